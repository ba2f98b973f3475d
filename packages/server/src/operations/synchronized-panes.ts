/** synchronize-panes: which other panes get what is typed into one. */
import { flagOption, type PaneId } from '@ccmux/core';
import type { PaneRuntime } from '../panes/pane-runtime.js';
import type { OperationContext } from './context.js';

const none: readonly PaneRuntime[] = [];

/**
 * The other panes of its window that have the option on and can be typed into: those that are seen, run a program and
 * are in no mode. None unless the pane itself has the option on.
 */
export function synchronizedWith({ store, panes }: OperationContext, id: PaneId): readonly PaneRuntime[] {
  const { model } = store;
  const pane = model.panes.get(id);
  const window = pane && model.windows.get(pane.window);
  const isOn = (p: PaneId): boolean => flagOption(model, 'synchronize-panes', { window: window?.id, pane: p });
  if (window === undefined || window.panes.length === 1 || window.zoomed !== undefined || !isOn(id)) return none;
  return window.panes.flatMap((other) => {
    const runtime = panes.get(other);
    return other === id || runtime === undefined || runtime.mode !== undefined || !isOn(other) ? [] : [runtime];
  });
}
