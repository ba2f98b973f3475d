/**
 * Names windows after the program in their active pane. Looks only after output (a program that starts prints) and when
 * another pane becomes active, half a second later and once, so that an idle server is never woken for it.
 */
import { flagOption, type Model, type ModelEvent, optionAt, type PaneId, type WindowId, windowOfPane } from '@ccmux/core';
import type { Timer } from '../clock.js';
import { expandAt } from '../formats/expand.js';
import { placeOfPane } from '../formats/places.js';
import { foregroundOf } from '../panes/foreground.js';
import type { Services } from '../services.js';

/** As tmux: often enough to follow a person, seldom enough to cost nothing. */
const settleMs = 500;
/** Panes that are looked at in that time at most, when all print on and on: each look asks the system. */
const panesInTime = 8;

/** The name is the program's. */
const usualFormat = '#{pane_current_command}#{?pane_dead,[dead],}';

export function followProgramNames(services: Services): { outputOf(pane: PaneId): void } {
  const { store, panes, clock } = services;
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
    const program = foregroundOf(panes.get(pane)?.pid ?? 0);
    // Of a program that has ended, or is about to, there is nothing to be known.
    if (program === undefined) return;
    const format = optionAt(store.model, 'automatic-rename-format', { window: window.id });
    // As most looks end: the system is asked once.
    if (format === usualFormat && program.command === window.name) return;
    const name = expandAt(services, placeOfPane(store.model, pane), format);
    if (name !== '' && name !== window.name) {
      store.apply({ kind: 'window-renamed', window: window.id, name, automatic: true });
    }
  };

  const lookSoon = (pane: PaneId): void => {
    if (pending.has(pane) || windowOfPane(store.model, pane)?.automaticName !== true) return;
    const timer = clock.after(settleMs * Math.max(1, pending.size / panesInTime), () => look(pane));
    pending.set(pane, timer);
  };

  /** Turned on for a window that somebody named, the option gives the name back to the program. */
  const nameAgain = (id: WindowId): void => {
    const window = store.model.windows.get(id);
    if (window === undefined || window.automaticName || !flagOption(store.model, 'automatic-rename', { window: id })) return;
    store.apply({ kind: 'window-renamed', window: id, name: window.name, automatic: true });
    lookSoon(window.active);
  };

  store.subscribe((event) => {
    if (event.kind === 'option-changed' && event.name === 'automatic-rename' && event.place.level === 'window')
      nameAgain(event.place.window);
    for (const window of windowsWithOtherActivePane(event, store.model)) {
      const active = store.model.windows.get(window)?.active;
      if (active !== undefined) lookSoon(active);
    }
  });
  return { outputOf: lookSoon };
}

/** Windows whose active pane, or its program, may be another one now. */
function windowsWithOtherActivePane(event: ModelEvent, model: Model): readonly WindowId[] {
  switch (event.kind) {
    case 'pane-closed':
      return [event.window];
    case 'pane-moved':
      return [event.from, event.to];
    case 'pane-broken-out':
      return [event.from, event.window.id];
    case 'panes-swapped':
      return windowsOf(model, event.a, event.b);
    case 'pane-selected':
    case 'pane-respawned':
      return windowsOf(model, event.pane);
    default:
      return [];
  }
}

const windowsOf = (model: Model, ...panes: readonly PaneId[]): readonly WindowId[] =>
  panes.flatMap((pane) => model.panes.get(pane)?.window ?? []);
