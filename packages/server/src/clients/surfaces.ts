/**
 * The surfaces of one client: at most one mode and one overlay above it, of which the upper one is shown. Owns their
 * ids, places, and what of them the client has yet to be sent. Refuses to know what they show.
 */
import type { PaneId, Rect } from '@ccmux/core';
import type { Scene, WireCursorShape, WirePane } from '@ccmux/protocol';
import { type Cursor, copyRow, type DirtyRange, type Row, rowsEqual } from '@ccmux/term';
import { wireRow, wireRowBytes } from '../render/wire-row.js';
import type { Surface, SurfaceLayer, SurfacePort, SurfaceSpace } from './surface.js';

/** Rows of about this much go into one frame, as for panes. */
const maxFrameBytes = 1024 * 1024;

const shapes: Readonly<Record<NonNullable<Cursor['shape']>, WireCursorShape>> = { block: 1, underline: 2, bar: 3 };

interface Shown {
  readonly id: number;
  readonly surface: Surface;
  rect: Rect | undefined;
  dirty: { first: number; last: number } | undefined;
  /** Rows as the client has them. */
  sent: (Row | undefined)[];
  cursor: string;
}

export interface SurfacesEvents {
  /** Rows to send; `bytes` of output made them. */
  onChange(bytes: number | undefined): void;
  /** The scene is another now. */
  onScene(): void;
  /** An overlay has opened: it takes the keys that waited. */
  onOverlay(): void;
}

export class Surfaces {
  readonly #events: SurfacesEvents;
  readonly #open = new Map<SurfaceLayer, Shown>();
  #nextId = 1;

  constructor(events: SurfacesEvents) {
    this.#events = events;
  }

  /** The one that is seen and has the keyboard. */
  get top(): Surface | undefined {
    return this.#top?.surface;
  }

  /** Where the top one was last placed. */
  get rect(): Rect | undefined {
    return this.#top?.rect;
  }

  get hasOverlay(): boolean {
    return this.#open.has('overlay');
  }

  at(layer: SurfaceLayer): Surface | undefined {
    return this.#open.get(layer)?.surface;
  }

  /** Shows a surface; false, and nothing is made, when there is one of its layer already. */
  open(layer: SurfaceLayer, make: (port: SurfacePort) => Surface): boolean {
    if (this.#open.has(layer)) return false;
    const id = this.#nextId++;
    const surface = make(this.#portOf(id, layer));
    this.#open.set(layer, { id, surface, rect: undefined, dirty: undefined, sent: [], cursor: '' });
    this.#events.onScene();
    if (layer === 'overlay') this.#events.onOverlay();
    return true;
  }

  close(layer: SurfaceLayer): void {
    const shown = this.#open.get(layer);
    if (shown === undefined) return;
    this.#open.delete(layer);
    shown.surface.closed();
    this.#events.onScene();
  }

  dispose(): void {
    for (const layer of [...this.#open.keys()]) this.close(layer);
  }

  /** Everything is sent again. */
  forget(): void {
    for (const shown of this.#open.values()) shown.rect = undefined;
  }

  paneChanged(pane: PaneId, range: DirtyRange | undefined, bytes: number): void {
    for (const { surface } of this.#open.values()) surface.paneChanged?.(pane, range, bytes);
  }

  modelChanged(): void {
    for (const { surface } of [...this.#open.values()]) surface.modelChanged?.();
  }

  /** Lays the top one out in a scene; its part of the scene. Those without a place close. */
  place(space: SurfaceSpace): Scene['surface'] {
    for (let shown = this.#top; shown !== undefined; shown = this.#top) {
      const rect = shown.surface.place(space);
      if (rect !== undefined) return this.#placed(shown, rect);
      this.close(shown.surface.layer);
    }
    return undefined;
  }

  get hasMore(): boolean {
    return this.#top?.dirty !== undefined;
  }

  /** Takes what differs from what the client has; undefined when nothing does. */
  take(): WirePane | undefined {
    const shown = this.#top;
    if (shown?.rect === undefined) return undefined;
    const rows = this.#changedRows(shown, shown.rect);
    const at = shown.surface.cursor;
    const cursor = at === undefined ? 'none' : `${at.x} ${at.y} ${at.visible} ${at.shape} ${at.blink}`;
    if (rows.length === 0 && cursor === shown.cursor) return undefined;
    shown.cursor = cursor;
    return {
      pane: shown.id,
      x: at?.x ?? 0,
      y: at?.y ?? 0,
      cursorVisible: at?.visible ?? false,
      cursorShape: at?.shape === undefined ? 0 : shapes[at.shape],
      cursorBlink: at?.blink ?? false,
      rows: rows.map(([y, row]) => wireRow(y, row)),
    };
  }

  get #top(): Shown | undefined {
    return this.#open.get('overlay') ?? this.#open.get('mode');
  }

  #changedRows(shown: Shown, rect: Rect): [number, Row][] {
    const range = shown.dirty;
    shown.dirty = undefined;
    const changed: [number, Row][] = [];
    const last = Math.min(range?.last ?? -1, rect.height - 1);
    let room = maxFrameBytes;
    for (let y = range?.first ?? 0; y <= last; y++) {
      if (room <= 0) {
        shown.dirty = { first: y, last };
        break;
      }
      const row = shown.surface.row(y);
      const before = shown.sent[y];
      if (before !== undefined && rowsEqual(before, row)) continue;
      const kept = copyRow(row);
      shown.sent[y] = kept;
      room -= wireRowBytes(wireRow(y, kept));
      changed.push([y, kept]);
    }
    return changed;
  }

  #placed(shown: Shown, rect: Rect): NonNullable<Scene['surface']> {
    const before = shown.rect;
    if (before === undefined || before.width !== rect.width || before.height !== rect.height) {
      shown.sent = [];
      shown.cursor = '';
      shown.dirty = { first: 0, last: rect.height - 1 };
    }
    shown.rect = rect;
    // The client forgets the rows of what another one covered for a while.
    for (const other of this.#open.values()) if (other !== shown) other.rect = undefined;
    return { id: shown.id, x: rect.x, y: rect.y, width: rect.width, height: rect.height };
  }

  #portOf(id: number, layer: SurfaceLayer): SurfacePort {
    const shown = (): Shown | undefined => {
      const found = this.#open.get(layer);
      return found?.id === id ? found : undefined;
    };
    return {
      changed: (range, bytes) => {
        const it = shown();
        if (it?.rect === undefined || it !== this.#top) return;
        const wanted = range ?? { first: 0, last: it.rect.height - 1 };
        it.dirty ??= { ...wanted };
        it.dirty.first = Math.min(it.dirty.first, wanted.first);
        it.dirty.last = Math.max(it.dirty.last, wanted.last);
        this.#events.onChange(bytes);
      },
      moved: () => {
        if (shown() !== undefined) this.#events.onScene();
      },
      close: () => {
        if (shown() !== undefined) this.close(layer);
      },
    };
  }
}
