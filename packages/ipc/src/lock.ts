/**
 * The lock of a server's socket, or of its state: a file that holds the pid of its owner, when that was started, and in
 * which life of the machine, put in place whole by link(2). Its owner holds it for life; one whose owner is gone may be
 * taken.
 */
import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { err, ok, type Result } from '@ccmux/core';

export interface Lock {
  release(): void;
  /** From now on it is another process's, which takes it with `takePassed`. */
  passTo(pid: number): void;
}

/** `held`: a live process has it. */
export type LockError = { readonly kind: 'held'; readonly pid: number } | { readonly kind: 'failed'; readonly message: string };

export function acquireLock(path: string): Result<Lock, LockError> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const made = create(path);
    if (made.ok) return made;
    if (made.error.kind !== 'exists') return err({ kind: 'failed', message: made.error.message });
    const owner = readOwner(path);
    if (owner !== undefined && isAlive(owner)) return err({ kind: 'held', pid: owner.pid });
    removeStale(path);
  }
  return err({ kind: 'failed', message: `cannot take the lock ${path}` });
}

/** The lock that its owner of before has passed to this process, or any that is free. */
export function takePassed(path: string): Result<Lock, LockError> {
  const owner = readOwner(path);
  return owner?.pid === process.pid && isAlive(owner) ? ok(held(path)) : acquireLock(path);
}

/** Who is named by a lock file; undefined when there is none. */
export function lockOwner(path: string): { readonly pid: number; readonly isAlive: boolean } | undefined {
  const owner = readOwner(path);
  return owner && { pid: owner.pid, isAlive: isAlive(owner) };
}

/**
 * Takes a stale lock away. Between the look at it and this call another process may have done the same and put its own
 * there: so it is moved first, looked at again, and put back if it belongs to somebody who lives.
 */
function removeStale(path: string): void {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
    const owner = readOwner(aside);
    if (owner !== undefined && isAlive(owner)) linkSync(aside, path);
  } catch {
    // Somebody else was quicker; the next attempt sees whose it is.
  } finally {
    unlinkQuietly(aside);
  }
}

function create(path: string): Result<Lock, { kind: 'exists' } | { kind: 'other'; message: string }> {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, ownerLine(process.pid), { mode: 0o600 });
    linkSync(draft, path);
    return ok(held(path));
  } catch (e) {
    if (e instanceof Error && 'code' in e && e.code === 'EEXIST') return err({ kind: 'exists' });
    return err({ kind: 'other', message: e instanceof Error ? e.message : String(e) });
  } finally {
    unlinkQuietly(draft);
  }
}

const held = (path: string): Lock => ({ release: () => release(path), passTo: (pid) => pass(path, pid) });

const ownerLine = (pid: number): string => `${[pid, startTime(pid) ?? '', bootId() ?? ''].join(' ').trimEnd()}\n`;

function pass(path: string, pid: number): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, ownerLine(pid), { mode: 0o600 });
  renameSync(draft, path);
}

/** A lock that is somebody else's by now stays. */
function release(path: string): void {
  if (readOwner(path)?.pid === process.pid) unlinkQuietly(path);
}

interface Owner {
  readonly pid: number;
  /** Undefined where the system does not tell. */
  readonly start: string | undefined;
  /** Undefined where the system does not tell. */
  readonly boot: string | undefined;
}

/** The pid is there and it is the same process, not a later one with that number. */
function isAlive({ pid, start, boot }: Owner): boolean {
  // Times count from the start of the machine, and early pids come again in the next.
  if (boot !== undefined && boot !== bootId()) return false;
  if (start !== undefined) return start === startTime(pid);
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function readOwner(path: string): Owner | undefined {
  try {
    const [pid, start, boot] = readFileSync(path, 'utf8').trimEnd().split(' ');
    if (pid === undefined || !/^\d+$/.test(pid)) return undefined;
    return { pid: Number(pid), start: start || undefined, boot: boot || undefined };
  } catch {
    return undefined;
  }
}

/** Start time of a process in clock ticks since boot (field 22 of /proc/PID/stat); undefined when it has ended. */
function startTime(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // One that nobody has waited for yet holds nothing any more.
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** Another one after each start of the machine; undefined where the system does not tell. See random(4). */
function bootId(): string | undefined {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim() || undefined;
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
