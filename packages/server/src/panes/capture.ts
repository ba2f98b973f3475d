/**
 * Rows of a pane as text, with places to stop at: a million of them take a second. Refuses to know whose command that is. More
 * than a few rows are read from a snapshot: what is printed meanwhile changes nothing.
 */
import { type Row, rowText, rowToSgr, sgrStart } from '@ccmux/term';
import { rowsPerStep, type Steps } from '../copy-mode/slices.js';
import type { PaneRuntime } from './pane-runtime.js';

/** Rows that are captured: 0 is the top of the screen, negative is history. */
export interface CapturedLines {
  readonly top: number;
  readonly bottom: number;
  row(y: number): Row;
  /** As `rowText` gives it. */
  text(y: number): string;
  isWrapped(y: number): boolean;
}

export interface CaptureLook {
  /** Leaves out spaces at the ends of rows. */
  readonly trim: boolean;
  /** Wrapped rows become one line. */
  readonly join: boolean;
  /** With colours, as escape sequences. */
  readonly styled: boolean;
  /** Control characters as octal. */
  readonly escaped: boolean;
}

const linesOf = (top: number, bottom: number, row: (y: number) => Row): CapturedLines => ({
  top,
  bottom,
  row,
  text: (y) => rowText(row(y)),
  isWrapped: (y) => row(y).wrapped,
});

/** What the pane's program shows, and has shown. */
export function shownLines({ emulator }: Pick<PaneRuntime, 'emulator'>): CapturedLines {
  const row = (y: number): Row => (y < 0 ? emulator.historyRow(emulator.historySize + y) : emulator.row(y));
  return linesOf(-emulator.historySize, emulator.size.rows - 1, row);
}

/** The same, as it is now whatever comes. */
export function keptLines({ emulator }: Pick<PaneRuntime, 'emulator'>): CapturedLines {
  const view = emulator.snapshot();
  const { rows } = emulator.size;
  const top = view.rows - rows;
  return {
    top: -top,
    bottom: rows - 1,
    row: (y) => view.row(top + y),
    text: (y) => view.text(top + y),
    isWrapped: (y) => view.isWrapped(top + y),
  };
}

/** The screen behind a full-screen program. */
export const coveredLines = ({ emulator }: PaneRuntime): CapturedLines =>
  linesOf(0, emulator.size.rows - 1, (y) => emulator.coveredRow(y));

/** What the pane's mode shows; without one, as `shownLines`. */
export function modeLines(runtime: PaneRuntime): CapturedLines {
  const { mode, size } = runtime;
  return mode === undefined ? shownLines(runtime) : linesOf(0, size.rows - 1, (y) => mode.row(y));
}

/** Rows from `first` to `last`, both included, each with its line end. */
export function* captured(lines: CapturedLines, first: number, last: number, look: CaptureLook): Steps<string> {
  const textOf = textWith(look, lines);
  const parts: string[] = [];
  let text = '';
  for (let y = first; y <= last; y++) {
    text += textOf(y);
    if (!(look.join && y < last && lines.isWrapped(y + 1))) text += '\n';
    if ((y - first + 1) % rowsPerStep !== 0) continue;
    parts.push(text);
    text = '';
    yield;
  }
  parts.push(text);
  return parts.join('');
}

function textWith({ trim, styled, escaped }: CaptureLook, lines: CapturedLines): (y: number) => string {
  if (!styled) {
    const text = (y: number): string => (trim ? lines.text(y).replace(/ +$/, '') : lines.text(y));
    return escaped ? (y) => withOctal(text(y).replaceAll('\\', backslash)) : text;
  }
  let state = sgrStart;
  return (y) => {
    const row = lines.row(y);
    const result = rowToSgr(escaped ? withoutBackslashes(row) : row, state, { trim });
    state = result.state;
    return escaped ? withOctal(result.text) : result.text;
  };
}

/** Stands for a backslash of the text, while those of sequences are about to be escaped in another way. */
const backslash = '\u{f8ff}';

const withOctal = (text: string): string => text.replaceAll('\x1b', '\\033').replaceAll(backslash, '\\\\');

function withoutBackslashes(row: Row): Row {
  const cells = row.cells.map((word, i) =>
    i % 3 === 0 && (word & 0x1fffff) === 0x5c ? word - 0x5c + backslash.codePointAt(0)! : word,
  );
  return { ...row, cells };
}
