/** Text on lines of a width, broken at spaces where that can be. Pure. */
import { graphemes, stringWidth } from '@ccmux/term';

/** What would move the cursor is a space: the text may be of a program. */
const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');

/** At least one line; a word that is longer than a line is cut. */
export function wrapped(text: string, cols: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (stringWidth(longer) <= cols) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = cut(word, cols);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  return [...lines, line];
}

function cut(word: string, cols: number): string[] {
  const parts: string[] = [];
  let part = '';
  let width = 0;
  for (const { text, width: own } of graphemes(word)) {
    if (width + own > cols && part !== '') {
      parts.push(part);
      part = '';
      width = 0;
    }
    part += text;
    width += own;
  }
  return [...parts, part];
}
