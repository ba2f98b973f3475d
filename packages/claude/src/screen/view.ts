/** What rules see of a terminal's screen. Whoever has an emulator offers this; nothing here knows one. */

/** How a cell is drawn, as far as it tells a person's words from the program's. */
export interface CellLook {
  readonly dim: boolean;
  readonly inverse: boolean;
  /** Palette index or 0xRRGGBB, undefined: the default colour. */
  readonly colour: number | undefined;
}

/** Rows and columns from 0. Valid until the emulator takes more output. */
export interface ScreenView {
  readonly cols: number;
  readonly rows: number;
  readonly cursor: { readonly x: number; readonly y: number; readonly visible: boolean };
  readonly alternate: boolean;
  /** DEC 2004: a program that reads lines or prompts turns it on, and off when it leaves. */
  readonly bracketedPaste: boolean;
  /** DEC 1004: likewise. */
  readonly focusEvents: boolean;
  /** Row y without the blanks at its end. */
  text(y: number): string;
  /** Of the cell at column x of row y. */
  look(x: number, y: number): CellLook;
}
