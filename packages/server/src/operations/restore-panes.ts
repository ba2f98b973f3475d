/**
 * Gives the panes of a restored model their live side: those whose program lives on are taken over, the others show what
 * was kept of them. Panes that the ptyhost holds and the model does not know get a window of their own. Resolves when what
 * was kept is shown.
 */
import { paneId, paneRects } from '@ccmux/core';
import type { RecoveredPane } from '@ccmux/store';
import type { PaneRuntime } from '../panes/pane-runtime.js';
import type { HeldPane } from '../panes/ptyhost-link.js';
import { adoptPane } from './adopt-pane.js';
import type { OperationContext } from './context.js';
import { losePane } from './lost-pane.js';

export async function restorePanes(
  context: OperationContext,
  held: readonly HeldPane[],
  kept: ReadonlyMap<number, RecoveredPane>,
): Promise<void> {
  const { store, panes } = context;
  const living = new Map(held.map((pane) => [pane.pane, pane]));
  for (const window of store.model.windows.values()) {
    const rects = paneRects(store.model, window);
    for (const id of window.panes) {
      if (panes.get(id) !== undefined) continue;
      const program = living.get(id);
      if (program !== undefined) {
        panes.adopt(id, program, kept.get(id));
        continue;
      }
      const rect = rects.get(id);
      const size = rect === undefined ? window.size : { cols: rect.width, rows: rect.height };
      panes.showLost(id, size, kept.get(id));
      losePane(context, id);
    }
  }
  for (const pane of held) if (!store.model.panes.has(paneId(pane.pane))) adoptPane(context, pane);
  const shown = [...kept.keys()].map((id) => new Promise<void>((resolve) => whenShown(panes.get(paneId(id)), resolve)));
  await Promise.all(shown);
}

const whenShown = (runtime: PaneRuntime | undefined, then: () => void): void =>
  runtime === undefined ? then() : runtime.whenParsed(then, true);
