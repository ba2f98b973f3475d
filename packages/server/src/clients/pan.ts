/** Which part of a large window a client shows. Owns what its person has chosen for which window. */
import {
  currentWindow,
  type Model,
  type Point,
  paneRects,
  type SessionId,
  type Size,
  type Window,
  type WindowId,
} from '@ccmux/core';
import type { PaneRuntime } from '../panes/pane-runtime.js';
import { isBigger, offsetOf } from '../render/pan.js';
import { windowSize } from '../render/scene.js';

export type PanDirection = 'left' | 'right' | 'up' | 'down';

const steps: Readonly<Record<PanDirection, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

export class ClientPan {
  #offset: Point = { x: 0, y: 0 };
  #chosen: { readonly window: WindowId; readonly at: Point } | undefined;
  #isBigger = false;

  /** The first column and row of the window that are shown. */
  get offset(): Point {
    return this.#offset;
  }

  /** The window does not fit. */
  get isBigger(): boolean {
    return this.#isBigger;
  }

  /** Moves the part that is shown; it stays there while this window is looked at. */
  choose(window: WindowId, direction: PanDirection, by: number): void {
    const from = this.#chosen?.window === window ? this.#chosen.at : this.#offset;
    const { x, y } = steps[direction];
    this.#chosen = { window, at: { x: Math.max(0, from.x + x * by), y: Math.max(0, from.y + y * by) } };
  }

  /** Follows the cursor again. */
  follow(): void {
    this.#chosen = undefined;
  }

  /** Looks where the cursor of the active pane is. True when another part is to be shown than before. */
  update(model: Model, session: SessionId, size: Size, active: PaneRuntime | undefined): boolean {
    const window = currentWindow(model, session);
    if (window === undefined) return false;
    const before = this.#offset;
    const cursor = cursorOn(model, window, active);
    const viewed = { window: window.size, room: windowSize(model, session, size), cursor };
    this.#isBigger = isBigger(viewed);
    if (!this.#isBigger || this.#chosen?.window !== window.id) this.#chosen = undefined;
    this.#offset = offsetOf(viewed, this.#chosen?.at);
    // What was chosen beyond the end counts from the end.
    if (this.#chosen !== undefined) this.#chosen = { window: window.id, at: this.#offset };
    return this.#offset.x !== before.x || this.#offset.y !== before.y;
  }
}

/** The cursor of the window's active pane, as a place on the window; undefined while it is hidden. */
function cursorOn(model: Model, window: Window, runtime: PaneRuntime | undefined): Point | undefined {
  const rect = new Map(paneRects(model, window)).get(window.active);
  const cursor = (runtime?.mode ?? runtime?.emulator)?.cursor;
  if (rect === undefined || cursor === undefined || !cursor.visible) return undefined;
  return { x: rect.x + cursor.x, y: rect.y + cursor.y };
}
