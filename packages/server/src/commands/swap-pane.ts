/** swap-pane: two panes exchange their places, also between windows. */
import { err, type PaneId, type ParsedArgs, type Place, type Window } from '@ccmux/core';
import type { ModelStore } from '../model/store.js';
import { endZoom } from '../operations/zoom.js';
import { type Command, done } from './command.js';
import { sourcePane } from './source-pane.js';

export const swapPane: Command = {
  name: 'swap-pane',
  flags: 'dDs:t:UZ',
  args: [0, 0],
  usage: '[-dDUZ] [-s src-pane] [-t dst-pane]',
  summary: 'Let two panes change places.',
  flagHelp: {
    d: 'do not go to it',
    D: 'with the next one',
    s: 'one',
    t: 'the other',
    U: 'with the one before',
    Z: 'keep the zoom',
  },
  exec(context, args) {
    const { resolve, store } = context;
    const target = resolve('pane', args.value('t'));
    if (!target.ok) return target;
    const source = sourcePane(context, args.value('s'));
    if (!source.ok) return source;
    const window = store.model.windows.get(target.value.window);
    if (window === undefined) return err("can't find window");
    const other = neighbour(args, window, target.value.pane);
    const from: Place = other === undefined ? source.value : { ...target.value, pane: other };
    const zoomAgain = endZoom(store, target.value.window, args.has('Z'));
    const zoomSourceAgain = from.window === target.value.window ? () => {} : endZoom(store, from.window, args.has('Z'));
    swap(store, from, target.value, args.has('d'));
    zoomSourceAgain();
    zoomAgain();
    return done;
  },
};

/** The pane behind (`-D`) or before (`-U`) the target; undefined with neither. */
function neighbour(args: ParsedArgs, { panes }: Window, pane: PaneId): PaneId | undefined {
  const by = args.has('D') ? 1 : args.has('U') ? -1 : 0;
  return by === 0 ? undefined : panes[(panes.indexOf(pane) + by + panes.length) % panes.length];
}

/** Without `keep` the keyboard goes to the pane that leaves the source: `target`. */
function swap(store: ModelStore, source: Place, target: Place, keep: boolean): void {
  if (source.pane === target.pane) return;
  const active = store.model.windows.get(target.window)?.active;
  store.apply({ kind: 'panes-swapped', a: source.pane, b: target.pane });
  if (source.window === target.window) {
    // As in tmux: with `keep` the place of an active target keeps the keyboard, an active source takes it along.
    if (!keep) store.apply({ kind: 'pane-selected', pane: target.pane });
    else if (active === target.pane) store.apply({ kind: 'pane-selected', pane: source.pane });
  } else if (!keep) {
    store.apply({ kind: 'pane-selected', pane: target.pane });
    store.apply({ kind: 'pane-selected', pane: source.pane });
  }
}
