/** split-window: a new pane beside or below another. */
import { ok, type ParsedArgs, type Result, type SplitOptions } from '@ccmux/core';
import { splitWindow as split } from '../operations/split-window.js';
import { type Command, done } from './command.js';
import { environmentFlags, folder, printPlace } from './flags.js';
import { splitSize } from './split-size.js';

export const splitWindow: Command = {
  name: 'split-window',
  flags: 'bc:de:fF:hl:p:Pt:vZ',
  args: [0, Infinity],
  usage: '[-bdfhPvZ] [-c start-directory] [-e environment] [-F format] [-l size] [-p percentage] [-t target-pane] [command]',
  summary: 'Divide a pane in two.',
  flagHelp: {
    b: 'left of it or above',
    c: 'start in this folder',
    e: 'set NAME=VALUE for the program',
    d: 'do not go to it',
    f: 'over the whole height or width',
    F: 'what -P prints',
    h: 'side by side',
    l: 'size, in cells or percent',
    p: 'size in percent',
    P: 'print what was made',
    t: 'the pane',
    v: 'one above the other, which is what it does anyway',
    Z: 'zoom the new pane',
  },
  async exec(context, args) {
    const env = environmentFlags(args.values('e'));
    if (!env.ok) return env;
    const at = context.resolve('pane', args.value('t'));
    if (!at.ok) return at;
    const options = splitOptions(args);
    if (!options.ok) return options;
    const created = await split(context, {
      at: at.value,
      options: options.value,
      cwd: folder(context, args.value('c')),
      extraEnv: env.value,
      command: args.rest,
      select: !args.has('d'),
    });
    if (!created.ok) return created;
    const window = context.store.model.windows.get(created.value.window);
    if (args.has('Z') && window !== undefined)
      context.store.apply({ kind: 'zoom-changed', window: window.id, pane: window.active });
    if (args.has('P')) printPlace(context, created.value, args.value('F') ?? '#{session_name}:#{window_index}.#{pane_index}');
    return done;
  },
};

function splitOptions(args: ParsedArgs): Result<SplitOptions, string> {
  const size = splitSize(args);
  if (!size.ok) return size;
  return ok({
    axis: args.has('h') ? 'horizontal' : 'vertical',
    before: args.has('b'),
    full: args.has('f'),
    ...(size.value === undefined ? {} : { size: size.value }),
  });
}
