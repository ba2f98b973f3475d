/**
 * What one client has yet to be shown of the panes it looks at: dirty rows and the cursor it was last told. Owns no
 * cells: rows are read when a frame is built.
 */
import type { PaneId } from '@ccmux/core';
import type { WireCursorShape, WirePane } from '@ccmux/protocol';
import type { Cursor, DirtyRange } from '@ccmux/term';
import type { PaneRuntime } from '../panes/pane-runtime.js';
import { wireRow, wireRowBytes } from '../render/wire-row.js';

/**
 * Rows of about this much go into one frame; the others follow in the next one. A picture of an ordinary size fits
 * several times over; one of many long links, or of a huge terminal, would be larger than a message may be.
 */
const maxFrameBytes = 1024 * 1024;

const shapes: Readonly<Record<NonNullable<Cursor['shape']>, WireCursorShape>> = { block: 1, underline: 2, bar: 3 };

export class PaneViews {
  readonly #dirty = new Map<PaneId, { first: number; last: number }>();
  #lastCursor = '';

  mark(pane: PaneId, range: DirtyRange): void {
    const known = this.#dirty.get(pane);
    if (known === undefined) this.#dirty.set(pane, { ...range });
    else {
      known.first = Math.min(known.first, range.first);
      known.last = Math.max(known.last, range.last);
    }
  }

  markAll(runtime: PaneRuntime): void {
    this.mark(runtime.id, { first: 0, last: runtime.size.rows - 1 });
  }

  /** Forgets panes that are no longer looked at, and the cursor. */
  keepOnly(panes: ReadonlySet<PaneId>): void {
    for (const pane of this.#dirty.keys()) if (!panes.has(pane)) this.#dirty.delete(pane);
    this.#lastCursor = '';
  }

  /** Rows are left for another frame. */
  get hasMore(): boolean {
    return this.#dirty.size > 0;
  }

  /** Takes what differs from what the client has, up to a frame's worth; empty when nothing does. */
  take(get: (pane: PaneId) => PaneRuntime | undefined, active: PaneId | undefined): WirePane[] {
    const panes: WirePane[] = [];
    let room = maxFrameBytes;
    for (const [pane, range] of this.#dirty) {
      if (room <= 0) break;
      this.#dirty.delete(pane);
      const runtime = get(pane);
      if (runtime === undefined) continue;
      const wire = this.#wire(runtime, range, pane === active, room);
      for (const row of wire.rows) room -= wireRowBytes(row);
      panes.push(wire);
    }
    const runtime = active === undefined ? undefined : get(active);
    if (runtime !== undefined && !panes.some((p) => p.pane === active)) {
      const before = this.#lastCursor;
      const pane = this.#wire(runtime, undefined, true, 0);
      if (this.#lastCursor !== before) panes.push(pane);
    }
    return panes;
  }

  /** Rows past the room stay dirty. At least one is taken. */
  #wire(runtime: PaneRuntime, range: DirtyRange | undefined, active: boolean, room: number): WirePane {
    const source = runtime.mode ?? runtime.emulator;
    const { cursor } = source;
    const rows = [];
    const last = Math.min(range?.last ?? -1, runtime.size.rows - 1);
    let left = room;
    for (let y = range?.first ?? 0; y <= last; y++) {
      if (left <= 0) {
        this.mark(runtime.id, { first: y, last });
        break;
      }
      const row = wireRow(y, source.row(y));
      left -= wireRowBytes(row);
      rows.push(row);
    }
    const shape: WireCursorShape = cursor.shape === undefined ? 0 : shapes[cursor.shape];
    if (active) this.#lastCursor = `${runtime.id} ${cursor.x} ${cursor.y} ${cursor.visible} ${shape} ${cursor.blink}`;
    return {
      pane: runtime.id,
      x: cursor.x,
      y: cursor.y,
      cursorVisible: cursor.visible,
      cursorShape: shape,
      cursorBlink: cursor.blink,
      rows,
    };
  }
}
