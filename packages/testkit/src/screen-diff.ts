/**
 * Two screens, compared as a person would: every cell and the cursor, without the bits that nobody can see. Owns
 * what counts as equal.
 */
import type { Point, Size } from '@ccmux/core';
import { cell, type Emulator, type Extended, type Row } from '@ccmux/term';

export interface CellDifference {
  /** Column and row inside the region. */
  readonly x: number;
  readonly y: number;
  readonly expected: string;
  readonly got: string;
}

export interface Region {
  /** Top left of the region on the screen that is compared. */
  readonly at: Point;
  readonly size: Size;
}

/**
 * Compares a region of `actual` with the whole of `expected`. Equal are an empty cell and a space in the same
 * colours, the sixteen colours and the same numbers of the 256, a single underline said either way; the protected
 * flag, ids of hyperlinks and the colour of an underline that is not there do not count.
 */
export function diffScreens(expected: Emulator, actual: Emulator, region: Region): CellDifference[] {
  const differences: CellDifference[] = [];
  for (let y = 0; y < region.size.rows; y++) {
    const wanted = Array.from({ length: region.size.cols }, (_, x) => describeCell(expected.row(y), x));
    const row = actual.row(region.at.y + y);
    for (const [x, text] of wanted.entries()) {
      const got = describeCell(row, region.at.x + x);
      if (got !== text) differences.push({ x, y, expected: text, got });
    }
  }
  return differences;
}

/** What differs between the cursors, in words; empty when nothing does. The position is compared inside the region. */
export function diffCursors(expected: Emulator, actual: Emulator, at: Point): string[] {
  const [e, a] = [expected.cursor, actual.cursor];
  const problems: string[] = [];
  if (e.visible !== a.visible) return [`cursor is ${a.visible ? 'visible' : 'hidden'}, not ${e.visible ? 'visible' : 'hidden'}`];
  if (!e.visible) return [];
  // Behind the last column a wrap is pending; the cursor is drawn on the last one.
  const wanted = { x: Math.min(e.x, expected.size.cols - 1), y: e.y };
  const got = { x: Math.min(a.x, actual.size.cols - 1) - at.x, y: a.y - at.y };
  if (got.x !== wanted.x || got.y !== wanted.y) problems.push(`cursor at ${got.x},${got.y}, not ${wanted.x},${wanted.y}`);
  if (e.shape !== a.shape) problems.push(`cursor shape ${a.shape ?? 'default'}, not ${e.shape ?? 'default'}`);
  if (e.shape !== undefined && e.blink !== a.blink) problems.push(`cursor ${a.blink ? 'blinks' : 'is steady'}`);
  return problems;
}

/** The differences for a person: the first ones of each kind, and how many there are. */
export function formatDifferences(differences: readonly CellDifference[], limit = 20): string {
  const lines = differences.slice(0, limit).map(({ x, y, expected, got }) => `  ${x},${y}: expected ${expected}, got ${got}`);
  if (differences.length > limit) lines.push(`  … and ${differences.length - limit} more`);
  return `${differences.length} cells differ\n${lines.join('\n')}`;
}

/** All that can be seen of a cell, in words: equal texts look equal. */
export function describeCell(row: Row, x: number): string {
  const glyph = row.cells[x * 3];
  const fg = row.cells[x * 3 + 1];
  const bg = row.cells[x * 3 + 2];
  if (glyph === undefined || fg === undefined || bg === undefined) return 'nothing';
  const width = glyph >>> cell.widthShift;
  const isRightHalf = width === 0 && x > 0 && (row.cells[(x - 1) * 3] ?? 0) >>> cell.widthShift === 2;
  if (isRightHalf) return 'right half';
  const text = glyph & cell.clusterFlag ? (row.clusters?.get(x) ?? '') : String.fromCodePoint(glyph & cell.glyphMask || 0x20);
  const extended = bg & cell.bgExtended ? row.extended?.get(x) : undefined;
  const parts = [JSON.stringify(text) + (width === 2 ? ' wide' : '')];
  if (colour(fg) !== 'default') parts.push(`fg ${colour(fg)}`);
  if (colour(bg) !== 'default') parts.push(`bg ${colour(bg)}`);
  for (const [name, on] of flags(fg, bg)) if (on) parts.push(name);
  parts.push(...describeUnderline(fg, extended));
  if (extended !== undefined && extended.link !== '') parts.push(`link ${extended.link}`);
  return parts.join(' ');
}

const flags = (fg: number, bg: number): [string, boolean][] => [
  ['bold', (fg & cell.fgBold) !== 0],
  ['dim', (bg & cell.bgDim) !== 0],
  ['italic', (bg & cell.bgItalic) !== 0],
  ['blink', (fg & cell.fgBlink) !== 0],
  ['inverse', (fg & cell.fgInverse) !== 0],
  ['hidden', (fg & cell.fgInvisible) !== 0],
  ['strike', (fg & cell.fgStrike) !== 0],
  ['overline', (bg & cell.bgOverline) !== 0],
];

const underlineNames = ['', 'underline', 'double underline', 'curly underline', 'dotted underline', 'dashed underline'];

function describeUnderline(fg: number, extended: Extended | undefined): string[] {
  if ((fg & cell.fgUnderline) === 0) return [];
  const style = extended === undefined || extended.underline === 0 ? 1 : extended.underline;
  const own = extended === undefined ? 'default' : colour(extended.underlineColour);
  return [underlineNames[style] ?? 'underline', ...(own === 'default' ? [] : [`in ${own}`])];
}

function colour(word: number): string {
  const value = word & cell.colourMask;
  switch (word & cell.colourModeMask) {
    case cell.colourRgb:
      return `#${value.toString(16).padStart(6, '0')}`;
    case cell.colourPalette16:
    case cell.colourPalette256:
      return String(value & 0xff);
    default:
      return 'default';
  }
}
