/**
 * Finds text in a history. Goes over the bytes of the blocks where it can, and decodes lines only for expressions and for
 * letters whose other case is not ASCII. Lines are searched whole, however they are wrapped.
 */
import { clusterFlag, glyphMask, widthShift, wordsPerCell } from '../screen/cell.js';
import { isWrappedRow } from './block.js';
import { byteLength, readText, writeText } from './bytes.js';
import { placeOf } from './locate.js';
import type { OpenBlock, OpenBlocks } from './open-block.js';
import type { PhysicalRow } from './physical-row.js';
import type { HistoryPosition } from './position.js';
import { lengthOf } from './reflow.js';

/** First and last cell of what was found; the last one may be rows below. */
export interface HistoryMatch extends HistoryPosition {
  readonly endRow: number;
  readonly endX: number;
}

export interface SearchOptions {
  readonly ignoreCase?: boolean;
}

/** Bytes of a block's text, the second one excluded. */
type ByteRange = readonly [number, number];
type Matcher = (open: OpenBlock) => readonly ByteRange[];

/** HistoryView.search. */
export function searchBlocks(
  view: OpenBlocks,
  pattern: string | RegExp,
  from: HistoryPosition,
  direction: 1 | -1,
  options: SearchOptions,
): HistoryMatch | undefined {
  const steps = searchSteps(view, pattern, from, direction, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** HistoryView.searchSteps. */
export function* searchSteps(
  view: OpenBlocks,
  pattern: string | RegExp,
  from: HistoryPosition,
  direction: 1 | -1,
  options: SearchOptions,
): Generator<undefined, HistoryMatch | undefined> {
  if (pattern === '' || view.blockCount === 0) return undefined;
  const matcher = matcherOf(pattern, options.ignoreCase ?? false);
  for (let i = view.nearestBlock(from.row); i >= 0 && i < view.blockCount; i += direction) {
    const found = firstPast(view, view.open(i), matcher, from, direction);
    if (found !== undefined) return found;
    yield;
  }
  return undefined;
}

function firstPast(
  view: OpenBlocks,
  open: OpenBlock,
  matcher: Matcher,
  from: HistoryPosition,
  direction: 1 | -1,
): HistoryMatch | undefined {
  const matches = matcher(open);
  for (let n = 0; n < matches.length; n++) {
    const [start, end] = matches[direction === 1 ? n : matches.length - 1 - n]!;
    const { row, x } = positionOf(view, open, start);
    const isPast = direction === 1 ? isBefore(from, { row, x }) : isBefore({ row, x }, from);
    if (!isPast) continue;
    const last = positionOf(view, open, end - 1);
    return { row, x, endRow: last.row, endX: last.x };
  }
  return undefined;
}

/** HistoryView.countSteps. */
export function* countSteps(view: OpenBlocks, pattern: string | RegExp, options: SearchOptions): Generator<number, undefined> {
  if (pattern === '') return undefined;
  const matcher = matcherOf(pattern, options.ignoreCase ?? false);
  for (let i = view.blockCount - 1; i >= 0; i--) yield matcher(view.open(i)).length;
  return undefined;
}

const isBefore = (a: HistoryPosition, b: HistoryPosition): boolean => a.row < b.row || (a.row === b.row && a.x < b.x);

const isAscii = (text: string): boolean => byteLength(text) === text.length;

function matcherOf(pattern: string | RegExp, ignoreCase: boolean): Matcher {
  if (typeof pattern === 'string' && (!ignoreCase || isAscii(pattern))) return bytesMatcher(pattern, ignoreCase);
  const source = typeof pattern === 'string' ? pattern.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&') : pattern.source;
  const flags = new Set([...(typeof pattern === 'string' ? 'u' : pattern.flags.replace(/[gy]/g, '')), 'g']);
  if (ignoreCase) flags.add('i');
  return expressionMatcher(new RegExp(source, [...flags].join('')));
}

const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

/** Boyer, Moore and Horspool: looks at one byte in as many as the pattern is long. */
function bytesMatcher(pattern: string, ignoreCase: boolean): Matcher {
  const needle = new Uint8Array(byteLength(pattern));
  writeText(needle, 0, pattern);
  // Letters are compared without the bit that makes them small.
  const masks = needle.map((byte) => (ignoreCase && isLetter(byte) ? 0xdf : 0xff));
  const last = needle.length - 1;
  const shifts = new Int32Array(256).fill(needle.length);
  for (let i = 0; i < last; i++) {
    shifts[needle[i]!] = last - i;
    if (masks[i] === 0xdf) shifts[needle[i]! ^ 0x20] = last - i;
  }
  for (let i = 0; i <= last; i++) needle[i] = needle[i]! & masks[i]!;
  return (open) => {
    const { bytes } = open.block;
    const found: ByteRange[] = [];
    const end = open.block.textLength;
    for (let at = open.index.text[open.skip]!; at + last < end; ) {
      let i = last;
      while (i >= 0 && (bytes[at + i]! & masks[i]!) === needle[i]) i--;
      if (i >= 0) at += shifts[bytes[at + last]!]!;
      else if (isInOneLine(open, at, at + last)) {
        found.push([at, at + needle.length]);
        at += needle.length;
      } else at++;
    }
    return found;
  };
}

function expressionMatcher(expression: RegExp): Matcher {
  return (open) => {
    const { block, index } = open;
    const found: ByteRange[] = [];
    const all = readText(block.bytes, 0, block.textLength);
    const isPlain = all.length === block.textLength;
    for (let row = open.skip; row < block.rows; ) {
      const from = index.text[row]!;
      do row++;
      while (row < block.rows && isWrappedRow(block, index, row));
      const end = index.text[row]!;
      const text = isPlain ? all.slice(from, end) : readText(block.bytes, from, end);
      expression.lastIndex = 0;
      for (let match = expression.exec(text); match !== null; match = expression.exec(text)) {
        if (match[0] === '') {
          expression.lastIndex++;
          continue;
        }
        const start = from + byteLength(text.slice(0, match.index));
        found.push([start, start + byteLength(match[0])]);
      }
    }
    return found;
  };
}

function isInOneLine(open: OpenBlock, first: number, last: number): boolean {
  const end = rowAt(open, last);
  for (let row = rowAt(open, first) + 1; row <= end; row++) if (!isWrappedRow(open.block, open.index, row)) return false;
  return true;
}

/** The stored row that a byte of the text is in. */
function rowAt({ index, block }: OpenBlock, offset: number): number {
  let low = 0;
  let high = block.rows;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (index.text[middle]! <= offset) low = middle;
    else high = middle;
  }
  return low;
}

/** Where a byte of a block's text is shown. */
function positionOf(view: OpenBlocks, open: OpenBlock, offset: number): HistoryPosition {
  const { block, index, skip } = open;
  const row = rowAt(open, offset);
  const x = columnAt(open.stored(row), offset - index.text[row]!);
  if (!open.isWrappedAnew) return { row: open.start + row - skip, x };
  let first = row;
  while (first > skip && isWrappedRow(block, index, first)) first--;
  let end = row + 1;
  while (end < block.rows && isWrappedRow(block, index, end)) end++;
  const stored = Array.from({ length: end - first }, (_, i) => open.stored(first + i));
  let cell = x;
  for (let i = 0; i < row - first; i++) cell += lengthOf(stored, i, block.width);
  let linesBefore = 0;
  for (let i = skip; i < first; i++) if (i === skip || !isWrappedRow(block, index, i)) linesBefore++;
  return placeOf(open, linesBefore, cell, view.cols);
}

/** The column of the cell that a byte of the row's text belongs to. */
function columnAt(row: PhysicalRow, offset: number): number {
  let left = offset;
  let x = 0;
  for (; x < row.cols - 1; x++) {
    const glyph = row.cells[x * wordsPerCell]!;
    left -= textLength(row, x, glyph);
    if (left < 0) break;
  }
  return x;
}

function textLength(row: PhysicalRow, x: number, glyph: number): number {
  if (glyph & clusterFlag) return byteLength(row.cluster(x));
  const codePoint = glyph & glyphMask;
  if (codePoint === 0) return glyph >>> widthShift === 0 ? 0 : 1;
  if (codePoint < 0x80) return 1;
  return codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
}
