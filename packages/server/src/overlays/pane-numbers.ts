/** The number of each pane, drawn over it for a while; a key with that number chooses the pane. */
import { bindingKey, type Colour, contains, type KeyName, plain, type Rect, type Style } from '@ccmux/core';
import type { Row } from '@ccmux/term';
import type { Surface, SurfaceMouse, SurfacePort, SurfaceSpace } from '../clients/surface.js';
import { digitHeight, digitsWidth, drawDigits } from './big-digits.js';
import { Canvas } from './canvas.js';

export interface PaneNumbersParts {
  readonly colour: Colour;
  readonly activeColour: Colour;
  /** Keys go on to the panes while the numbers are shown. */
  readonly ignoresKeys: boolean;
  numberOf(pane: number): number;
  /** The pane of the window that has this number now. */
  paneWith(number: number): number | undefined;
  onChosen(pane: number): void;
  onClosed(): void;
}

/** Keys of panes by number: digits, then letters. */
const paneKeys = '0123456789abcdefghijklmnopqrstuvwxyz';

export class PaneNumbers implements Surface {
  readonly name = 'panes';
  readonly layer = 'overlay';
  readonly followsMouse = false;
  readonly cursor = undefined;
  readonly modes = undefined;
  readonly #port: SurfacePort;
  readonly #parts: PaneNumbersParts;
  #canvas = new Canvas({ cols: 0, rows: 0 });
  #space: SurfaceSpace | undefined;

  constructor(port: SurfacePort, parts: PaneNumbersParts) {
    this.#port = port;
    this.#parts = parts;
  }

  place(space: SurfaceSpace): Rect | undefined {
    const { window } = space;
    const before = this.#space;
    this.#space = space;
    if (before === undefined || JSON.stringify([before.window, before.panes]) !== JSON.stringify([window, space.panes])) {
      this.#canvas = new Canvas({ cols: window.width, rows: window.height });
      this.#canvas.clear({ x: 0, y: 0, width: window.width, height: window.height });
      for (const place of space.panes) this.#draw(place, place.pane === space.active);
      this.#port.changed();
    }
    return window;
  }

  row(y: number): Row {
    return this.#canvas.row(y);
  }

  key(key: KeyName, _raw: Uint8Array, type: 1 | 2 | 3): boolean {
    if (this.#parts.ignoresKeys) return false;
    if (type === 3) return true;
    const name = bindingKey(key);
    const number = name.length === 1 ? paneKeys.indexOf(name) : -1;
    const pane = number < 0 ? undefined : this.#parts.paneWith(number);
    this.#port.close();
    if (pane !== undefined) this.#parts.onChosen(pane);
    // A key that is no number is what it always is.
    return number >= 0;
  }

  mouse(event: SurfaceMouse): void {
    const window = this.#space?.window;
    if (event.action !== 'down' || window === undefined) return;
    const at = { x: event.x + window.x, y: event.y + window.y };
    const pane = this.#space?.panes.find((p) => contains(p, at));
    this.#port.close();
    if (pane !== undefined) this.#parts.onChosen(pane.pane);
  }

  closed(): void {
    this.#parts.onClosed();
  }

  #draw(place: Rect & { readonly pane: number }, active: boolean): void {
    const { window } = this.#space!;
    const rect = { ...place, x: place.x - window.x, y: place.y - window.y };
    const colour = active ? this.#parts.activeColour : this.#parts.colour;
    const digits: Style = { ...plain, bg: colour };
    const text: Style = { ...plain, fg: colour };
    const number = this.#parts.numberOf(place.pane);
    const label = String(number);
    const letter = number > 9 ? (paneKeys[number] ?? '') : '';
    const size = `${rect.width}x${rect.height}`;
    const middle = rect.y + Math.floor(rect.height / 2);
    const width = digitsWidth(label);
    const end = rect.x + rect.width;
    if (rect.width < width || rect.height < digitHeight) {
      const short = letter === '' ? label : `${label} (${letter})`;
      this.#canvas.text(Math.max(rect.x, rect.x + Math.floor((rect.width - short.length) / 2)), middle, short, text, end);
      return;
    }
    const x = rect.x + Math.floor(rect.width / 2) - Math.floor(width / 2);
    drawDigits(this.#canvas, x, middle - 2, label, digits);
    if (rect.height <= digitHeight + 1) return;
    this.#canvas.text(Math.max(rect.x, end - size.length), rect.y, size, text, end);
    if (letter !== '') this.#canvas.text(x + width - 2, middle + 3, letter, text, end);
  }
}
