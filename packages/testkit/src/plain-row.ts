/** A row of a screen as plain text: quick enough to be asked after every output. */
import { cell, type Row } from '@ccmux/term';

/** Text of a row without attributes; right halves of wide characters and spaces at the end left out. */
export function plainRow(row: Row): string {
  let text = '';
  for (let x = 0; x * 3 < row.cells.length; x++) {
    const glyph = row.cells[x * 3]!;
    if (glyph & cell.clusterFlag) text += row.clusters?.get(x) ?? '';
    else if (glyph >>> cell.widthShift > 0 || x === 0) text += String.fromCodePoint(glyph & cell.glyphMask || 0x20);
    else if (row.cells[(x - 1) * 3]! >>> cell.widthShift !== 2) text += ' ';
  }
  return text.trimEnd();
}
