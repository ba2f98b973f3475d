/**
 * When a client gets its next frame. The first change after quiet is sent at once; under load one frame per 16 ms;
 * never more than two that the client has not confirmed. Nothing is queued: a frame is built when it is sent, from
 * the latest state, so a slow client costs one picture.
 */
import type { Clock, Timer } from '../clock.js';

export const frameMs = 16;
/** Frames on their way: one being drawn, one behind it. More would be a queue. */
const maxInFlight = 2;
/** Output up to this size from the pane with the keyboard counts as an echo. */
const echoBytes = 512;
/** Echo output in one frame time after which the pane is treated as any other. */
const echoBudgetBytes = 2048;

export class FrameScheduler {
  readonly #clock: Clock;
  /** Builds and sends a frame; false when there was nothing to send. */
  readonly #send: () => boolean;
  #timer: Timer | undefined;
  #lastFrameAt = -Infinity;
  #inFlight = 0;
  #wanted = false;
  #echoWindowAt = -Infinity;
  #echoBytes = 0;

  constructor(clock: Clock, send: () => boolean) {
    this.#clock = clock;
    this.#send = send;
  }

  /** Something to draw. `bytes` of output of the pane with the keyboard made it; undefined for anything else. */
  request(bytes: number | undefined): void {
    if (this.#inFlight >= maxInFlight) {
      this.#wanted = true;
      return;
    }
    const now = this.#clock.now();
    if (bytes !== undefined && this.#isEcho(bytes, now)) return this.#flush();
    if (this.#timer !== undefined) return;
    const wait = this.#lastFrameAt + frameMs - now;
    this.#timer = wait <= 0 ? this.#clock.soon(() => this.#flush()) : this.#clock.after(wait, () => this.#flush());
  }

  /** Sends at once if the client takes a frame now; what it can't take is not kept. */
  flushNow(): void {
    if (this.#inFlight < maxInFlight) this.#flush();
  }

  /** The client has drawn a frame. */
  confirmed(): void {
    this.#inFlight = Math.max(0, this.#inFlight - 1);
    if (!this.#wanted) return;
    this.#wanted = false;
    this.request(undefined);
  }

  dispose(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #isEcho(bytes: number, now: number): boolean {
    if (now - this.#echoWindowAt >= frameMs) {
      this.#echoWindowAt = now;
      this.#echoBytes = 0;
    }
    this.#echoBytes += bytes;
    return bytes <= echoBytes && this.#echoBytes <= echoBudgetBytes;
  }

  #flush(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    if (!this.#send()) return;
    this.#lastFrameAt = this.#clock.now();
    this.#inFlight++;
  }
}
