/**
 * What one client has yet to be shown of the panes it looks at: dirty rows and the cursor it was last told. Owns no
 * cells: rows are read when a frame is built.
 */
import type { PaneId } from '@ccmux/core';
import type { WireCursorShape, WirePane } from '@ccmux/protocol';
import type { Cursor, DirtyRange } from '@ccmux/term';
import type { PaneRuntime } from '../panes/pane-runtime.js';
import { wireRow } from '../render/wire-row.js';

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

  /** Takes what differs from what the client has; empty when nothing does. */
  take(get: (pane: PaneId) => PaneRuntime | undefined, active: PaneId | undefined): WirePane[] {
    const panes: WirePane[] = [];
    for (const [pane, range] of this.#dirty) {
      const runtime = get(pane);
      if (runtime !== undefined) panes.push(this.#wire(runtime, range, pane === active));
    }
    this.#dirty.clear();
    const runtime = active === undefined ? undefined : get(active);
    if (runtime !== undefined && !panes.some((p) => p.pane === active)) {
      const before = this.#lastCursor;
      const pane = this.#wire(runtime, undefined, true);
      if (this.#lastCursor !== before) panes.push(pane);
    }
    return panes;
  }

  #wire(runtime: PaneRuntime, range: DirtyRange | undefined, active: boolean): WirePane {
    const source = runtime.mode ?? runtime.emulator;
    const { cursor } = source;
    const rows = [];
    const last = Math.min(range?.last ?? -1, runtime.size.rows - 1);
    for (let y = range?.first ?? 0; y <= last; y++) rows.push(wireRow(y, source.row(y)));
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
