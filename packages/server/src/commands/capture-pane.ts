/** capture-pane: what a pane shows, or showed, as text. */
import { err, ok, type ParsedArgs, type Result } from '@ccmux/core';
import { type Emulator, type Row, rowText, rowToSgr, sgrStart } from '@ccmux/term';
import { type Command, done } from './command.js';

export const capturePane: Command = {
  name: 'capture-pane',
  flags: 'ab:CeE:JMNpPqS:Tt:',
  args: [0, 0],
  usage: '[-aeJNpq] [-b buffer-name] [-E end-line] [-S start-line] [-t target-pane]',
  exec(context, args) {
    const place = context.resolve('pane', args.value('t'));
    if (!place.ok) return place;
    const emulator = context.panes.get(place.value.pane)?.emulator;
    if (emulator === undefined) return err("can't find pane");
    if (args.has('a') && !emulator.modes.alternateScreen) {
      if (!args.has('q')) return err('no alternate screen');
      if (args.has('p')) context.caller.print('');
      return done;
    }
    const range = lineRange(args, emulator);
    if (!range.ok) return range;
    const text = capture(args, emulator, range.value);
    if (args.has('p')) context.caller.print(text.replace(/\n$/, ''));
    else context.buffers.set(args.value('b'), new TextEncoder().encode(text));
    return done;
  },
};

/** First and last line: 0 is the top of the screen, negative is history. */
interface LineRange {
  readonly first: number;
  readonly last: number;
}

function lineRange(args: ParsedArgs, emulator: Emulator): Result<LineRange, string> {
  const top = -emulator.historySize;
  const bottom = emulator.size.rows - 1;
  const first = line(args.value('S'), top, 0, top, bottom);
  const last = line(args.value('E'), bottom, bottom, top, bottom);
  if (first === undefined || last === undefined) return err('invalid line number');
  return ok(first <= last ? { first, last } : { first: last, last: first });
}

/** `dash` is what `-` means for this end. */
function line(text: string | undefined, dash: number, fallback: number, low: number, high: number): number | undefined {
  if (text === undefined) return fallback;
  if (text === '-') return dash;
  const n = Number(text);
  return Number.isInteger(n) ? Math.min(high, Math.max(low, n)) : undefined;
}

function capture(args: ParsedArgs, emulator: Emulator, { first, last }: LineRange): string {
  const join = args.has('J');
  const keepSpaces = args.has('N') || join;
  const rowAt = reader(emulator, args.has('a'));
  let text = '';
  let state = sgrStart;
  for (let y = first; y <= last; y++) {
    const row = rowAt(y);
    const continues = join && y < last && rowAt(y + 1).wrapped;
    const trim = !keepSpaces;
    if (args.has('e')) {
      const styled = rowToSgr(row, state, { trim });
      state = styled.state;
      text += styled.text;
    } else text += rowText(row, { trim });
    if (!continues) text += '\n';
  }
  return text;
}

/** Lines by number; of the screen that the alternate one covers, if that is wanted. */
function reader(emulator: Emulator, covered: boolean): (y: number) => Row {
  if (covered) return (y) => emulator.coveredRow(y);
  return (y) => (y < 0 ? emulator.historyRow(emulator.historySize + y) : emulator.row(y));
}
