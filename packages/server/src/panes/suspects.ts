/** What servers have died of, or may have: parts of the output of panes, as they are remembered. Types only. */
import type { PaneId } from '@ccmux/core';

/** A part [from, to) of all that a pane ever printed. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

export interface Suspects {
  /** This part is parsed now: if nothing follows, the server has died of it. */
  begin(pane: PaneId, part: Part): void;
  /** Nothing that is old is parsed any more. */
  end(): void;
  /** What more than one server has died of, and is not to be shown. */
  setAside(pane: PaneId): readonly Part[];
}
