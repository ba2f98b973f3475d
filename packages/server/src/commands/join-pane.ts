/** join-pane, move-pane: a pane goes beside another one, from any window to any window. */
import { movePane as move } from '../operations/move-pane.js';
import { type Command, type CommandContext, done } from './command.js';
import { sourcePane } from './source-pane.js';
import { joinSize } from './split-size.js';

const shape = {
  flags: 'bdfhvp:l:s:t:',
  args: [0, 0],
  usage: '[-bdfhv] [-l size] [-p percentage] [-s src-pane] [-t dst-pane]',
  summary: 'Move a pane beside another one.',
  flagHelp: {
    b: 'left of it or above',
    d: 'do not go to it',
    f: 'over the whole height or width',
    h: 'side by side',
    l: 'size, in cells or percent',
    p: 'size in percent',
    s: 'the pane that moves',
    t: 'the pane it goes to',
    v: 'one above the other, which is what it does anyway',
  },
} as const;

export const joinPane: Command = { name: 'join-pane', ...shape, exec: join };
export const movePane: Command = { name: 'move-pane', ...shape, exec: join };

function join(context: CommandContext, args: Parameters<Command['exec']>[1]): ReturnType<Command['exec']> {
  const target = context.resolve('pane', args.value('t'));
  if (!target.ok) return target;
  const source = sourcePane(context, args.value('s'));
  if (!source.ok) return source;
  const size = joinSize(args);
  if (!size.ok) return size;
  const moved = move(context.store, {
    source: source.value,
    target: target.value,
    options: {
      axis: args.has('h') ? 'horizontal' : 'vertical',
      before: args.has('b'),
      full: args.has('f'),
      ...(size.value === undefined ? {} : { size: size.value }),
    },
    select: !args.has('d'),
  });
  return moved.ok ? done : moved;
}
