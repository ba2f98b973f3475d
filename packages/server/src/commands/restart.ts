/** restart: ends a Claude and goes on with its conversation in a new process. Its caller may be a program of that Claude. */
import { err, type PaneId } from '@ccmux/core';
import { claudePane } from '../claude/launch/find-pane.js';
import { placeOfPane } from '../formats/places.js';
import { respawnPane } from '../operations/respawn-pane.js';
import { type Command, type CommandContext, done, type Outcome } from './command.js';

export const restart: Command = {
  name: 'restart',
  flags: '',
  args: [0, 1],
  usage: '[name]',
  summary: 'Start a Claude anew; it goes on with its conversation.',
  flagHelp: {},
  exec(context, args) {
    const pane = claudePane(context, args.rest[0]);
    return pane.ok ? startAgain(context, pane.value) : pane;
  },
};

/** Runs what the pane ran before; what runs there is ended first. */
export async function startAgain(context: CommandContext, pane: PaneId): Promise<Outcome> {
  const { store } = context;
  const at = placeOfPane(store.model, pane);
  if (at === undefined) return err("can't find pane");
  const extraEnv = store.model.panes.get(pane)?.env ?? {};
  const started = await respawnPane(context, { at, cwd: undefined, extraEnv, command: [] });
  return started.ok ? done : err(started.error);
}
