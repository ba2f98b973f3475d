/**
 * The server's surface: a rectangle above panes, borders and status line. Keeps its rows as they came last; forgets
 * them when another surface, or the same in another size, takes its place. Draws nothing over the chrome's front.
 */
import { contains, type Rect } from '@ccmux/core';
import { type Scene, surfaceHole, type WirePane } from '@ccmux/protocol';
import type { Grid, PaintCursor } from '@ccmux/term/paint';
import { PaneContent } from './pane-content.js';

type SurfacePlace = NonNullable<Scene['surface']>;

export class SurfaceContent {
  #place: SurfacePlace | undefined;
  #content = new PaneContent();

  get place(): SurfacePlace | undefined {
    return this.#place;
  }

  /** Where the surface wants the cursor; undefined when it wants none, or it lies outside. */
  get cursor(): PaintCursor | undefined {
    const place = this.#place;
    if (place === undefined) return undefined;
    const { cursor } = this.#content;
    const at = { x: place.x + cursor.x, y: place.y + cursor.y };
    return contains(place, at) ? { ...cursor, ...at } : undefined;
  }

  /** A scene has a surface there, or none. `stale` is told of every row of the terminal that looks different now. */
  enter(place: SurfacePlace | undefined, stale: (y: number) => void): void {
    const before = this.#place;
    if (samePlace(before, place)) return;
    if (before?.id !== place?.id || before?.width !== place?.width || before?.height !== place?.height)
      this.#content = new PaneContent();
    for (const rect of [before, place]) {
      for (let y = 0; rect !== undefined && y < rect.height; y++) stale(rect.y + y);
    }
    this.#place = place;
  }

  take(wire: WirePane, stale: (y: number) => void): void {
    const place = this.#place;
    if (place === undefined || wire.pane !== place.id) return;
    this.#content.take(wire, place.height);
    for (const row of wire.rows) stale(place.y + row.y);
  }

  /** Writes the surface's part of row y of the terminal. */
  compose(back: Grid, y: number, front: readonly Rect[]): void {
    const place = this.#place;
    const row = place === undefined ? undefined : this.#content.row(y - place.y);
    if (place === undefined || row === undefined) return;
    const width = Math.min(place.width, row.words.length / 3);
    for (let x = 0; x < width; ) {
      let end = x;
      const shows = (i: number): boolean =>
        row.words[i * 3] !== surfaceHole && !front.some((rect) => contains(rect, { x: place.x + i, y }));
      while (end < width && shows(end)) end++;
      if (end > x) back.write(place.x + x, y, row.words.subarray(x * 3, end * 3), shifted(row.side, x));
      x = end + 1;
    }
  }
}

const shifted = <T>(side: ReadonlyMap<number, T> | undefined, by: number): ReadonlyMap<number, T> | undefined =>
  side === undefined || by === 0 ? side : new Map([...side].map(([x, entry]) => [x - by, entry]));

const samePlace = (a: SurfacePlace | undefined, b: SurfacePlace | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.id === b.id &&
    a.x === b.x &&
    a.y === b.y &&
    a.width === b.width &&
    a.height === b.height);
