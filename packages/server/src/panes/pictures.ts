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
}

export function printedBy(panes: PaneRegistry, ids: Iterable<PaneId>): PictureOf[] {
  return [...ids].flatMap((pane) => {
    const runtime = panes.get(pane);
    return runtime === undefined ? [] : [{ pane, offset: runtime.printedBefore + runtime.received }];
  });
}

/**
 * The picture of a pane, once all that it has received by now is on it; undefined when it is gone, or goes before.
 * Nothing is parsed for it out of turn.
 */
export async function pictureOf(panes: PaneRegistry, pane: PaneId): Promise<Picture | undefined> {
  const runtime = panes.get(pane);
  if (runtime === undefined) return undefined;
  await new Promise<void>((resolve) => runtime.whenParsed(resolve, true));
  if (panes.get(pane) !== runtime) return undefined;
  return { offset: runtime.printedBefore + runtime.parsed, bytes: runtime.notice.save() };
}
