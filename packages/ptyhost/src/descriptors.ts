/**
 * Keeps PTY masters, which are not close-on-exec, away from the programs in other panes.
 *
 * node-pty's prebuilt child closes descriptors one by one from 3 up and stops at the first number above 15 that is
 * not open. A pane that has ended leaves such a gap, and the masters above it would be inherited: one pane could
 * type into another. So before each fork the gaps below the highest master are filled with /dev/null.
 */
import { closeSync, openSync } from 'node:fs';

/** The PTY masters of this process, and the /dev/null descriptors between them. */
export class MasterTable {
  readonly #masters = new Set<number>();
  readonly #plugs = new Set<number>();

  /** Call directly before a fork. Throws when no descriptor is left. */
  closeGaps(): void {
    const highest = Math.max(2, ...this.#masters);
    for (const plug of this.#plugs) {
      if (plug > highest) this.#pull(plug);
    }
    for (;;) {
      const fd = openSync('/dev/null', 'r');
      if (fd > highest) return closeSync(fd);
      this.#plugs.add(fd);
    }
  }

  add(master: number): void {
    this.#masters.add(master);
  }

  remove(master: number): void {
    this.#masters.delete(master);
    if (this.#masters.size > 0) return;
    for (const plug of this.#plugs) this.#pull(plug);
  }

  #pull(plug: number): void {
    this.#plugs.delete(plug);
    closeSync(plug);
  }
}
