/** Texts for people in the room that a terminal has. Pure. */
import { graphemes, stringWidth } from '@ccmux/term';

/** What continues a line. */
const indent = '  ';

/** Lines no wider than `cols`: broken between words, in the middle of one only where it has no other place. */
export function wrapped(lines: readonly string[], cols: number): string[] {
  const room = Math.max(cols, indent.length + 2);
  return lines.flatMap((line) => {
    if (stringWidth(line) <= room) return [line];
    const rows: string[] = [];
    let row = '';
    for (const word of line.split(/(?<= )/)) {
      if (row.trim() !== '' && stringWidth(row) + stringWidth(word.trimEnd()) > room) {
        rows.push(row.trimEnd());
        row = indent;
      }
      row += word;
      while (stringWidth(row.trimEnd()) > room) {
        const head = beginning(row, room);
        rows.push(head);
        row = `${indent}${row.slice(head.length)}`;
      }
    }
    return [...rows, row.trimEnd()];
  });
}

/** One line with `more` at its end, which says where all of it is, when it has to be cut. */
export function cut(text: string, cols: number, more: string): string {
  if (stringWidth(text) <= cols) return text;
  const end = `… ${more}`;
  const room = cols - stringWidth(end);
  return room < 10 ? text : `${beginning(text, room)}${end}`;
}

/** As much of a text as has room. */
function beginning(text: string, cols: number): string {
  let used = 0;
  let head = '';
  for (const { text: grapheme, width } of graphemes(text)) {
    used += width;
    if (used > cols) break;
    head += grapheme;
  }
  return head;
}
