/**
 * The lock of a server's socket: a file that holds the pid and start time of its owner, put in place
 * whole by link(2). Its owner holds it for life; one whose owner is gone may be taken.
 */
import { linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { err, ok, type Result } from '@ccmux/core';

export interface Lock {
  release(): void;
}

/** `held`: a live process has it. */
export type LockError = { readonly kind: 'held'; readonly pid: number } | { readonly kind: 'failed'; readonly message: string };

export function acquireLock(path: string): Result<Lock, LockError> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const made = create(path);
    if (made.ok) return made;
    if (made.error.kind !== 'exists') return err({ kind: 'failed', message: made.error.message });
    const owner = readOwner(path);
    if (owner !== undefined && owner.start === startTime(owner.pid)) return err({ kind: 'held', pid: owner.pid });
    try {
      unlinkSync(path);
    } catch {
      // Somebody else was quicker; the next attempt sees whose it is.
    }
  }
  return err({ kind: 'failed', message: `cannot take the lock ${path}` });
}

function create(path: string): Result<Lock, { kind: 'exists' } | { kind: 'other'; message: string }> {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, `${process.pid} ${startTime(process.pid) ?? ''}\n`, { mode: 0o600 });
    linkSync(draft, path);
    return ok({ release: () => unlinkQuietly(path) });
  } catch (e) {
    if (e instanceof Error && 'code' in e && e.code === 'EEXIST') return err({ kind: 'exists' });
    return err({ kind: 'other', message: e instanceof Error ? e.message : String(e) });
  } finally {
    unlinkQuietly(draft);
  }
}

function readOwner(path: string): { pid: number; start: string | undefined } | undefined {
  try {
    const [pid, start] = readFileSync(path, 'utf8').trim().split(' ');
    return pid === undefined || !/^\d+$/.test(pid) ? undefined : { pid: Number(pid), start: start || undefined };
  } catch {
    return undefined;
  }
}

/** Start time of a process in clock ticks since boot (field 22 of /proc/PID/stat); undefined when it is gone. */
function startTime(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function unlinkQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Already gone: nothing left to release.
  }
}
