/** Runs a program in a pane that is there: the one it had, or another. */
import { statSync } from 'node:fs';
import { err, ok, type Place, type Result } from '@ccmux/core';
import type { OperationContext } from './context.js';
import { launchRequest } from './spawn-pane.js';

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
  // What it has to write down has to be there before it is decided how it goes on.
  await context.claudes?.endFor(wanted.at.pane);
  const session = store.model.sessions.get(wanted.at.session);
  const pane = store.model.panes.get(wanted.at.pane);
  const size = panes.get(wanted.at.pane)?.size;
  if (session === undefined || pane === undefined || size === undefined) return err("can't find pane");
  const runtime = panes.get(pane.id);
  const command = wanted.command.length > 0 ? wanted.command : pane.command;
  const isLost = pane.dead?.isLost === true;
  const cwd = wanted.cwd ?? (isLost ? lostFolder([runtime?.folder ?? '', pane.cwd, session.cwd]) : pane.cwd);
  // It is the same program that goes on, as far as that can be.
  const env = isLost ? { ...pane.env, ...wanted.extraEnv } : wanted.extraEnv;
  const start = { pane: pane.id, session: session.id, sessionEnv: session.env, command, cwd, extraEnv: env, size };
  const request = await launchRequest(context, start);
  if (!request.ok) return request;
  const spawned = await panes.respawn(request.value);
  if (!spawned.ok) return spawned;
  store.apply({ kind: 'pane-respawned', pane: pane.id, command, cwd, env, printedBefore: runtime?.printedBefore ?? 0 });
  return ok(undefined);
}

/** The first that is still there. */
const lostFolder = (wanted: readonly string[]): string => wanted.find(isFolder) ?? '/';

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}
