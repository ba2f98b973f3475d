/**
 * Puts the picture together: pane contents where the scene says, the overlay of the chrome above them, the server's
 * surface between the chrome's back and front, the cursor of what has the keyboard. Keeps the contents of the panes in the scene and nothing of others. Draws only rows that
 * changed. What lies outside the terminal is clipped, what nobody covers is blank.
 */
import type { Size } from '@ccmux/core';
import { contains } from '@ccmux/core';
import type { FrameMessage, Scene } from '@ccmux/protocol';
import { type Capabilities, type CellSide, Grid, type PaintCursor, Painter } from '@ccmux/term/paint';
import { colourDefaults, sameColours } from './default-colours.js';
import type { Overlay } from './overlay.js';
import { PaneContent } from './pane-content.js';
import { SurfaceContent } from './surface-content.js';

const hiddenCursor: PaintCursor = { x: 0, y: 0, visible: false, shape: undefined, blink: false };

type PlacedPane = Scene['panes'][number];

export class Compositor {
  readonly #painter: Painter;
  #back: Grid;
  /** 1 for rows of `#back` that have to be put together and painted. */
  #stale: Uint8Array;
  #scene: Scene | undefined;
  readonly #contents = new Map<number, PaneContent>();
  readonly #surface = new SurfaceContent();
  #overlay: Overlay | undefined;
  /** `undefined`: the active pane's cursor; else where the overlay wants it. */
  #overlayCursor: PaintCursor | undefined;

  constructor(size: Size, capabilities: Capabilities) {
    this.#painter = new Painter(size, capabilities);
    this.#back = new Grid(size);
    this.#stale = new Uint8Array(size.rows).fill(1);
  }

  get scene(): Scene | undefined {
    return this.#scene;
  }

  get size(): Size {
    return { cols: this.#back.cols, rows: this.#back.rows };
  }

  /** The terminal has this size now and shows nothing that is known. */
  resize(size: Size): void {
    this.#back = new Grid(size);
    this.#painter.resize(size);
    this.#stale = new Uint8Array(size.rows).fill(1);
  }

  /** The terminal shows nothing that is known; everything is painted again. */
  invalidate(): void {
    this.#painter.invalidate();
    this.#stale.fill(1);
  }

  /** Takes a frame in; `paint` draws it. */
  apply(frame: FrameMessage): void {
    if (frame.scene !== undefined) this.#enterScene(frame.scene);
    for (const pane of frame.panes) {
      const place = this.#scene?.panes.find((p) => p.pane === pane.pane);
      const content = this.#contents.get(pane.pane);
      if (place === undefined || content === undefined) continue;
      content.take(pane, place.height);
      for (const row of pane.rows) this.#markRow(place.y + row.y);
    }
    if (frame.surface !== undefined) this.#surface.take(frame.surface, (y) => this.#markRow(y));
  }

  #enterScene(scene: Scene): void {
    const before = this.#scene;
    this.#scene = scene;
    this.#surface.enter(scene.surface, (y) => this.#markRow(y));
    if (before !== undefined && sameLayout(before.panes, scene.panes)) return;
    const present = new Set(scene.panes.map((p) => p.pane));
    for (const id of this.#contents.keys()) if (!present.has(id)) this.#contents.delete(id);
    for (const { pane, height } of scene.panes) {
      const content = this.#contents.get(pane);
      if (content === undefined) this.#contents.set(pane, new PaneContent());
      else content.limit(height);
    }
    this.#stale.fill(1);
  }

  /**
   * Replaces the layer above the panes. `cursor` undefined: the active pane keeps it. An overlay of another size
   * than the terminal's is clipped like everything else.
   */
  setOverlay(overlay: Overlay | undefined, cursor: PaintCursor | undefined): void {
    for (const layer of [this.#overlay, overlay]) {
      for (let y = 0; layer !== undefined && y < layer.size.rows; y++) if (layer.rows[y] !== 0) this.#markRow(y);
    }
    this.#overlay = overlay;
    this.#overlayCursor = cursor;
  }

  /** The bytes that bring the terminal up to date; empty when it is. */
  paint(): Uint8Array {
    const { rows } = this.#back;
    for (let y = 0; y < rows; y++) if (this.#stale[y] !== 0) this.#composeRow(y);
    const bytes = this.#painter.paint(this.#back, this.#stale, this.#cursor());
    this.#stale.fill(0);
    return bytes;
  }

  #markRow(y: number): void {
    if (y < this.#stale.length) this.#stale[y] = 1;
  }

  #composeRow(y: number): void {
    const back = this.#back;
    back.blank(0, y, back.cols);
    for (const place of this.#scene?.panes ?? []) {
      if (y < place.y || y >= place.y + place.height) continue;
      const row = this.#contents.get(place.pane)?.row(y - place.y);
      const left = Math.max(0, -place.x);
      if (left >= place.width) continue;
      if (row !== undefined) {
        const side = left === 0 ? row.side : shifted(row.side, left);
        back.write(place.x + left, y, row.words.subarray(left * 3, place.width * 3), side);
      }
      if (place.fg !== undefined || place.bg !== undefined) colourDefaults(back, place.x + left, y, place.width - left, place);
    }
    if (this.#overlay !== undefined && this.#overlay.rows[y] === 1) this.#composeOverlay(this.#overlay, y);
    this.#surface.compose(back, y, this.#overlay?.front ?? []);
  }

  #composeOverlay(overlay: Overlay, y: number): void {
    const back = this.#back;
    const cols = Math.min(overlay.size.cols, back.cols);
    for (let x = 0; x < cols; x++) {
      const from = y * overlay.size.cols + x;
      if (overlay.mask[from] === 0) continue;
      const to = y * back.cols + x;
      back.cells.set(overlay.cells.subarray(from * 3, from * 3 + 3), to * 3);
      const side = overlay.side.get(from);
      if (side !== undefined) back.side.set(to, side);
    }
  }

  #cursor(): PaintCursor {
    if (this.#overlayCursor !== undefined) return this.#overlayCursor;
    if (this.#surface.place !== undefined) return this.#surface.cursor ?? hiddenCursor;
    const scene = this.#scene;
    const place: PlacedPane | undefined = scene?.panes.find((p) => p.pane === scene.active);
    const content = place === undefined ? undefined : this.#contents.get(place.pane);
    if (place === undefined || content === undefined) return hiddenCursor;
    const at = { x: place.x + content.cursor.x, y: place.y + content.cursor.y };
    const isSeen = contains(place, at) && contains({ x: 0, y: 0, width: this.#back.cols, height: this.#back.rows }, at);
    if (!isSeen) return hiddenCursor;
    return { ...content.cursor, ...(content.cursor.shape === undefined ? place.cursor : undefined), ...at };
  }
}

/** Without its first `left` columns. */
function shifted(side: ReadonlyMap<number, CellSide> | undefined, left: number): ReadonlyMap<number, CellSide> | undefined {
  if (side === undefined) return undefined;
  return new Map([...side].filter(([x]) => x >= left).map(([x, entry]) => [x - left, entry]));
}

const sameLayout = (a: readonly PlacedPane[], b: readonly PlacedPane[]): boolean =>
  a.length === b.length &&
  a.every((p, i) => {
    const q = b[i]!;
    const samePlace = p.pane === q.pane && p.x === q.x && p.y === q.y && p.width === q.width && p.height === q.height;
    return samePlace && sameColours(p, q);
  });
