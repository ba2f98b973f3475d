/** A blessed box whose inside is painted by a function, cluster by cluster, with widths of our own table. */

import type { Rect } from '@ccmux/core';
import { graphemes } from '@ccmux/term';
import Box from 'blessed/lib/widgets/box.js';
import type Screen from 'blessed/lib/widgets/screen.js';

/** Where a paint function writes: columns and rows within the box. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** Text from column x on, clipped at the right edge; returns the column behind it. */
  text(x: number, y: number, text: string, attr: number): number;
  /** Fills the row from column x to its end. */
  fill(x: number, y: number, attr: number): void;
}

export class Surface extends Box {
  #paint: (canvas: Canvas) => void = () => {};

  constructor(parent: Screen) {
    super({ parent, left: 0, top: 0, width: 1, height: 1, hidden: true });
  }

  /** Shows the box at `rect`, painted by `paint` at each render. */
  place(rect: Rect, paint: (canvas: Canvas) => void): void {
    this.left = rect.x;
    this.top = rect.y;
    this.width = rect.width;
    this.height = rect.height;
    this.#paint = paint;
    this.show();
  }

  override render(): Box.Coordinates | undefined {
    const at = this.hidden ? undefined : this._getCoords();
    this.lpos = at;
    if (at !== undefined) this.#paint(new BoxCanvas(this.screen.lines, at));
    return at;
  }
}

class BoxCanvas implements Canvas {
  readonly #lines: Screen.Line[];
  readonly #at: Box.Coordinates;

  constructor(lines: Screen.Line[], at: Box.Coordinates) {
    this.#lines = lines;
    this.#at = at;
  }

  get width(): number {
    return this.#at.xl - this.#at.xi;
  }

  get height(): number {
    return this.#at.yl - this.#at.yi;
  }

  text(x: number, y: number, text: string, attr: number): number {
    for (const { text: cluster, width } of graphemes(text)) {
      if (x + width > this.width) break;
      this.#set(x, y, attr, cluster);
      if (width === 2) this.#set(x + 1, y, attr, '');
      x += width;
    }
    return x;
  }

  fill(x: number, y: number, attr: number): void {
    for (; x < this.width; x++) this.#set(x, y, attr, ' ');
  }

  #set(x: number, y: number, attr: number, text: string): void {
    const target = this.#lines[this.#at.yi + y]?.[this.#at.xi + x];
    if (target === undefined) return;
    target[0] = attr;
    target[1] = text;
  }
}
