/**
 * Keeps PTY masters, which are not close-on-exec, away from the programs in other panes.
 *
 * node-pty's prebuilt child closes descriptors one by one from 3 up and stops at the first number above 15 that is
 * not open. A pane that has ended leaves such a gap, and the masters above it would be inherited: one pane could
 * type into another. So before each fork the gaps below the highest master are filled with /dev/null. The same is true of
 * the other descriptors that were inherited from a ptyhost of before.
 */
import { closeSync, openSync, readdirSync, readlinkSync } from 'node:fs';

/** Descriptors that an exec hands on, PTY masters above all, and the /dev/null descriptors between them. */
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

/** Of this process. */
export const masters = new MasterTable();

/**
 * Closes the PTY masters that a process which starts has besides `kept`: of those that its parent has forked, and which are
 * not close-on-exec, it has inherited a second descriptor. As long as that is open a PTY cannot be hung up.
 */
export function closeOtherMasters(kept: ReadonlySet<number>): void {
  for (const fd of openDescriptors()) if (!kept.has(fd) && isMaster(fd)) closeSync(fd);
}

function openDescriptors(): readonly number[] {
  try {
    return readdirSync('/proc/self/fd').map(Number);
  } catch {
    // A system without /proc closes them in the child.
    return [];
  }
}

function isMaster(fd: number): boolean {
  try {
    return /^\/dev\/(pts\/)?ptmx$/.test(readlinkSync(`/proc/self/fd/${fd}`));
  } catch {
    return false;
  }
}
