/** What an agent may do to the panes that it opened, and to no other. */
import { err, isLiving, ok, type PaneId, type Result } from '@ccmux/core';
import { placeOfPane } from '../formats/places.js';
import { respawnPane } from '../operations/respawn-pane.js';
import type { Services } from '../services.js';
import { goToWindow } from './go-to-window.js';
import type { Door } from './request.js';
import { somebodyTypes } from './somebody-types.js';

const actions = ['close', 'interrupt', 'focus', 'restart'] as const;
export type Action = (typeof actions)[number];

export const isAction = (text: string): text is Action => actions.some((one) => one === text);

export interface ControlRequest {
  readonly from: PaneId;
  readonly door: Door;
  readonly action: Action;
  /** Of a descendant of the asker. */
  readonly name: string;
}

const interrupt = Buffer.from('\x03');
const escapeKey = Buffer.from('\x1b');

export async function controlChild(services: Services, request: ControlRequest): Promise<Result<void, string>> {
  const outcome = await carriedOut(services, request);
  const { from, door, action, name } = request;
  const written = services.agents.audit('control', {
    from: `%${from}`,
    door,
    action,
    name,
    error: outcome.ok ? null : outcome.error,
  });
  return written || !outcome.ok ? outcome : err('it could not be written down: the disk takes nothing');
}

async function carriedOut(services: Services, { from, action, name }: ControlRequest): Promise<Result<void, string>> {
  const { agents, panes, store, claudeStates } = services;
  const child = agents.reachable(from, name);
  if (child === undefined) return err(`there is no pane ${name} below this one`);
  const at = placeOfPane(store.model, child.pane);
  if (action === 'restart' && at !== undefined) {
    const extraEnv = store.model.panes.get(child.pane)?.env ?? {};
    const started = await respawnPane(services, { at, cwd: undefined, extraEnv, command: [] });
    if (started.ok) store.apply({ kind: 'child-restarted', pane: child.pane, restarts: child.restarts });
    return started;
  }
  if (!isLiving(child) || at === undefined) return err(`the pane ${name} has ended`);
  if (action === 'close') agents.supervisor.close(child.pane, { kind: 'cancelled' });
  else if (action === 'interrupt') {
    const state = claudeStates.of(child.pane)?.state;
    // The key says no, too.
    if (state?.kind === 'waiting') return err('it waits for a person, whose answer this may not be');
    panes.write(child.pane, state === undefined ? interrupt : escapeKey);
  } else if (action === 'focus') {
    if (somebodyTypes(services)) return err('a person is typing, and would type there');
    goToWindow(store, at);
    store.apply({ kind: 'pane-selected', pane: child.pane });
  }
  return ok(undefined);
}
