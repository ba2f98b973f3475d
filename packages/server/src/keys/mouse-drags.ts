/** What commands begin with the button of the mouse down: selecting in copy mode, moving a border. */
import { setPaneSize } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import type { CopyMode } from '../copy-mode/copy-mode.js';
import type { ModelStore } from '../model/store.js';
import type { PaneRuntime } from '../panes/pane-runtime.js';
import { cellIn, type MouseAt } from './mouse-at.js';
import { bordersAt, type PaneBorder } from './mouse-location.js';

/** Selects from where the mouse was to where it is, and on. Does nothing when the event is not the pane's. */
export function dragSelection(client: AttachedClient, runtime: PaneRuntime, mode: CopyMode, mouse: MouseAt): void {
  const { pane, last, event } = mouse;
  if (pane === undefined || pane.id !== runtime.id) return;
  const from = cellIn(pane.rect, last);
  mode.drag.start(from.x, from.y);
  client.drag = {
    move: (to) => {
      const { x, y } = cellIn(client.scene?.panes.find((p) => p.pane === pane.id) ?? pane.rect, to);
      if (runtime.mode === mode) mode.drag.move(x, y);
    },
    end: () => mode.drag.end(),
  };
  client.drag.move(event);
}

/** Moves the border where the mouse was to where it is, and on; where two meet, both. */
export function dragBorder(store: ModelStore, client: AttachedClient, { last, event }: MouseAt): void {
  const borders = client.scene === undefined ? [] : bordersAt(client.scene, last);
  if (borders.length === 0) return;
  client.drag = {
    move: ({ x, y }) => {
      for (const border of borders) resizeTo(store, border, (border.axis === 'horizontal' ? x : y) - border.origin);
    },
    end: () => {},
  };
  client.drag.move(event);
}

function resizeTo(store: ModelStore, { pane: id, axis }: PaneBorder, size: number): void {
  const pane = store.model.panes.get(id);
  const window = pane === undefined ? undefined : store.model.windows.get(pane.window);
  if (window === undefined || window.zoomed !== undefined) return;
  const layout = setPaneSize(window.layout, id, axis, Math.max(1, size));
  if (layout.ok && layout.value !== window.layout) {
    store.apply({ kind: 'layout-changed', window: window.id, layout: layout.value });
  }
}
