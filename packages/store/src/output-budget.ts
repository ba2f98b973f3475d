/**
 * Which output the log takes. Of each pane it takes so much between two checkpoints, and then asks for another
 * checkpoint: at once when there was none lately, so that only a pane that prints more than that in such a time has
 * output left out. What was left out is on the picture that comes next.
 */
import type { StorePorts } from './ports.js';

export interface OutputLimits {
  /** What the log takes of one pane between two checkpoints. */
  readonly paneLogBytes: number;
  /** How often panes that print more are pictured: the loss of who is killed together with the ptyhost. */
  readonly floodPictureMs: number;
}

export class OutputBudget {
  readonly #ports: StorePorts;
  readonly #limits: OutputLimits;
  /** Asks for a checkpoint. */
  readonly #picture: () => void;
  /** Bytes of each pane since the last checkpoint; infinite where something was left out. */
  readonly #taken = new Map<number, number>();
  #isLacking = false;
  /** Until the next picture of a flood. */
  #rest: { cancel(): void } | undefined;

  constructor(ports: StorePorts, limits: OutputLimits, picture: () => void) {
    this.#ports = ports;
    this.#limits = limits;
    this.#picture = picture;
  }

  /** Output was left out that no checkpoint has taken over. */
  get isLacking(): boolean {
    return this.#isLacking;
  }

  /** Whether the log is to take so many bytes of a pane. What it does not take is on the next picture. */
  take(pane: number, bytes: number): boolean {
    if (this.#with(pane, bytes) > this.#limits.paneLogBytes && this.#rest === undefined) {
      this.pictureSoon();
      this.#picture();
    }
    const taken = this.#with(pane, bytes);
    if (taken > this.#limits.paneLogBytes) {
      this.leaveOut(pane);
      return false;
    }
    this.#taken.set(pane, taken);
    return true;
  }

  /** What the pane prints from here on is left out too: nobody wants pieces of it, and the picture has it all. */
  leaveOut(pane: number): void {
    this.#taken.set(pane, Number.POSITIVE_INFINITY);
    this.#isLacking = true;
    this.pictureSoon();
  }

  /** A checkpoint begins: what is taken from here on is behind it. True if it has to make up for something. */
  begin(): boolean {
    const wasLacking = this.#isLacking;
    this.#isLacking = false;
    this.#taken.clear();
    return wasLacking;
  }

  /** The checkpoint that was to make up for something was not written. */
  stillLacks(): void {
    this.#isLacking = true;
  }

  pictureSoon(): void {
    this.#rest ??= this.#ports.after(this.#limits.floodPictureMs, () => {
      this.#rest = undefined;
      if (!this.#isLacking) return;
      this.pictureSoon();
      this.#picture();
    });
  }

  close(): void {
    this.#rest?.cancel();
  }

  #with(pane: number, bytes: number): number {
    return (this.#taken.get(pane) ?? 0) + bytes;
  }
}
