/** Grapheme clusters of more than one code point, in xterm's side table of a line. */
import { clusterFlag, glyphMask, widthShift, wordsPerCell } from '../screen/cell.js';
import type { XtermLine } from './internals.js';

/** From this length on, V8 keeps a concatenation as a tree of its parts, at several times the memory. */
const ropeLength = 13;

/** Adds a code point to the cell at `x` and sets the width of the cluster. */
export function appendToCluster(line: XtermLine, x: number, codePoint: number, width: number): void {
  const o = x * wordsPerCell;
  const glyph = line._data[o]!;
  const added = String.fromCodePoint(codePoint);
  let content: number;
  if (glyph & clusterFlag) {
    line._combined[x] = flat(line._combined[x] + added);
    content = clusterFlag;
  } else if (glyph & glyphMask) {
    line._combined[x] = String.fromCodePoint(glyph & glyphMask) + added;
    content = clusterFlag;
  } else content = codePoint;
  line._data[o] = content | (width << widthShift);
}

function flat(text: string): string {
  if (text.length < ropeLength) return text;
  const units = new Array<number>(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return String.fromCharCode(...units);
}
