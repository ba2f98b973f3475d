/** A clock over a pane. Owns one timer, for the next full minute, while it is shown. Any key closes it. */
import type { KeyName, PaneId, Rect, Style } from '@ccmux/core';
import { plain } from '@ccmux/core';
import type { Row } from '@ccmux/term';
import type { Surface, SurfaceMouse, SurfacePort, SurfaceSpace } from '../clients/surface.js';
import type { Clock, Timer } from '../clock.js';
import { digitHeight, digitsWidth, drawDigits } from './big-digits.js';
import { Canvas } from './canvas.js';
import { placeOverPane } from './pane-place.js';

const minuteMs = 60_000;

export interface ClockParts {
  readonly clock: Clock;
  readonly pane: PaneId;
  colour(): Style['fg'];
  /** The time as text. */
  time(): string;
}

export class ClockMode implements Surface {
  readonly name = 'clock-mode';
  readonly layer = 'mode';
  readonly followsMouse = false;
  readonly cursor = undefined;
  readonly modes = undefined;
  readonly hints = [{ keys: 'any key', label: 'leaves' }];
  readonly #port: SurfacePort;
  readonly #parts: ClockParts;
  #canvas: Canvas | undefined;
  #size = { cols: 0, rows: 0 };
  #timer: Timer;
  readonly #place: (space: SurfaceSpace) => Rect | undefined;

  constructor(port: SurfacePort, parts: ClockParts) {
    this.#port = port;
    this.#parts = parts;
    this.#timer = this.#tick();
    this.#place = placeOverPane(parts.pane, false);
  }

  place(space: SurfaceSpace): Rect | undefined {
    const rect = this.#place(space);
    if (rect === undefined) return undefined;
    if (rect.width !== this.#size.cols || rect.height !== this.#size.rows) this.#canvas = undefined;
    this.#size = { cols: rect.width, rows: rect.height };
    return rect;
  }

  row(y: number): Row {
    this.#canvas ??= this.#draw();
    return this.#canvas.row(y);
  }

  key(_key: KeyName, _raw: Uint8Array, type: 1 | 2 | 3): boolean {
    if (type !== 3) this.#port.close();
    return true;
  }

  mouse(event: SurfaceMouse): void {
    if (event.action === 'down') this.#port.close();
  }

  modelChanged(): void {
    this.#redraw();
  }

  closed(): void {
    this.#timer.cancel();
  }

  #tick(): Timer {
    const { clock } = this.#parts;
    return clock.after(minuteMs - (clock.wallMs() % minuteMs), () => {
      this.#timer = this.#tick();
      this.#redraw();
    });
  }

  #redraw(): void {
    this.#canvas = undefined;
    this.#port.changed();
  }

  #draw(): Canvas {
    const { cols, rows } = this.#size;
    const canvas = new Canvas(this.#size);
    const text = this.#parts.time();
    const colour = this.#parts.colour();
    const width = digitsWidth(text);
    if (cols < width || rows <= digitHeight) {
      const x = Math.max(0, Math.floor((cols - text.length) / 2));
      canvas.text(x, Math.floor(rows / 2), text, { ...plain, fg: colour });
    } else {
      const x = Math.floor(cols / 2) - Math.floor(width / 2);
      drawDigits(canvas, x, Math.floor(rows / 2) - 3, text, { ...plain, bg: colour });
    }
    return canvas;
  }
}
