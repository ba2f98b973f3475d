/** last-pane: back to the pane that had the keyboard before. */
import { err, type PaneId, type Window } from '@ccmux/core';
import type { ModelStore } from '../model/store.js';
import { endZoom } from '../operations/zoom.js';
import { type Command, done, type Outcome } from './command.js';

export const lastPane: Command = {
  name: 'last-pane',
  flags: 'det:Z',
  args: [0, 0],
  usage: '[-deZ] [-t target-window]',
  summary: 'Go back to the pane before.',
  flagHelp: {
    d: 'stop typing into it instead',
    e: 'allow typing into it again instead',
    t: 'the window',
    Z: 'keep the zoom',
  },
  exec({ resolve, store }, args) {
    const place = resolve('window', args.value('t'));
    return place.ok ? toLastPane(store, place.value.window, args) : place;
  },
};

/** With `-e` and `-d` typing into the pane is turned on and off instead. */
export function toLastPane(store: ModelStore, id: Window['id'], args: { has(flag: string): boolean }): Outcome {
  const window = store.model.windows.get(id);
  const last = window && lastOf(window);
  if (last === undefined) return err('no last pane');
  if (args.has('e') || args.has('d')) store.apply({ kind: 'pane-input-changed', pane: last, off: !args.has('e') });
  else selectPane(store, id, last, args.has('Z'));
  return done;
}

/** Of two panes the other one, although it never had the keyboard. */
function lastOf({ visited, panes, active }: Window): PaneId | undefined {
  return visited.at(-1) ?? (panes.length === 2 ? panes.find((pane) => pane !== active) : undefined);
}

/** Leaves zoom, unless `keepZoom`: then the pane that is selected fills the window. */
export function selectPane(store: ModelStore, window: Window['id'], pane: PaneId, keepZoom: boolean): void {
  if (store.model.windows.get(window)?.active === pane) return;
  const zoomAgain = endZoom(store, window, keepZoom);
  store.apply({ kind: 'pane-selected', pane });
  zoomAgain();
}
