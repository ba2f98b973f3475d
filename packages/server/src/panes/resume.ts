/** What becomes of live panes when the ptyhost is reached again, or another one in its place. */
import { type PaneId, paneId } from '@ccmux/core';
import type { ExitStatus } from '@ccmux/protocol/ptyhost';
import type { PaneRuntime } from './pane-runtime.js';
import type { HeldPane } from './ptyhost-link.js';
import type { PtyhostSlot } from './ptyhost-slot.js';

interface LivePanes {
  readonly runtimes: ReadonlyMap<PaneId, PaneRuntime>;
  /** Hung up, and not reported as ended. */
  readonly closing: Set<PaneId>;
  readonly exited: Map<PaneId, ExitStatus>;
  readonly host: PtyhostSlot;
}

/**
 * Asks for the output of the panes that are held, from where each was interrupted. Answers those that are not: their programs
 * are gone, and had not ended before. `isComing`: its program is about to be started there.
 */
export function resumeRuntimes(panes: LivePanes, held: readonly HeldPane[], isComing: (pane: PaneId) => boolean): PaneId[] {
  const { runtimes, closing, exited, host } = panes;
  const living = new Set(held.map(({ pane }) => paneId(pane)));
  for (const pane of held) {
    const id = paneId(pane.pane);
    const runtime = runtimes.get(id);
    // Of one that was closed only the end is of interest.
    if (runtime === undefined) host.send({ kind: 'replay', pane: id, offset: pane.end });
    else if (!exited.has(id)) resumePane(runtime, pane, host);
  }
  for (const id of closing) if (!living.has(id)) closing.delete(id);
  const lost = [...runtimes.keys()].filter((id) => !exited.has(id) && !living.has(id) && !isComing(id));
  for (const id of lost) exited.set(id, { code: 0, signal: 0 });
  return lost;
}

function resumePane(runtime: PaneRuntime, { start, cols, rows }: HeldPane, host: PtyhostSlot): void {
  const { id, size } = runtime;
  if (runtime.received < start && !runtime.isCatchingUp) runtime.lose(start);
  host.send({ kind: 'replay', pane: id, offset: runtime.received });
  if (size.cols !== cols || size.rows !== rows) host.send({ kind: 'resize', pane: id, ...size });
}
