/** Pictures of panes for the state on disk: what a pane has shown, and how much of its output that was. */
import type { PaneId } from '@ccmux/core';
import type { EmulatorImage } from '@ccmux/term';
import type { PaneRegistry } from './pane-registry.js';

export interface PictureOf {
  readonly pane: PaneId;
  /** Bytes of all that the pane ever printed. */
  readonly offset: number;
}

export interface Picture {
  readonly offset: number;
  readonly bytes: EmulatorImage;
  /** Output that waits to be parsed, from `offset` on. */
  readonly rest: readonly { readonly pane: PaneId; readonly offset: number; readonly bytes: Uint8Array }[];
}

export function printedBy(panes: PaneRegistry, ids: Iterable<PaneId>): PictureOf[] {
  return [...ids].flatMap((pane) => {
    const runtime = panes.get(pane);
    return runtime === undefined ? [] : [{ pane, offset: runtime.printedBefore + runtime.received }];
  });
}

/** The picture of a pane now; undefined when it is gone, or its emulator is broken and about to be replaced. */
export function pictureOf(panes: PaneRegistry, pane: PaneId): Picture | undefined {
  const runtime = panes.get(pane);
  const progress = runtime?.progress;
  if (runtime === undefined || progress === undefined) return undefined;
  const { printedBefore } = runtime;
  const rest = progress.waiting.map(({ offset, data }) => ({ pane, offset: printedBefore + offset, bytes: data }));
  return { offset: printedBefore + progress.parsed, bytes: runtime.notice.save(), rest };
}
