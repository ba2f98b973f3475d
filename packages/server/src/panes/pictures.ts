/** Pictures of panes for the state on disk: what a pane has shown, and how much of its output that was. */
import type { PaneId } from '@ccmux/core';
import type { PaneRegistry } from './pane-registry.js';

export interface PictureOf {
  readonly pane: PaneId;
  /** Bytes of all that the pane ever printed. */
  readonly offset: number;
}

export function printedBy(panes: PaneRegistry, ids: Iterable<PaneId>): PictureOf[] {
  return [...ids].flatMap((pane) => {
    const runtime = panes.get(pane);
    return runtime === undefined ? [] : [{ pane, offset: runtime.printedBefore + runtime.received }];
  });
}
