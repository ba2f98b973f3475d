/** What cannot be in the state of an emulator, beyond what each field may be: positions off the screen, halves of things. */
import { incompleteTail } from '../sanitize/utf8.js';
import { clusterWidth } from '../width/clusters.js';
import type { EmulatorState, LinesState, ParseState, ScreenState } from './state.js';

/** Least columns that the emulator works with, whatever it was asked for. */
const leastCols = 2;
/** Cells of live lines, the larger ones of anybody's terminal many times over: 400 MB. */
const maxCells = 1 << 25;
/** Widths that a history remembers. */
const maxWidths = 64;
/** States of the sanitizer's reader. */
const inEscape = 1;
const inPayload = 5;
/** What can be in a control string, DEL too; anything else would end it. */
const commandText = /^[^\u0000-\u001f\u0080-\u009f]*$/;
const requestText = /^[^\u0018\u001a\u001b\u0080-\u009f]*$/;
const dcs = 0x50;
/** Where a request begins: of DCS, only those reach the emulator. */
const requestHead = /^[<-?]?[$+]q/;

/** undefined if nothing is. */
export function whatIsWrong(state: EmulatorState): string | undefined {
  const { size, normal, alternate, pen } = state;
  if (size.cols < 1 || size.rows < 1) return 'the screen has no size';
  if (((pen.extended.bits >>> 26) & 7) > 5) return 'the style of underlines does not exist';
  if (state.charsets.designated.length !== 4) return 'a character set is missing';
  return (
    wrongParse(state.parse) ?? wrongScreen(normal, state, true) ?? wrongScreen(alternate, state, false) ?? wrongHistory(state)
  );
}

function wrongParse({ sanitizer, joinState, string }: ParseState): string | undefined {
  const { tail, reader } = sanitizer;
  if (clusterWidth(joinState) > 2) return 'a character is too wide';
  if (tail.length > 0 && incompleteTail(tail, 0, tail.length) !== tail.length) return 'a cut character is none';
  const isOpen = reader.open !== 0;
  if (reader.state === inPayload ? !isOpen : isOpen && reader.state !== inEscape) return 'a control string is open in its end';
  const isText = (reader.open === dcs ? requestText : commandText).test(string);
  if (!isText || (!isOpen && string !== '')) return 'a control string is damaged';
  if (reader.open === dcs && !requestHead.test(string)) return 'a control string is no request';
  return undefined;
}

function wrongScreen(screen: ScreenState, { size, onAlternate }: EmulatorState, isNormal: boolean): string | undefined {
  const cols = Math.max(size.cols, leastCols);
  const { x, y, base, shown, scrollTop, scrollBottom } = screen;
  if (x > cols || y >= size.rows) return 'the cursor is off the screen';
  if (scrollBottom >= size.rows || scrollTop > scrollBottom) return 'the scroll region is off the screen';
  if (shown > base || (!isNormal && base > 0)) return 'the screen is not among its lines';
  // The alternate screen has no lines while it is not shown.
  if (!isNormal && !onAlternate && screen.lines.lengths.length === 0 && screen.lines.block.rows === 0) return undefined;
  return wrongLines(screen.lines, base + size.rows, cols, isNormal);
}

function wrongLines({ block, lengths }: LinesState, needed: number, cols: number, isNormal: boolean): string | undefined {
  if (lengths.length < needed || block.rows !== lengths.length) return 'there are not as many lines as there should be';
  if (block.width * lengths.length > maxCells) return 'there are more cells than a terminal has';
  const isRight = (length: number): boolean => length <= block.width && (isNormal ? length === cols : length >= cols);
  return lengths.every(isRight) ? undefined : 'a line is not as long as the screen is wide';
}

function wrongHistory({ history, size }: EmulatorState): string | undefined {
  const { widths, base, skip, blocks, open } = history;
  if (widths.length === 0 || widths.length > maxWidths || widths.includes(0)) return 'a width of history is missing';
  const newest = base + widths.length - 1;
  if (newest > 0xffffffff || (widths.at(-1) !== size.cols && widths.at(-1) !== Math.max(size.cols, leastCols)))
    return 'history has another width than the screen';
  for (const block of [...blocks, open]) {
    const width = widths[block.age - base];
    if (block.age > newest || (width === undefined ? !block.isSimple || block.width === 0 : width !== block.width))
      return 'a block of history has a width that there was not';
  }
  if (open.age !== newest || blocks.some(({ rows }) => rows === 0)) return 'a block of history is empty';
  const first = blocks[0] ?? open;
  return skip > 0 && skip >= first.rows ? 'history begins after its first block' : undefined;
}
