/** The few parts of blessed that are used, by the files they are in: the whole library takes twice as long to load. */

declare module 'blessed/lib/widgets/screen.js' {
  import type { EventEmitter } from 'node:events';

  namespace Screen {
    /** A cell: attribute word and text. */
    type Cell = [attr: number, text: string];
    type Line = Cell[] & { dirty?: boolean };
  }
  class Screen {
    static _bound: boolean;
    static instances: Screen[];
    constructor(options: { program: EventEmitter; fullUnicode?: boolean });
    lines: Screen.Line[];
    alloc(): void;
    render(): void;
    draw(start: number, end: number): void;
    append(element: object): void;
  }
  export = Screen;
}

declare module 'blessed/lib/widgets/box.js' {
  import type Screen from 'blessed/lib/widgets/screen.js';

  namespace Box {
    /** Cells from xi, yi up to but without xl, yl. */
    interface Coordinates {
      xi: number;
      xl: number;
      yi: number;
      yl: number;
    }
  }
  class Box {
    constructor(options: { parent: Screen; left: number; top: number; width: number; height: number; hidden?: boolean });
    screen: Screen;
    left: number;
    top: number;
    width: number;
    height: number;
    hidden: boolean;
    lpos: Box.Coordinates | undefined;
    show(): void;
    hide(): void;
    setFront(): void;
    _getCoords(): Box.Coordinates | undefined;
    render(): Box.Coordinates | undefined;
  }
  export = Box;
}
