/**
 * When a client gets its next frame. The first change after quiet is sent at once; under load one frame per 16 ms;
 * never more than two pictures' worth that the client has not confirmed. Nothing is queued: a frame is built when it
 * is sent, from the latest state, so a slow client costs one picture.
 */
import type { Clock, Timer } from '../clock.js';

export const frameMs = 16;
/** Confirmations that may be outstanding: one frame being drawn, one behind it. More would be a queue. */
const maxOutstanding = 2;
/** A confirmation is asked for after this much; echoes are smaller by far, and one for each would double their cost. */
const confirmBytes = 8 * 1024;
const confirmFrames = 8;
/** Output up to this size from the pane with the keyboard counts as an echo. */
const echoBytes = 512;
/** Echo output in one frame time after which the pane is treated as any other. */
const echoBudgetBytes = 2048;

export interface FramePorts<F extends { readonly bytes: number }> {
  /** The next frame from the latest state, with its approximate size; undefined when nothing changed. */
  take(): F | undefined;
  /** A frame that changes nothing: only to be confirmed. */
  empty(): F;
  /** More to send than the last frame had room for. */
  hasMore(): boolean;
  /** `confirm`: the client shall answer once the frame is drawn. */
  send(frame: F, confirm: boolean): void;
}

export class FrameScheduler<F extends { readonly bytes: number }> {
  readonly #clock: Clock;
  readonly #ports: FramePorts<F>;
  #timer: Timer | undefined;
  #lastFrameAt = -Infinity;
  /** Confirmations asked for and not received. */
  #outstanding = 0;
  /** Sent since the last one was asked for. */
  #frames = 0;
  #bytes = 0;
  #wanted = false;
  /** Who waits until all there is has been drawn, and which confirmation will tell them. */
  #unsent: (() => void)[] = [];
  #undrawn: { readonly confirmation: number; readonly done: () => void }[] = [];
  #asked = 0;
  #answered = 0;
  #echoWindowAt = -Infinity;
  #echoBytes = 0;

  constructor(clock: Clock, ports: FramePorts<F>) {
    this.#clock = clock;
    this.#ports = ports;
  }

  /** Something to draw. `bytes` of output of the pane with the keyboard made it; undefined for anything else. */
  request(bytes: number | undefined): void {
    if (this.#outstanding >= maxOutstanding) {
      this.#wanted = true;
      return;
    }
    const now = this.#clock.now();
    if (bytes !== undefined && this.#isEcho(bytes, now)) return this.#flush();
    if (this.#timer !== undefined) return;
    const wait = this.#lastFrameAt + frameMs - now;
    this.#timer = wait <= 0 ? this.#clock.soon(() => this.#flush()) : this.#clock.after(wait, () => this.#flush());
  }

  /** Calls back once everything that there is now is on the client's terminal, or the client is gone. */
  whenDrawn(done: () => void): void {
    this.#unsent.push(done);
    if (this.#outstanding < maxOutstanding) this.#flush();
    else this.#wanted = true;
  }

  /** The client has drawn a frame that it was asked to confirm. */
  confirmed(): void {
    this.#outstanding = Math.max(0, this.#outstanding - 1);
    this.#answered++;
    while (this.#undrawn[0] !== undefined && this.#undrawn[0].confirmation <= this.#answered) this.#undrawn.shift()?.done();
    if (!this.#wanted) return;
    this.#wanted = false;
    this.request(undefined);
  }

  dispose(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    const waiting = [...this.#undrawn.map(({ done }) => done), ...this.#unsent];
    this.#undrawn = [];
    this.#unsent = [];
    for (const done of waiting) done();
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
    const isAwaited = this.#unsent.length > 0;
    const frame = this.#ports.take() ?? (isAwaited ? this.#ports.empty() : undefined);
    if (frame === undefined) return;
    this.#lastFrameAt = this.#clock.now();
    this.#frames++;
    this.#bytes += frame.bytes;
    const confirm = isAwaited || this.#frames >= confirmFrames || this.#bytes >= confirmBytes;
    if (confirm) {
      this.#outstanding++;
      this.#asked++;
      this.#frames = 0;
      this.#bytes = 0;
    }
    this.#ports.send(frame, confirm);
    if (!isAwaited || this.#ports.hasMore()) return;
    for (const done of this.#unsent) this.#undrawn.push({ confirmation: this.#asked, done });
    this.#unsent = [];
  }
}
