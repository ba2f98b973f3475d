/** What one pane shows: its rows as they came last, and its cursor. Bounded by the pane's height. */
import type { WirePane, WireRow } from '@ccmux/protocol';
import type { UnderlineStyle } from '@ccmux/term';
import type { CellSide, PaintCursor } from '@ccmux/term/paint';

export interface ContentRow {
  words: Uint32Array;
  side: ReadonlyMap<number, CellSide> | undefined;
}

const shapes = [undefined, 'block', 'underline', 'bar'] as const;

export class PaneContent {
  readonly #rows: (ContentRow | undefined)[] = [];
  cursor: PaintCursor = { x: 0, y: 0, visible: false, shape: undefined, blink: false };

  row(y: number): ContentRow | undefined {
    return this.#rows[y];
  }

  /** The pane has this height from now on; rows below are forgotten. */
  limit(height: number): void {
    if (this.#rows.length > height) this.#rows.length = height;
  }

  take(pane: WirePane, height: number): void {
    const { x, y, cursorVisible, cursorShape, cursorBlink } = pane;
    this.cursor = { x, y, visible: cursorVisible, shape: shapes[cursorShape], blink: cursorBlink };
    for (const row of pane.rows) if (row.y < height) this.#takeRow(row);
  }

  /** Copies the words: on the wire they may lie at any address, and belong to a buffer that is used again. */
  #takeRow(row: WireRow): void {
    const old = this.#rows[row.y];
    const words =
      old !== undefined && old.words.byteLength === row.cells.length ? old.words : new Uint32Array(row.cells.length / 4);
    new Uint8Array(words.buffer).set(row.cells);
    this.#rows[row.y] = { words, side: row.side.length === 0 ? undefined : sideOf(row) };
  }
}

function sideOf(row: WireRow): ReadonlyMap<number, CellSide> {
  const side = new Map<number, CellSide>();
  for (const [x, cluster, underline, underlineColour, link, linkId] of row.side) {
    // SAFETY: the wire's guard lets 0–5 through only.
    side.set(x, { cluster, underline: underline as UnderlineStyle, underlineColour, link, linkId });
  }
  return side;
}
