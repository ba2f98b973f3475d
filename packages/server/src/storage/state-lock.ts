/**
 * The lock of a state folder. A disk that takes no change at the start gives no lock either: then it is taken by the first
 * change that succeeds. Refuses every change without it.
 */
import { err, ok, type Result } from '@ccmux/core';
import { acquireLock, type Lock, type LockError } from '@ccmux/ipc';
import type { Disk, DiskError, DiskResult } from '@ccmux/store';

export class StateLock {
  readonly #path: string;
  #lock: Lock | undefined;
  #isOver = false;

  constructor(path: string) {
    this.#path = path;
  }

  /** Succeeds again and again once it is taken. */
  take(): Result<void, LockError> {
    if (this.#lock !== undefined) return ok(undefined);
    if (this.#isOver) return err({ kind: 'failed', message: 'the server has ended' });
    const taken = acquireLock(this.#path);
    if (!taken.ok) return taken;
    this.#lock = taken.value;
    return ok(undefined);
  }

  /** For good. */
  release(): void {
    this.#isOver = true;
    this.#lock?.release();
    this.#lock = undefined;
  }

  /** The disk for whoever has the lock. */
  guard(disk: Disk): Disk {
    const locked = async <T>(operation: string, path: string, change: () => DiskResult<T>): DiskResult<T> => {
      const taken = this.take();
      return taken.ok ? change() : err(this.#error(operation, path, taken.error));
    };
    return {
      list: (folder) => disk.list(folder),
      read: (path) => disk.read(path),
      create: (path) => locked('create', path, () => disk.create(path)),
      truncate: (path, length) => locked('truncate', path, () => disk.truncate(path, length)),
      rename: (from, to) => locked('rename', from, () => disk.rename(from, to)),
      remove: (path) => locked('remove', path, () => disk.remove(path)),
      makeFolder: (path) => locked('make', path, () => disk.makeFolder(path)),
      syncFolder: (path) => disk.syncFolder(path),
    };
  }

  #error(operation: string, path: string, error: LockError): DiskError {
    const message = error.kind === 'held' ? heldText(error.pid) : error.message;
    return { kind: 'denied', operation, path, message };
  }
}

export const heldText = (pid: number): string => `the server with pid ${pid} writes there`;
