/**
 * Descriptors that a daemon inherited from whoever started it: a pipe that a script waits on, a lock, a log. They are
 * not its own and would be handed on to every program it starts.
 */
import { closeSync, readdirSync, readFileSync } from 'node:fs';

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
