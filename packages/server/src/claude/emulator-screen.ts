/** An emulator's screen as rules see it. Keeps the text of rows that did not change. */
import type { CellLook, ScreenView } from '@ccmux/claude';
import { cell, type DirtyRange, type Emulator, rowText } from '@ccmux/term';

export class EmulatorScreen implements ScreenView {
  readonly #emulator: Emulator;
  #texts: (string | undefined)[] = [];

  constructor(emulator: Emulator) {
    this.#emulator = emulator;
  }

  /** Rows were written to. Without a range: all of them. */
  changed(range?: DirtyRange): void {
    if (range === undefined || this.#texts.length !== this.rows) this.#texts = Array.from({ length: this.rows });
    else this.#texts.fill(undefined, range.first, range.last + 1);
  }

  get cols(): number {
    return this.#emulator.size.cols;
  }

  get rows(): number {
    return this.#emulator.size.rows;
  }

  get cursor(): ScreenView['cursor'] {
    const { x, y, visible } = this.#emulator.cursor;
    return { x, y, visible };
  }

  get alternate(): boolean {
    return this.#emulator.modes.alternateScreen;
  }

  get bracketedPaste(): boolean {
    return this.#emulator.modes.bracketedPaste;
  }

  text(y: number): string {
    this.#texts[y] ??= rowText(this.#emulator.row(y), { trim: true });
    return this.#texts[y];
  }

  look(x: number, y: number): CellLook {
    const at = x * cell.wordsPerCell;
    const { cells } = this.#emulator.row(y);
    const fg = cells[at + 1] ?? 0;
    const bg = cells[at + 2] ?? 0;
    const isColoured = (fg & cell.colourModeMask) !== cell.colourDefault;
    return {
      dim: (bg & cell.bgDim) !== 0,
      inverse: (fg & cell.fgInverse) !== 0,
      colour: isColoured ? fg & cell.colourMask : undefined,
    };
  }
}
