/** resize-window: a size of its own for a window, which no client changes from then on. */
import { err, ok, type ParsedArgs, type Result, type Size, type Window } from '@ccmux/core';
import { detachedSize } from '../operations/context.js';
import { resizeWindow as resize } from '../operations/resize-window.js';
import { isTooLarge, maxSide, sizeFor } from '../operations/window-size.js';
import { type Command, type CommandContext, done } from './command.js';
import { wholeNumber } from './flags.js';

export const resizeWindow: Command = {
  name: 'resize-window',
  flags: 'aADLRt:Ux:y:',
  args: [0, 1],
  usage: '[-aADLRU] [-x width] [-y height] [-t target-window] [adjustment]',
  summary: 'Give a window a size of its own.',
  flagHelp: {
    a: 'the size of the smallest client',
    A: 'the size of the largest client',
    D: 'higher',
    L: 'narrower',
    R: 'wider',
    t: 'the window',
    U: 'lower',
    x: 'width',
    y: 'height',
  },
  exec(context, args) {
    const { resolve, store } = context;
    const place = resolve('window', args.value('t'));
    if (!place.ok) return place;
    const window = store.model.windows.get(place.value.window);
    if (window === undefined) return err("can't find window");
    const wanted = wantedSize(args, window);
    if (!wanted.ok) return wanted;
    const size = args.has('A') || args.has('a') ? ofClients(context, window, args.has('A')) : wanted.value;
    if (isTooLarge(size)) return err(`size too large: ${size.cols}x${size.rows}`);
    const own = { level: 'window', window: window.id } as const;
    store.apply({ kind: 'option-changed', place: own, name: 'window-size', value: 'manual' });
    resize(store, window, size);
    return done;
  },
};

/** More than any window has. */
const maxAdjustment = 0x7fffffff;

function wantedSize(args: ParsedArgs, window: Window): Result<Size, string> {
  const by = wholeNumber('adjustment', args.rest[0] ?? '1', 1, maxAdjustment);
  if (!by.ok) return by;
  const cols = side('width', args.value('x'), window.size.cols);
  if (!cols.ok) return cols;
  const rows = side('height', args.value('y'), window.size.rows);
  if (!rows.ok) return rows;
  const less = (n: number): number => (n >= by.value ? n - by.value : n);
  const changed = { cols: cols.value, rows: rows.value };
  if (args.has('L')) changed.cols = less(changed.cols);
  else if (args.has('R')) changed.cols += by.value;
  else if (args.has('U')) changed.rows = less(changed.rows);
  else if (args.has('D')) changed.rows += by.value;
  return ok({ cols: clamped(changed.cols), rows: clamped(changed.rows) });
}

const clamped = (n: number): number => Math.min(Math.max(1, n), maxSide);

const side = (what: string, text: string | undefined, now: number): Result<number, string> =>
  text === undefined ? ok(now) : wholeNumber(what, text, 1, maxSide);

/** The size of the largest or smallest client that has the window; of none, that of windows nobody looks at. */
function ofClients({ clients }: CommandContext, window: Window, largest: boolean): Size {
  return sizeFor(largest ? 'largest' : 'smallest', clients.lookersAt(window.id, false)) ?? detachedSize;
}
