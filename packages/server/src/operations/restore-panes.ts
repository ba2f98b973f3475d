/**
 * Gives the panes of a restored model their live side: those whose program lives on are taken over, the others show what
 * was kept of them. Panes that run in the ptyhost and that the model does not know get a window of their own. Resolves with
 * what became of each when what was kept is shown.
 */
import { flagOption, type Pane, type PaneId, paneId, paneRects, type Window } from '@ccmux/core';
import type { RecoveredPane } from '@ccmux/store';
import type { PaneRuntime } from '../panes/pane-runtime.js';
import type { HeldPane } from '../panes/ptyhost-link.js';
import type { PaneOutcome } from '../storage/restore-report.js';
import { adoptPane } from './adopt-pane.js';
import type { OperationContext } from './context.js';
import { losePane } from './lost-pane.js';

type Kept = ReadonlyMap<number, RecoveredPane>;

export async function restorePanes(context: OperationContext, held: readonly HeldPane[], kept: Kept): Promise<PaneOutcome[]> {
  const { store, panes } = context;
  const living = new Map(held.map((pane) => [pane.pane, pane]));
  const programs = new Map<PaneId, PaneOutcome['program']>();
  for (const window of store.model.windows.values()) {
    for (const id of window.panes) {
      const pane = store.model.panes.get(id);
      if (pane !== undefined && panes.get(id) === undefined) programs.set(id, restorePane(context, window, pane, living, kept));
    }
  }
  for (const pane of held) {
    const id = paneId(pane.pane);
    if (store.model.panes.has(id)) continue;
    // It was closed, or nobody was told that it was made.
    if (pane.pid === 0) {
      panes.release(id);
      continue;
    }
    adoptPane(context, pane);
    programs.set(id, 'unknown');
  }
  const shown = [...kept.keys()].map((id) => new Promise<void>((resolve) => whenShown(panes.get(paneId(id)), resolve)));
  await Promise.all(shown);
  return [...programs].map(([pane, program]) => ({
    pane,
    program,
    lostBytes: panes.get(pane)?.lost ?? 0,
    isBlank: !kept.has(pane),
    isSaved: flagOption(store.model, 'save-screen', { pane, window: store.model.panes.get(pane)?.window }),
  }));
}

function restorePane(
  context: OperationContext,
  window: Window,
  pane: Pane,
  living: ReadonlyMap<number, HeldPane>,
  kept: Kept,
): PaneOutcome['program'] {
  const { store, panes } = context;
  const { id, dead, folder = '' } = pane;
  const program = living.get(id);
  if (program !== undefined) {
    panes.adopt(id, program, kept.get(id));
    remember(panes.get(id), folder);
    return 'runs';
  }
  const rect = paneRects(store.model, window).get(id);
  const size = rect === undefined ? window.size : { cols: rect.width, rows: rect.height };
  panes.showLost(id, size, kept.get(id));
  remember(panes.get(id), folder);
  losePane(context, id);
  if (dead === undefined) return 'gone';
  return dead.isLost === true ? 'was-gone' : 'ended';
}

function remember(runtime: PaneRuntime | undefined, folder: string): void {
  if (runtime !== undefined) runtime.folder = folder;
}

const whenShown = (runtime: PaneRuntime | undefined, then: () => void): void =>
  runtime === undefined ? then() : runtime.whenParsed(then, true);
