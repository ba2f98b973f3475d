/**
 * Frames on their way to a ptyhost. Owns the waiting of those that come while it hands over to another one, or is gone and
 * another is sought: they go to that. Bounded by who asks for `backlog` before it sends what is large.
 */
import type { Connection } from '@ccmux/ipc';

export class Outgoing {
  readonly #connection: Connection;
  #held: Buffer[] | undefined;
  #heldBytes = 0;
  #heir: Outgoing | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  post(frame: Buffer): void {
    if (this.#heir !== undefined) return this.#heir.post(frame);
    if (this.#held === undefined) return this.#connection.send(frame);
    this.#held.push(frame);
    this.#heldBytes += frame.length;
  }

  /** Bytes that the kernel has not taken. */
  get backlog(): number {
    return this.#heir?.backlog ?? this.#connection.backlog + this.#heldBytes;
  }

  get isHolding(): boolean {
    return this.#held !== undefined;
  }

  /** What is sent from now on waits for `release` or `bequeath`. */
  hold(): void {
    this.#held ??= [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    this.#heldBytes = 0;
    for (const frame of held) this.post(frame);
  }

  /** All that waits, and all that will come, goes there. */
  bequeath(heir: Outgoing): void {
    this.#heir = heir;
    this.release();
  }
}
