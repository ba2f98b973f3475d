/** respawn-window: runs a program again, or another one, in a window, which has one pane then. */
import { err } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { closePane } from '../operations/close-pane.js';
import { respawnPane as respawn } from '../operations/respawn-pane.js';
import { type Command, done } from './command.js';
import { environmentFlags, folder } from './flags.js';

export const respawnWindow: Command = {
  name: 'respawn-window',
  flags: 'c:e:kt:',
  args: [0, Infinity],
  usage: '[-k] [-c start-directory] [-e environment] [-t target-window] [command]',
  summary: 'Start a program again in a window.',
  flagHelp: {
    c: 'start in this folder',
    e: 'set NAME=VALUE for the program',
    k: 'end the ones that run first',
    t: 'the window',
  },
  async exec(context, args) {
    const at = context.resolve('window', args.value('t'));
    if (!at.ok) return at;
    const env = environmentFlags(args.values('e'));
    if (!env.ok) return env;
    const window = context.store.model.windows.get(at.value.window);
    const [first, ...others] = window?.panes ?? [];
    if (first === undefined) return err("can't find window");
    if (!args.has('k') && ![first, ...others].every((pane) => context.panes.hasEnded(pane))) {
      return err(`respawn window failed: window ${expandAt(context, at.value, '#{session_name}:#{window_index}')} still active`);
    }
    for (const pane of others) closePane(context.store, pane);
    const cwd = folder(context, args.value('c'));
    const place = { ...at.value, pane: first };
    const outcome = await respawn(context, { at: place, cwd, extraEnv: env.value, command: args.rest });
    return outcome.ok ? done : err(`respawn window failed: ${outcome.error}`);
  },
};
