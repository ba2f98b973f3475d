/** Steps over the cells of a picture: characters, rows, lines, a character that is looked for. Pure; scrolls nothing. */
import type { Grid } from './grid.js';
import type { Point } from './state.js';

export class Reader {
  readonly grid: Grid;
  x: number;
  y: number;

  constructor(grid: Grid, { x, y }: Point) {
    this.grid = grid;
    this.x = x;
    this.y = y;
  }

  get point(): Point {
    return { x: this.x, y: this.y };
  }

  /** One character; at the end of a row to the next one if `wrap`. `all`: up to the last column, written or not. */
  right(wrap: boolean, all: boolean): void {
    const limit = all ? this.grid.cols : this.grid.length(this.y);
    if (wrap && this.x >= limit && this.y < this.grid.lastRow) {
      this.x = 0;
      this.down();
    } else if (this.x < limit) {
      this.x++;
      while (this.x < limit && this.grid.isPadding(this.x, this.y)) this.x++;
    }
  }

  /** One character; at the start of a row to the end of the one before, if it goes on here or if `wrap`. */
  left(wrap: boolean): void {
    while (this.x > 0 && this.grid.isPadding(this.x, this.y)) this.x--;
    if (this.x === 0 && this.y > 0 && (wrap || this.grid.isWrapped(this.y - 1))) {
      this.up();
      this.x = this.grid.length(this.y);
    } else if (this.x > 0) this.x--;
  }

  down(): void {
    if (this.y < this.grid.lastRow) this.y++;
    this.#toWholeCharacter();
  }

  up(): void {
    if (this.y > 0) this.y--;
    this.#toWholeCharacter();
  }

  startOfLine(): void {
    this.y = this.grid.lineStart(this.y);
    this.x = 0;
  }

  endOfLine(all: boolean): void {
    this.y = this.grid.lineEnd(this.y);
    this.x = all ? this.grid.cols : this.grid.length(this.y);
  }

  /** First character of the line that is not a space; stays where there is none. */
  indentation(): void {
    const end = this.grid.lineEnd(this.y);
    for (let y = this.grid.lineStart(this.y); y <= end; y++) {
      const length = this.grid.length(y);
      for (let x = 0; x < length; x++) {
        const text = this.grid.text(x, y);
        if (text === ' ' || text === '') continue;
        this.x = x;
        this.y = y;
        return;
      }
    }
  }

  isIn(characters: string): boolean {
    return this.grid.isIn(this.x, this.y, characters);
  }

  /** Forward to a character, from here on to the end of the line. */
  jumpForward(text: string): boolean {
    let { x, y } = this;
    for (; ; y++) {
      const length = this.grid.length(y);
      for (; x < length; x++) if (this.#found(x, y, text)) return true;
      if (y >= this.grid.lastRow || !this.grid.isWrapped(y)) return false;
      x = 0;
    }
  }

  /** Back to a character, from here on to the start of the line. */
  jumpBackward(text: string): boolean {
    let { x, y } = this;
    for (; ; y--) {
      for (; x >= 0; x--) if (this.#found(x, y, text)) return true;
      if (y === 0 || !this.grid.isWrapped(y - 1)) return false;
      x = this.grid.length(y - 1) - 1;
    }
  }

  #found(x: number, y: number, text: string): boolean {
    if (this.grid.text(x, y) !== text) return false;
    this.x = x;
    this.y = y;
    return true;
  }

  #toWholeCharacter(): void {
    while (this.x > 0 && this.grid.isPadding(this.x, this.y)) this.x--;
  }
}
