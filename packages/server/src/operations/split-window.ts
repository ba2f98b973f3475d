/** Splits a pane: a new one beside it with a program of its own. */
import {
  err,
  ok,
  type PaneId,
  type Place,
  paneId,
  type Result,
  rects,
  type SplitOptions,
  splitPane,
  type Window,
} from '@ccmux/core';
import type { OperationContext } from './context.js';
import { reserveIds } from './reserve-ids.js';
import { spawnPane } from './spawn-pane.js';

export interface SplitRequest {
  readonly at: Place;
  readonly options: SplitOptions;
  readonly cwd: string | undefined;
  readonly extraEnv: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly select: boolean;
  /** See `PaneStart`. */
  readonly openedBy?: PaneId;
}

export async function splitWindow(context: OperationContext, wanted: SplitRequest): Promise<Result<Place, string>> {
  const { store } = context;
  const session = store.model.sessions.get(wanted.at.session);
  const window = store.model.windows.get(wanted.at.window);
  if (session === undefined || window === undefined) return err("can't find window");
  // Looked at first, so that a split for which there is no space uses up no id.
  const probe = paneId(store.model.next.pane);
  const planned = splitPane(window.layout, wanted.at.pane, probe, wanted.options);
  if (!planned.ok) return err(planned.error);
  const rect = rects(planned.value).get(probe)!;
  const id = paneId(reserveIds(store).pane());
  const cwd = wanted.cwd ?? session.cwd;
  const size = { cols: rect.width, rows: rect.height };
  const start = { ...wanted, pane: id, session: session.id, sessionEnv: session.env, cwd, size };
  const spawned = await spawnPane(context, start);
  if (!spawned.ok) return spawned;
  // The layout may have changed while the program was starting: split what is there now.
  const now = store.model.windows.get(window.id);
  const layout = now === undefined ? undefined : splitPane(now.layout, wanted.at.pane, id, wanted.options);
  if (now === undefined || layout === undefined || !layout.ok) {
    context.panes.abandon(id);
    return err(layout === undefined || layout.ok ? "can't find window" : layout.error);
  }
  store.apply({
    kind: 'pane-created',
    pane: { id, window: window.id, title: '', command: wanted.command, cwd, env: wanted.extraEnv },
    layout: layout.value,
    select: wanted.select,
    order: orderWith(now, id, wanted),
  });
  return ok({ ...wanted.at, pane: id });
}

/** Beside the pane that was split; a pane as long as the window is the first or the last. */
function orderWith({ panes }: Window, created: PaneId, { at, options }: SplitRequest): readonly PaneId[] {
  const { before = false, full = false } = options;
  if (full) return before ? [created, ...panes] : [...panes, created];
  return panes.toSpliced(panes.indexOf(at.pane) + (before ? 0 : 1), 0, created);
}
