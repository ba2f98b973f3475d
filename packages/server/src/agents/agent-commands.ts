/**
 * Which commands programs in panes of agents may run: in those that agents opened, and, if a person wants it so, in those where
 * a Claude runs. They have doors of their own to panes, with limits and people in front of them; the rest of the command
 * language would go around. A person's own Claude asks that person before it runs a command, and its teams of agents call tmux.
 */
import { arrayAt, isLiving, optionAt, type PaneId } from '@ccmux/core';
import type { Caller } from '../commands/caller.js';
import type { PreparedCommand } from '../commands/command-list.js';
import type { Services } from '../services.js';
import { originOf } from './origin.js';
import { runsAgent } from './person-asked.js';

/** Why a caller may not run it; undefined when it may. */
export function refusalFor(services: Services, { hello, attached, place }: Caller, command: PreparedCommand): string | undefined {
  const { name, args } = command;
  // Whoever is attached was asked when it attached.
  if (hello === undefined || attached !== undefined || !areAgentsHere(services)) return undefined;
  const origin = originOf(services, hello);
  if (origin.kind !== 'pane' || !isAgents(services, origin.pane)) return undefined;
  const allowed: readonly string[] = arrayAt(services.store.model, 'agent-commands', {});
  if (allowed.includes('*')) return undefined;
  // A Claude may start itself anew.
  if (name === 'restart' && args.rest.length === 0 && place?.pane === origin.pane) return undefined;
  if (!allowed.includes(name))
    return `programs in panes of agents may not run ${name} (agent-commands): ask for panes with spawn`;
  const words = [...args.rest, ...args.flags.flatMap(({ values }) => values)];
  return words.some((word) => word.includes('#('))
    ? 'programs in panes of agents may not run shell commands in formats'
    : undefined;
}

const areAgentsHere = ({ store, claudeStates }: Services): boolean =>
  store.model.agents.children.size > 0 || store.model.claude.size > 0 || claudeStates.all.length > 0;

function isAgents(services: Services, pane: PaneId): boolean {
  const { model } = services.store;
  if (optionAt(model, 'agent-confine', {}) !== 'children') return runsAgent(services, pane);
  const child = model.agents.children.get(pane);
  return child !== undefined && isLiving(child);
}
