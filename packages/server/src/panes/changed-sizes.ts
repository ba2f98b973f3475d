/** What an event means for the sizes of panes. Pure. */
import { type Model, type ModelEvent, type PaneId, paneRects, type Size, type WindowId } from '@ccmux/core';

/** The sizes that panes have now whose sizes the event may have changed. */
export function changedSizes(event: ModelEvent, model: Model): readonly (readonly [PaneId, Size])[] {
  const windows = changedWindows(event, model).flatMap((id) => model.windows.get(id) ?? []);
  return windows.flatMap((window) =>
    [...paneRects(model, window)].map(([id, { width, height }]) => [id, { cols: width, rows: height }] as const),
  );
}

/** Windows in which panes may have another size now. */
function changedWindows(event: ModelEvent, model: Model): readonly WindowId[] {
  switch (event.kind) {
    case 'window-resized':
    case 'layout-changed':
    case 'layout-arranged':
    case 'zoom-changed':
    case 'pane-closed':
      return [event.window];
    case 'pane-created':
      return [event.pane.window];
    case 'pane-selected':
    case 'claude-bound':
    case 'claude-unbound':
      return ownWindow(model, event.pane);
    case 'pane-moved':
      return [event.from, event.to];
    case 'pane-broken-out':
      return [event.from, event.window.id];
    case 'panes-swapped':
      return [...ownWindow(model, event.a), ...ownWindow(model, event.b)];
    case 'session-created':
    case 'window-created':
      return [event.window.id];
    case 'option-changed':
      return event.name === 'pane-border-status' ? [...model.windows.keys()] : [];
    default:
      return [];
  }
}

function ownWindow(model: Model, pane: PaneId): readonly WindowId[] {
  const window = model.panes.get(pane)?.window;
  return window === undefined ? [] : [window];
}
