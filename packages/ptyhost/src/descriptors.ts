/**
 * Keeps every descriptor of this process away from the programs in panes. Owns the two holes that are left:
 * descriptors inherited from whoever started us, and PTY masters, which are not close-on-exec.
 *
 * node-pty's prebuilt child closes descriptors one by one from 3 up and stops at the first number above 15 that is
 * not open. A pane that has ended leaves such a gap, and the masters above it would be inherited: one pane could
 * type into another. So before each fork the gaps below the highest master are filled with /dev/null.
 */
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';

/** O_CLOEXEC in the `flags` line of /proc/self/fdinfo (octal). */
const closeOnExec = 0o2000000;

/** Closes what was inherited by mistake: everything past standard error that an exec would hand on. */
export function closeInherited(except: number | undefined): void {
  for (const fd of openDescriptors()) {
    if (fd <= 2 || fd === except || isCloseOnExec(fd)) continue;
    try {
      closeSync(fd);
    } catch {
      // It was the listing's own descriptor.
    }
  }
}

function openDescriptors(): number[] {
  try {
    return readdirSync('/proc/self/fd').map(Number);
  } catch {
    return [];
  }
}

/** True also when it cannot be told: what is not understood is not closed. */
function isCloseOnExec(fd: number): boolean {
  try {
    const flags = /^flags:\s*([0-7]+)/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'latin1'))?.[1];
    return flags === undefined || (Number.parseInt(flags, 8) & closeOnExec) !== 0;
  } catch {
    return true;
  }
}

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
