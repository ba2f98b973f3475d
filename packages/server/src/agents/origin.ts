/**
 * Where a program that speaks to the server runs: in which pane, in something that the server itself started, or elsewhere.
 * The token says it, and so do the processes above it, for a token is easily left out. Owns that question; what follows from
 * the answer is decided elsewhere. Code that leaves its session and its parents, or lies about its own number, is not found.
 */
import type { PaneId } from '@ccmux/core';
import type { Hello } from '@ccmux/protocol';
import type { ModelStore } from '../model/store.js';
import type { PaneRegistry } from '../panes/pane-registry.js';
import { environmentOf, statOf } from '../process/processes.js';
import type { Agents } from './agents.js';
import { paneOfToken, tokenVariable } from './capabilities.js';

export type Origin =
  | { readonly kind: 'pane'; readonly pane: PaneId }
  /** A job or a popup, or a pane that is gone. */
  | { readonly kind: 'ccmux' }
  | { readonly kind: 'outside' };

interface Ports {
  readonly agents: Agents;
  readonly panes: PaneRegistry;
  readonly store: ModelStore;
}

/** Processes above one that are looked at. */
const mostAncestors = 64;

const known = new WeakMap<Hello, Origin>();

/** Of one that has said hello; looked up once. */
export function originOf(ports: Ports, hello: Hello): Origin {
  const before = known.get(hello);
  if (before !== undefined) return before;
  const origin = found(ports, hello);
  known.set(hello, origin);
  return origin;
}

function found(ports: Ports, { env, pid }: Hello): Origin {
  const { agents, store } = ports;
  const token = env[tokenVariable];
  const said = paneOfToken(agents.ports, token);
  if (said === undefined) return above(ports, pid) ?? (token === undefined ? { kind: 'outside' } : { kind: 'ccmux' });
  const { children } = store.model.agents;
  // Whoever runs in a pane of an agent is that agent, also with the token of its parent.
  const real = children.size === 0 ? undefined : above(ports, pid);
  const isChild = real?.kind === 'pane' && children.has(real.pane);
  return isChild ? real : { kind: 'pane', pane: said };
}

/** What is found among the processes above one. */
function above({ agents, panes, store }: Ports, pid: number): Origin | undefined {
  const byPid = new Map([...store.model.panes.keys()].map((pane) => [panes.get(pane)?.pid ?? 0, pane]));
  byPid.delete(0);
  const hosts = new Set([...byPid.keys()].map((one) => statOf(one)?.parent ?? 0).filter((parent) => parent > 1));
  for (let at = pid, i = 0; at > 1 && i < mostAncestors; i++) {
    const stat = statOf(at);
    // What was started in the background and left behind still has the session of its pane.
    const pane = byPid.get(at) ?? byPid.get(stat?.session ?? 0);
    if (pane !== undefined) return { kind: 'pane', pane };
    if (at === process.pid || hosts.has(at)) return { kind: 'ccmux' };
    const inherited = paneOfToken(agents.ports, environmentOf(at).get(tokenVariable));
    if (inherited !== undefined) return store.model.panes.has(inherited) ? { kind: 'pane', pane: inherited } : { kind: 'ccmux' };
    at = stat?.parent ?? 0;
  }
  return undefined;
}
