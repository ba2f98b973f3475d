/** What goes back to the ptyhost for output that is on the screen: credit for more, in pieces that are worth a message. */

/** Parsed bytes after which credit goes back: half of the ptyhost's window, so that both sides have work while it travels. */
const ackEveryBytes = 128 * 1024;

export class Credit {
  readonly #onParsed: (offset: number) => void;
  #acked = 0;

  /** `onParsed` is told that everything below an offset has been parsed. */
  constructor(onParsed: (offset: number) => void) {
    this.#onParsed = onParsed;
  }

  /** The ptyhost begins to count there. */
  restart(offset: number): void {
    this.#acked = offset;
  }

  parsed(offset: number): void {
    if (offset - this.#acked < ackEveryBytes) return;
    this.#acked = offset;
    this.#onParsed(offset);
  }
}
