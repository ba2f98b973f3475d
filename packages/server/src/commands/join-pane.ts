/** join-pane, move-pane: a pane goes beside another one, from any window to any window. */
import { movePane as move } from '../operations/move-pane.js';
import { type Command, type CommandContext, done } from './command.js';
import { sourcePane } from './source-pane.js';
import { joinSize } from './split-size.js';

const shape = {
  flags: 'bdfhvp:l:s:t:',
  args: [0, 0],
  usage: '[-bdfhv] [-l size] [-s src-pane] [-t dst-pane]',
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
