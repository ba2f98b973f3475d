/**
 * When the output that a pane keeps is packed: once a program prints little, a block at a time, so that keys never wait. Owns
 * the timer, which runs only while there is something to pack.
 */
import { garbage } from './garbage.js';
import type { Ring } from './ring.js';

const lookMs = 1000;
/** Output between two looks up to which a program prints little. A flood has no use for packed output. */
const quietBytes = 128 * 1024;
/** Between two blocks. */
const stepMs = 10;

export class Packing {
  readonly #ring: Ring;
  readonly #onPacked: () => void;
  #timer: NodeJS.Timeout | undefined;

  /** `onPacked`: all is packed that can be, and what it was before is garbage. */
  constructor(ring: Ring, onPacked = () => garbage.collectSoon()) {
    this.#ring = ring;
    this.#onPacked = onPacked;
  }

  /** Output came. */
  printed(): void {
    if (this.#timer === undefined && this.#ring.isLoose) this.#wait(lookMs);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #wait(ms: number): void {
    const { end } = this.#ring;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const isQuiet = this.#ring.end - end <= quietBytes;
      if (isQuiet) this.#ring.pack();
      if (this.#ring.isLoose) this.#wait(isQuiet ? stepMs : lookMs);
      else this.#onPacked();
    }, ms);
  }
}
