/** capture-pane: what a pane shows, or showed, as text. */
import { err, ok, type ParsedArgs, type Result } from '@ccmux/core';
import { textOfPane } from '../copy-mode/buffers.js';
import { rowsPerStep, runInSlices } from '../copy-mode/slices.js';
import { type CapturedLines, captured, coveredLines, keptLines, modeLines, shownLines } from '../panes/capture.js';
import type { PaneRuntime } from '../panes/pane-runtime.js';
import { type Command, type CommandContext, done, type Outcome } from './command.js';

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
    if (args.has('P')) return deliver(context, args, runtime, pending(args, runtime));
    if (args.has('a') && !runtime.emulator.modes.alternateScreen)
      return args.has('q') ? deliver(context, args, runtime, '') : err('no alternate screen');
    const text = screen(context, args, runtime);
    if (!text.ok) return text;
    if (typeof text.value === 'string') return deliver(context, args, runtime, text.value);
    return text.value.then((captured) => deliver(context, args, runtime, captured));
  },
};

/** Prints it, or makes a buffer of it. */
function deliver(context: CommandContext, args: ParsedArgs, { id }: PaneRuntime, text: string): Outcome {
  if (!args.has('p')) return context.buffers.set(args.value('b'), Buffer.from(text), textOfPane(context.store.model, id));
  context.caller.print(text.replace(/\n$/, ''));
  return done;
}

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

function screen({ clock }: CommandContext, args: ParsedArgs, runtime: PaneRuntime): Result<string | Promise<string>, string> {
  let lines = linesOf(args, runtime);
  const range = rangeOf(args, lines);
  if (!range.ok) return range;
  const [first, last] = range.value;
  if (first < 0 && last - first > rowsPerStep) lines = keptLines(runtime);
  const join = args.has('J');
  // Rows end at the last cell that was written to, so that -T leaves out nothing more.
  const look = { trim: !args.has('N') && !join, join, styled: args.has('e'), escaped: args.has('C') };
  return ok(runInSlices(captured(lines, first, last, look), clock, () => true, ''));
}

function linesOf(args: ParsedArgs, runtime: PaneRuntime): CapturedLines {
  if (args.has('a')) return coveredLines(runtime);
  return args.has('M') ? modeLines(runtime) : shownLines(runtime);
}

/** First and last row, both included. */
type Range = readonly [number, number];

function rangeOf(args: ParsedArgs, { top, bottom }: CapturedLines): Result<Range, string> {
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
