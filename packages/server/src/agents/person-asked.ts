/**
 * What a Claude asks a person is answered by people: not by the programs of agents, whichever command they type with, and not
 * by a Claude that runs in the background of the one that asks. Owns that refusal.
 */
import { isLiving, type PaneId } from '@ccmux/core';
import type { Caller } from '../commands/caller.js';
import type { Services } from '../services.js';
import { originOf } from './origin.js';

/** Why a caller may not type into the pane now; undefined when it may. */
export function answerRefusal(services: Services, { hello, attached }: Caller, pane: PaneId): string | undefined {
  // Whoever is attached was asked when it attached.
  if (hello === undefined || attached !== undefined) return undefined;
  if (services.claudeStates.of(pane)?.state.kind !== 'waiting') return undefined;
  const origin = originOf(services, hello);
  if (origin.kind === 'outside' || (origin.kind === 'pane' && !runsAgent(services, origin.pane))) return undefined;
  return 'what a Claude asks is answered by people, not by programs of agents, jobs or popups';
}

/** An agent opened it, or a Claude runs in it. */
export function runsAgent({ store, claudes, claudeStates }: Services, pane: PaneId): boolean {
  const child = store.model.agents.children.get(pane);
  if (child !== undefined && isLiving(child)) return true;
  const state = claudeStates.of(pane)?.state.kind;
  return (store.model.claude.has(pane) && claudes?.isRunning(pane) === true) || (state !== undefined && state !== 'exited');
}
