/** The layer above the panes: cells of the chrome and where they are. A plain value that the compositor reads. */
import type { Rect, Size } from '@ccmux/core';
import type { CellSide } from '@ccmux/term/paint';

export interface Overlay {
  readonly size: Size;
  /** rows × cols × 3, as in a grid. */
  readonly cells: Uint32Array;
  /** 1 where the overlay covers the cell below. */
  readonly mask: Uint8Array;
  /** 1 for rows with at least one covered cell. */
  readonly rows: Uint8Array;
  readonly side: ReadonlyMap<number, CellSide>;
  /** Where the chrome is above the server's surface too: prompts and pages. Elsewhere the surface covers it. */
  readonly front: readonly Rect[];
}
