/** Makes a window with its first pane in a session. */
import {
  currentWindow,
  err,
  freeIndex,
  numberOption,
  ok,
  type PaneId,
  type Place,
  paneId,
  type Result,
  type SessionId,
  singlePane,
  windowId,
} from '@ccmux/core';
import { paneDefaults } from '../options/pane-defaults.js';
import { nameOf } from '../panes/program.js';
import type { OperationContext } from './context.js';
import { reserveIds } from './reserve-ids.js';
import { spawnPane } from './spawn-pane.js';
import { defaultSize } from './window-size.js';

export interface NewWindowRequest {
  readonly session: SessionId;
  /** Undefined: the lowest free one. */
  readonly index: number | undefined;
  /** A window at the index, and those behind it, move up; without it the index has to be free. */
  readonly insert: boolean;
  /** A window at the index goes. */
  readonly kill?: boolean;
  readonly name: string | undefined;
  readonly cwd: string | undefined;
  readonly extraEnv: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly select: boolean;
  /** See `PaneStart`. */
  readonly openedBy?: PaneId;
}

export async function createWindow(context: OperationContext, wanted: NewWindowRequest): Promise<Result<Place, string>> {
  const { store } = context;
  const session = store.model.sessions.get(wanted.session);
  if (session === undefined) return err("can't find session");
  if (wanted.index !== undefined && !wanted.insert && wanted.kill !== true && session.windows.has(wanted.index))
    return err(`create window failed: index ${wanted.index} in use`);
  const ids = reserveIds(store);
  const place = { session: session.id, window: windowId(ids.window()), pane: paneId(ids.pane()) };
  const size = currentWindow(store.model, session.id)?.size ?? defaultSize(store.model, session.id);
  const cwd = wanted.cwd ?? session.cwd;
  const spawned = await spawnPane(context, { ...wanted, pane: place.pane, sessionEnv: session.env, cwd, size });
  if (!spawned.ok) return spawned;
  const now = store.model.sessions.get(session.id);
  if (now === undefined) {
    context.panes.abandon(place.pane);
    return err('the session was closed meanwhile');
  }
  const index =
    wanted.index !== undefined && (wanted.insert || wanted.kill === true || !now.windows.has(wanted.index))
      ? wanted.index
      : freeIndex(now, numberOption(store.model, 'base-index', { session: session.id }));
  const defaults = paneDefaults(store.model, session.id, context.shell, wanted.command);
  store.apply({
    kind: 'window-created',
    session: session.id,
    select: wanted.select,
    replace: wanted.kill === true && !wanted.insert,
    window: {
      id: place.window,
      index,
      name: wanted.name ?? nameOf(defaults.command, defaults.shell),
      automaticName: wanted.name === undefined,
      size,
      layout: singlePane(place.pane, size),
      pane: { id: place.pane, window: place.window, title: '', command: wanted.command, cwd, env: wanted.extraEnv },
    },
  });
  return ok({ ...place, index });
}
