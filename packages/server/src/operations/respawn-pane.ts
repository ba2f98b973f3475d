/** Runs a program in a pane that is there: the one it had, or another. */
import { err, ok, type Place, type Result } from '@ccmux/core';
import type { OperationContext } from './context.js';
import { spawnRequest } from './spawn-pane.js';

export interface Respawn {
  readonly at: Place;
  /** Undefined: the folder that the pane began in. */
  readonly cwd: string | undefined;
  readonly extraEnv: Readonly<Record<string, string>>;
  /** Empty: what the pane ran before. */
  readonly command: readonly string[];
}

export async function respawnPane(context: OperationContext, wanted: Respawn): Promise<Result<void, string>> {
  const { store, panes } = context;
  const session = store.model.sessions.get(wanted.at.session);
  const pane = store.model.panes.get(wanted.at.pane);
  const size = panes.get(wanted.at.pane)?.size;
  if (session === undefined || pane === undefined || size === undefined) return err("can't find pane");
  const runtime = panes.get(pane.id);
  const command = wanted.command.length > 0 ? wanted.command : pane.command;
  const cwd = wanted.cwd ?? pane.cwd;
  const start = { pane: pane.id, session: session.id, sessionEnv: session.env, command, cwd, extraEnv: wanted.extraEnv, size };
  const spawned = await panes.respawn(spawnRequest(context, start));
  if (!spawned.ok) return spawned;
  const { extraEnv: env } = wanted;
  store.apply({ kind: 'pane-respawned', pane: pane.id, command, cwd, env, printedBefore: runtime?.printedBefore ?? 0 });
  return ok(undefined);
}
