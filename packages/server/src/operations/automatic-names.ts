/**
 * Names windows after the program in their active pane. Looks only after output (a program that starts prints) and when
 * another pane becomes active, half a second later and once, so that an idle server is never woken for it.
 */
import { flagOption, type PaneId, windowOfPane } from '@ccmux/core';
import type { Timer } from '../clock.js';
import { foregroundOf } from '../panes/foreground.js';
import type { Services } from '../services.js';

/** As tmux: often enough to follow a person, seldom enough to cost nothing. */
const settleMs = 500;

export function followProgramNames({ store, panes, clock }: Services): { outputOf(pane: PaneId): void } {
  const pending = new Map<PaneId, Timer>();

  const look = (pane: PaneId): void => {
    pending.delete(pane);
    const window = windowOfPane(store.model, pane);
    if (
      window === undefined ||
      !window.automaticName ||
      !flagOption(store.model, 'automatic-rename', { window: window.id }) ||
      window.active !== pane
    )
      return;
    const name = foregroundOf(panes.get(pane)?.pid ?? 0)?.command;
    if (name !== undefined && name !== window.name) {
      store.apply({ kind: 'window-renamed', window: window.id, name, automatic: true });
    }
  };

  const lookSoon = (pane: PaneId): void => {
    if (pending.has(pane) || windowOfPane(store.model, pane)?.automaticName !== true) return;
    const timer = clock.after(settleMs, () => look(pane));
    pending.set(pane, timer);
  };

  store.subscribe((event) => {
    if (event.kind === 'pane-selected') lookSoon(event.pane);
    const left = event.kind === 'pane-closed' ? store.model.windows.get(event.window) : undefined;
    if (left !== undefined) lookSoon(left.active);
  });
  return { outputOf: lookSoon };
}
