/** How one cell looks on paper: its words taken apart into what SVG can say. */
import { cell, type Row, type UnderlineStyle } from '@ccmux/term';
import { colourOf, type Theme } from './theme.js';

export interface Look {
  readonly text: string;
  /** Columns: 2 for a wide character, 0 for the right half of one. */
  readonly width: number;
  readonly ink: string;
  readonly paper: string;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
  readonly overline: boolean;
  readonly underline: UnderlineStyle;
  readonly underlineInk: string;
}

const textOf = (row: Row, column: number, glyph: number): string => {
  if (glyph & cell.clusterFlag) return row.clusters?.get(column) ?? ' ';
  return String.fromCodePoint(glyph & cell.glyphMask || 0x20);
};

export const lookAt = (row: Row, column: number, theme: Theme, reversed: boolean): Look => {
  const at = column * cell.wordsPerCell;
  const [glyph, fg, bg] = [row.cells[at]!, row.cells[at + 1]!, row.cells[at + 2]!];
  const front = colourOf(theme, fg, theme.foreground);
  const back = colourOf(theme, bg, theme.background);
  const inverse = ((fg & cell.fgInverse) !== 0) !== reversed;
  const ink = inverse ? back : front;
  const extended = bg & cell.bgExtended ? row.extended?.get(column) : undefined;
  return {
    text: fg & cell.fgInvisible ? ' ' : textOf(row, column, glyph),
    width: glyph >>> cell.widthShift,
    ink,
    paper: inverse ? front : back,
    bold: (fg & cell.fgBold) !== 0,
    dim: (bg & cell.bgDim) !== 0,
    italic: (bg & cell.bgItalic) !== 0,
    strike: (fg & cell.fgStrike) !== 0,
    overline: (bg & cell.bgOverline) !== 0,
    underline: fg & cell.fgUnderline ? (extended?.underline ?? 1) : 0,
    underlineInk: colourOf(theme, extended?.underlineColour ?? 0, ink),
  };
};
