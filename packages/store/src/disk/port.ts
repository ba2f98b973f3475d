/**
 * The disk as the store needs it: append, sync, rename, and failures as values. Paths are relative to the state folder,
 * with `/` between their parts. A type only; who implements it decides what is under it.
 */
import type { Result } from '@ccmux/core';

/** `full`: no space, quota, or file size limit. `denied`: permissions or a read-only file system. */
export type DiskErrorKind = 'full' | 'missing' | 'denied' | 'io';

export interface DiskError {
  readonly kind: DiskErrorKind;
  /** What was tried, and with which file. */
  readonly operation: string;
  readonly path: string;
  readonly message: string;
}

export type DiskResult<T> = Promise<Result<T, DiskError>>;

/** A file that only grows. After an error of `append` or `sync` its contents are unknown: it may only be closed. */
export interface AppendFile {
  /** Writes all of the pieces, in order, or fails. They may be read until the promise settles. */
  append(pieces: readonly Uint8Array[]): DiskResult<void>;
  /** What was appended is on the disk once this succeeds. */
  sync(): DiskResult<void>;
  close(): DiskResult<void>;
}

export interface Disk {
  /** Names in a folder, in no order; none when it is missing. */
  list(folder: string): DiskResult<readonly string[]>;
  read(path: string): DiskResult<Uint8Array>;
  /** A new file, readable by its owner alone. Fails when there is one. */
  create(path: string): DiskResult<AppendFile>;
  /** Cuts a file and syncs it. */
  truncate(path: string, length: number): DiskResult<void>;
  /** Replaces what is at `to`. */
  rename(from: string, to: string): DiskResult<void>;
  remove(path: string): DiskResult<void>;
  /** With its parents; succeeds when it is there. */
  makeFolder(path: string): DiskResult<void>;
  /** Names that were made, changed or removed in the folder are on the disk once this succeeds. */
  syncFolder(path: string): DiskResult<void>;
}
