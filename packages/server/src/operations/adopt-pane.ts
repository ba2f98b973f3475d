/**
 * Gives a pane that outlived its server a place in the model: a window of its own in the first session, which is made
 * for the first such pane. Names, layouts and sizes of before are not known here.
 */
import { freeIndex, paneId, type SessionId, sessionId, singlePane, windowId } from '@ccmux/core';
import type { HeldPane } from '../panes/ptyhost-link.js';
import type { OperationContext } from './context.js';
import { reserveIds } from './reserve-ids.js';

export function adoptPane(context: OperationContext, held: HeldPane): void {
  const { store, panes, clock } = context;
  const id = paneId(held.pane);
  const size = { cols: held.cols, rows: held.rows };
  panes.adopt(id, held, undefined);
  const ids = reserveIds(store);
  const cwd = context.env['HOME'] ?? '/';
  const window = windowId(ids.window());
  const base = {
    id: window,
    name: 'recovered',
    automaticName: true,
    size,
    layout: singlePane(id, size),
    pane: { id, window, title: '', command: [], cwd },
  };
  const [session] = store.model.sessions.values();
  if (session === undefined) {
    const fresh: SessionId = sessionId(ids.session());
    const name = String(fresh);
    store.apply({
      kind: 'session-created',
      session: fresh,
      name,
      cwd,
      env: {},
      createdMs: clock.wallMs(),
      window: { ...base, index: 0 },
    });
  } else {
    store.apply({
      kind: 'window-created',
      session: session.id,
      select: false,
      window: { ...base, index: freeIndex(session, 0) },
    });
  }
}
