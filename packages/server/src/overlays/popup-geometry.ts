/** Where a popup lies: the place that was asked for, kept through changes of the terminal's size and drags. Pure. */
import type { Point, Rect, Size } from '@ccmux/core';

/** Smallest popup, with a border and without. */
export const minimumSide = (bordered: boolean): number => (bordered ? 3 : 1);

export class PopupGeometry {
  readonly #border: 0 | 1;
  #wanted: Rect;

  /** `wanted` includes the border. */
  constructor(wanted: Rect, bordered: boolean) {
    this.#wanted = wanted;
    this.#border = bordered ? 1 : 0;
  }

  /** On a terminal of this size: moved, then made smaller, until it fits. Undefined when not even the smallest does. */
  on(terminal: Size): Rect | undefined {
    const least = minimumSide(this.#border === 1);
    if (terminal.cols < least || terminal.rows < least) return undefined;
    const width = Math.min(this.#wanted.width, terminal.cols);
    const height = Math.min(this.#wanted.height, terminal.rows);
    const x = Math.max(0, Math.min(this.#wanted.x, terminal.cols - width));
    const y = Math.max(0, Math.min(this.#wanted.y, terminal.rows - height));
    return { x, y, width, height };
  }

  /** What the program gets of a popup at `rect`. */
  inside(rect: Rect): Size {
    return { cols: rect.width - 2 * this.#border, rows: rect.height - 2 * this.#border };
  }

  /** Program cells begin here, in cells of the popup. */
  get origin(): Point {
    return { x: this.#border, y: this.#border };
  }

  isOnBorder(p: Point, rect: Rect): boolean {
    return this.#border === 1 && (p.x <= 0 || p.y <= 0 || p.x >= rect.width - 1 || p.y >= rect.height - 1);
  }

  move(to: Point): void {
    this.#wanted = { ...this.#wanted, x: Math.max(0, to.x), y: Math.max(0, to.y) };
  }

  /** The bottom right corner goes to this cell of the terminal. */
  stretch(to: Point): void {
    const least = minimumSide(this.#border === 1);
    const width = Math.max(least, to.x - this.#wanted.x + 1);
    const height = Math.max(least, to.y - this.#wanted.y + 1);
    this.#wanted = { ...this.#wanted, width, height };
  }
}
