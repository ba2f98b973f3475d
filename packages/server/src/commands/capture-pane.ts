/** capture-pane: what a pane shows, or showed, as text. */
import { err, ok, type ParsedArgs, type Result } from '@ccmux/core';
import { type Row, rowText, rowToSgr, sgrStart } from '@ccmux/term';
import { textOfPane } from '../copy-mode/buffers.js';
import type { PaneRuntime } from '../panes/pane-runtime.js';
import { type Command, done } from './command.js';

export const capturePane: Command = {
  name: 'capture-pane',
  flags: 'ab:CeE:JMNpPqS:Tt:',
  args: [0, 0],
  usage: '[-aCeJMNpPqT] [-b buffer-name] [-E end-line] [-S start-line] [-t target-pane]',
  summary: 'Take what a pane shows as text.',
  flagHelp: {
    a: 'the screen behind a full-screen program',
    b: 'into this buffer',
    C: 'write control characters as octal',
    e: 'with colours, as escape sequences',
    E: 'last line: 0 is the top of the screen, negative in the history, - the end',
    J: 'join wrapped lines and keep spaces at their ends',
    M: 'what the mode shows that the pane is in',
    N: 'keep spaces at the ends of lines',
    p: 'print it',
    P: 'only what is begun of an escape sequence',
    q: 'no error when there is no screen behind',
    S: 'first line: 0 is the top of the screen, negative in the history, - the beginning',
    t: 'the pane',
    T: 'leave out cells that nothing was written to',
  },
  exec(context, args) {
    const place = context.resolve('pane', args.value('t'));
    if (!place.ok) return place;
    const runtime = context.panes.get(place.value.pane);
    if (runtime === undefined) return err("can't find pane");
    const text = args.has('P') ? ok(pending(args, runtime)) : screen(args, runtime);
    if (!text.ok) return text;
    if (!args.has('p')) {
      const use = textOfPane(context.store.model, runtime.id);
      return context.buffers.set(args.value('b'), Buffer.from(text.value), use);
    }
    context.caller.print(text.value.replace(/\n$/, ''));
    return done;
  },
};

/** The beginning of a sequence that the program has not finished. */
function pending(args: ParsedArgs, { emulator }: PaneRuntime): string {
  const bytes = Buffer.from(emulator.pending);
  if (!args.has('C')) return bytes.toString();
  return Array.from(bytes, (byte) => {
    const isPlain = byte >= 0x20 && byte < 0x7f && byte !== 0x5c;
    return isPlain ? String.fromCharCode(byte) : octal(byte);
  }).join('');
}

const octal = (byte: number): string => `\\${byte.toString(8).padStart(3, '0')}`;

/** Rows that are captured: 0 is the top of the screen, negative is history. */
interface Lines {
  readonly top: number;
  readonly bottom: number;
  row(y: number): Row;
}

function screen(args: ParsedArgs, runtime: PaneRuntime): Result<string, string> {
  const { emulator } = runtime;
  if (args.has('a') && !emulator.modes.alternateScreen) return args.has('q') ? ok('') : err('no alternate screen');
  const lines = linesOf(args, runtime);
  const range = rangeOf(args, lines);
  return range.ok ? ok(capture(args, lines, range.value)) : range;
}

function linesOf(args: ParsedArgs, { emulator, mode }: PaneRuntime): Lines {
  const bottom = emulator.size.rows - 1;
  if (args.has('a')) return { top: 0, bottom, row: (y) => emulator.coveredRow(y) };
  if (args.has('M') && mode !== undefined) return { top: 0, bottom, row: (y) => mode.row(y) };
  const row = (y: number): Row => (y < 0 ? emulator.historyRow(emulator.historySize + y) : emulator.row(y));
  return { top: -emulator.historySize, bottom, row };
}

function capture(args: ParsedArgs, lines: Lines, [first, last]: Range): string {
  const join = args.has('J');
  // Rows end at the last cell that was written to, so that -T leaves out nothing more.
  const trim = !args.has('N') && !join;
  let text = '';
  let state = sgrStart;
  for (let y = first; y <= last; y++) {
    const row = lines.row(y);
    const continues = join && y < last && lines.row(y + 1).wrapped;
    if (args.has('e')) {
      const styled = rowToSgr(args.has('C') ? withoutBackslashes(row) : row, state, { trim });
      state = styled.state;
      text += args.has('C') ? escaped(styled.text) : styled.text;
    } else text += args.has('C') ? escaped(rowText(row, { trim }).replaceAll('\\', backslash)) : rowText(row, { trim });
    if (!continues) text += '\n';
  }
  return text;
}

/** Stands for a backslash of the text, while those of sequences are about to be escaped in another way. */
const backslash = '\u{f8ff}';

const escaped = (text: string): string => text.replaceAll('\x1b', '\\033').replaceAll(backslash, '\\\\');

function withoutBackslashes(row: Row): Row {
  const cells = row.cells.map((word, i) =>
    i % 3 === 0 && (word & 0x1fffff) === 0x5c ? word - 0x5c + backslash.codePointAt(0)! : word,
  );
  return { ...row, cells };
}

/** First and last row, both included. */
type Range = readonly [number, number];

function rangeOf(args: ParsedArgs, { top, bottom }: Lines): Result<Range, string> {
  const first = line(args.value('S'), top, 0, top, bottom);
  const last = line(args.value('E'), bottom, bottom, top, bottom);
  if (first === undefined || last === undefined) return err('invalid line number');
  return ok(first <= last ? [first, last] : [last, first]);
}

/** `dash` is what `-` means for this end; undefined for what is no number. */
function line(text: string | undefined, dash: number, fallback: number, low: number, high: number): number | undefined {
  if (text === '-') return dash;
  if (text === undefined) return fallback;
  return /^\s*[+-]?\d+$/.test(text) ? Math.min(high, Math.max(low, Number(text))) : undefined;
}
