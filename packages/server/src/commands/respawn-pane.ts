/** respawn-pane: runs a program again, or another one, in a pane that is there. */
import { err } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { respawnPane as respawn } from '../operations/respawn-pane.js';
import { type Command, done } from './command.js';
import { environmentFlags, folder } from './flags.js';

export const respawnPane: Command = {
  name: 'respawn-pane',
  flags: 'c:e:kt:',
  args: [0, Infinity],
  usage: '[-k] [-c start-directory] [-e environment] [-t target-pane] [command]',
  summary: 'Start a program again in a pane.',
  flagHelp: {
    c: 'start in this folder',
    e: 'set NAME=VALUE for the program',
    k: 'end the one that runs first',
    t: 'the pane',
  },
  async exec(context, args) {
    const at = context.resolve('pane', args.value('t'));
    if (!at.ok) return at;
    const env = environmentFlags(args.values('e'));
    if (!env.ok) return env;
    if (!args.has('k') && !context.panes.hasEnded(at.value.pane)) {
      const name = expandAt(context, at.value, '#{session_name}:#{window_index}.#{pane_index}');
      return err(`respawn pane failed: pane ${name} still active`);
    }
    const cwd = folder(context, args.value('c'));
    const outcome = await respawn(context, { at: at.value, cwd, extraEnv: env.value, command: args.rest });
    return outcome.ok ? done : err(`respawn pane failed: ${outcome.error}`);
  },
};
