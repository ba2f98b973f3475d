/** What an event means for the sizes of panes. Pure. */
import type { Model, ModelEvent, PaneId, WindowId } from '@ccmux/core';

/** Windows in which panes may have another size now. */
export function changedWindows(event: ModelEvent, model: Model): readonly WindowId[] {
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
