/** Moves a pane beside another one, in its window or another. */
import {
  err,
  movePane as moveInLayout,
  ok,
  type PaneId,
  type Place,
  paneId,
  panesOf,
  type Result,
  removePane,
  type SplitOptions,
  splitPane,
  type Window,
} from '@ccmux/core';
import type { ModelStore } from '../model/store.js';
import { closeWindow } from './close-pane.js';
import { endZoom } from './zoom.js';

export interface PaneMove {
  readonly source: Place;
  readonly target: Place;
  readonly options: SplitOptions;
  readonly select: boolean;
}

const tooSmall = 'create pane failed: pane too small';

export function movePane(store: ModelStore, { source, target, options, select }: PaneMove): Result<void, string> {
  endZoom(store, target.window);
  endZoom(store, source.window);
  if (source.pane === target.pane) return err('source and target panes must be different');
  const from = store.model.windows.get(source.window);
  const to = store.model.windows.get(target.window);
  if (from === undefined || to === undefined) return err("can't find window");
  const { pane } = source;
  const before = options.before ?? false;
  const isSame = from.id === to.id;
  const layout = isSame
    ? moveInLayout(to.layout, pane, target.pane, paneId(store.model.next.pane), options)
    : splitPane(to.layout, target.pane, pane, options);
  if (!layout.ok) return err(tooSmall);
  const rest = isSame ? undefined : removePane(from.layout, pane);
  if (rest !== undefined && !rest.ok) throw new Error(`pane ${pane} is not in the layout of its window`);
  store.apply({
    kind: 'pane-moved',
    pane,
    from: from.id,
    rest: rest?.value,
    to: to.id,
    layout: layout.value,
    order: orderBeside(to, pane, target.pane, before),
    select,
  });
  if (!isSame && panesOf(from.layout).length === 1) closeWindow(store, from.id);
  if (select && store.model.sessions.has(target.session))
    store.apply({ kind: 'window-selected', session: target.session, index: target.index });
  return ok(undefined);
}

function orderBeside(to: Window, pane: PaneId, target: PaneId, before: boolean): readonly PaneId[] {
  const others = to.panes.filter((p) => p !== pane);
  return others.toSpliced(others.indexOf(target) + (before ? 0 : 1), 0, pane);
}
