/** Screens as text that tests compare: one string per cell, with everything a person could see of it. */
import type { Emulator } from '@ccmux/term';
import { cell } from '@ccmux/term';

/** Rows of cells. An empty cell and a space are the same; the right half of a wide character is `»`. */
export function screenText(emulator: Emulator): string[][] {
  const rows: string[][] = [];
  for (let y = 0; y < emulator.size.rows; y++) {
    const row = emulator.row(y);
    const line: string[] = [];
    for (let x = 0; x < emulator.size.cols; x++) {
      const glyph = row.cells[x * 3]!;
      const fg = row.cells[x * 3 + 1]!;
      const bg = row.cells[x * 3 + 2]!;
      const ext = bg & cell.bgExtended ? row.extended?.get(x) : undefined;
      const text =
        glyph & cell.clusterFlag ? (row.clusters?.get(x) ?? '?') : String.fromCodePoint(glyph & cell.glyphMask || 0x20);
      const right = x > 0 && glyph >>> cell.widthShift === 0 && row.cells[(x - 1) * 3]! >>> cell.widthShift === 2;
      const flags = bg & ~(cell.bgExtended | cell.bgProtected);
      const extra = ext === undefined ? '' : describe(ext.underline, ext.underlineColour, ext.link, ext.linkId);
      line.push(right ? '»' : `${text}|${visible(fg)}|${visible(flags)}${extra}`);
    }
    rows.push(line);
  }
  return rows;
}

/** A word in hex without the colour bits that its colour mode does not use (the emulator leaves old ones there). */
function visible(word: number): string {
  const mode = word & cell.colourModeMask;
  const used = mode === 0 ? 0 : mode === cell.colourRgb ? cell.colourMask : 0xff;
  return ((word & ~cell.colourMask) | (word & used)).toString(16);
}

/** A single underline is in the flags already. */
function describe(underline: number, colour: number, link: string, linkId: string): string {
  if (underline <= 1 && (underline === 0 || colour === 0) && link === '') return '';
  return `|${underline}|${underline === 0 ? 0 : visible(colour)}|${link}|${linkId}`;
}

/** Every cell of a row as plain text, without attributes; right halves left out. */
export function rowText(emulator: Emulator, y: number): string {
  const line = screenText(emulator)[y] ?? [];
  return line.map((c) => (c === '»' ? '' : [...c.split('|')[0]!].join('') || '|')).join('');
}
