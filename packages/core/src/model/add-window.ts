/** A new window in the model, with its first pane and its link. Pure. */
import type { SessionId } from '../ids.js';
import { panesOf } from '../layout/tree.js';
import { withEntry } from './immutable.js';
import { type LinkOptions, linkWindow } from './links.js';
import type { NewWindow } from './new-window.js';
import { keepName } from './reduce-options.js';
import type { Model, Window } from './state.js';

export function addWindow(model: Model, session: SessionId, w: NewWindow, options: LinkOptions): Model {
  if (!model.sessions.has(session)) return model;
  const window: Window = {
    id: w.id,
    name: w.name,
    automaticName: w.automaticName,
    size: w.size,
    layout: w.layout,
    restingLayout: undefined,
    previousLayout: undefined,
    preset: undefined,
    panes: panesOf(w.layout),
    active: w.pane.id,
    visited: [],
    zoomed: undefined,
  };
  const added: Model = {
    ...model,
    windows: withEntry(model.windows, w.id, window),
    panes: withEntry(model.panes, w.pane.id, w.pane),
    next: { ...model.next, window: Math.max(model.next.window, w.id + 1), pane: Math.max(model.next.pane, w.pane.id + 1) },
  };
  return linkWindow(keepName(added, w.id, w.automaticName), { session, index: w.index }, w.id, options);
}
