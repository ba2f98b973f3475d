/**
 * For tests only: a disk in memory that can lose power. Writes, new names and removals are on it for good once they are
 * synced; `powerCut` makes one of the many pictures that a crash may leave: what was not synced is there, is not
 * there, or is there in parts, in any order.
 */
import { err, ok } from '@ccmux/core';
import type { AppendFile, Disk, DiskError, DiskResult } from '../disk/port.js';

interface Inode {
  bytes: Uint8Array;
  length: number;
  synced: number;
}

/** A change of names that may be lost until the folder is synced. */
interface Pending {
  readonly folders: readonly string[];
  apply(names: Map<string, Inode>): void;
}

const sector = 512;
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Decides what a call does: an error to fail with, `hang` for a process that died in it, undefined for success. */
export type Fault = (operation: string, path: string, index: number) => DiskError | 'hang' | undefined;

export class MemDisk implements Disk {
  readonly #names: Map<string, Inode>;
  #durable: Map<string, Inode>;
  #pending: Pending[] = [];
  operations = 0;
  fault: Fault = () => undefined;

  constructor(names: ReadonlyMap<string, Uint8Array> = new Map()) {
    this.#names = new Map([...names].map(([path, bytes]) => [path, { bytes, length: bytes.length, synced: bytes.length }]));
    this.#durable = new Map(this.#names);
  }

  /** All files as they are now. */
  files(): Map<string, Uint8Array> {
    return contents(this.#names);
  }

  /** Files as a power cut at this moment may leave them. `random()` in [0, 1). */
  powerCut(random: () => number): MemDisk {
    const names = new Map(this.#durable);
    for (const change of this.#pending) if (random() < 0.5) change.apply(names);
    const files = new Map<string, Uint8Array>();
    for (const [path, inode] of names) files.set(path, torn(inode, random));
    return new MemDisk(files);
  }

  list(folder: string): DiskResult<readonly string[]> {
    const inside = [...this.#names.keys()].filter((path) => folderOf(path) === folder);
    return this.#call('list', folder, () => inside.map((path) => path.slice(folder.length + 1)));
  }

  async read(path: string): DiskResult<Uint8Array> {
    const inode = this.#names.get(path);
    if (inode === undefined) return err(problem('missing', 'read', path));
    return this.#call('read', path, () => inode.bytes.slice(0, inode.length));
  }

  async create(path: string): DiskResult<AppendFile> {
    if (this.#names.has(path)) return err(problem('io', 'create', path));
    return this.#call('create', path, () => {
      const inode: Inode = { bytes: new Uint8Array(1024), length: 0, synced: 0 };
      this.#change([folderOf(path)], (names) => names.set(path, inode));
      return this.#file(path, inode);
    });
  }

  truncate(path: string, length: number): DiskResult<void> {
    return this.#call('truncate', path, () => {
      const inode = this.#names.get(path);
      if (inode === undefined) return;
      inode.length = length;
      inode.synced = length;
    });
  }

  rename(from: string, to: string): DiskResult<void> {
    return this.#call('rename', from, () => {
      const inode = this.#names.get(from);
      if (inode === undefined) return;
      this.#change([folderOf(from), folderOf(to)], (names) => {
        names.delete(from);
        names.set(to, inode);
      });
    });
  }

  remove(path: string): DiskResult<void> {
    return this.#call('remove', path, () => {
      if (this.#names.has(path)) this.#change([folderOf(path)], (names) => names.delete(path));
    });
  }

  makeFolder(path: string): DiskResult<void> {
    return this.#call('makeFolder', path, () => {});
  }

  syncFolder(path: string): DiskResult<void> {
    return this.#call('syncFolder', path, () => {
      this.#pending = this.#pending.filter((change) => {
        if (!change.folders.includes(path)) return true;
        change.apply(this.#durable);
        return false;
      });
    });
  }

  #file(path: string, inode: Inode): AppendFile {
    return {
      append: (pieces) =>
        this.#call(
          'append',
          path,
          () => {
            for (const piece of pieces) grow(inode, piece);
          },
          // A write that fails, or that the process died in, may have got somewhere.
          () => grow(inode, pieces[0]!.subarray(0, pieces[0]!.length >> 1)),
        ),
      sync: () =>
        this.#call('sync', path, () => {
          inode.synced = inode.length;
        }),
      close: async () => ok(undefined),
    };
  }

  #change(folders: readonly string[], apply: Pending['apply']): void {
    apply(this.#names);
    this.#pending.push({ folders, apply });
  }

  async #call<T>(operation: string, path: string, run: () => T, half?: () => void): DiskResult<T> {
    const fault = this.fault(operation, path, this.operations++);
    if (fault === undefined) return ok(run());
    half?.();
    return fault === 'hang' ? new Promise(() => {}) : err(fault);
  }
}

export const problem = (kind: DiskError['kind'], operation: string, path: string): DiskError => ({
  kind,
  operation,
  path,
  message: `${operation} ${path}: ${kind}`,
});

function grow(inode: Inode, piece: Uint8Array): void {
  if (inode.length + piece.length > inode.bytes.length) {
    const larger = new Uint8Array(2 * (inode.length + piece.length));
    larger.set(inode.bytes.subarray(0, inode.length));
    inode.bytes = larger;
  }
  inode.bytes.set(piece, inode.length);
  inode.length += piece.length;
}

/** Up to some byte behind what was synced, with sectors of it that never arrived. */
function torn({ bytes, length, synced }: Inode, random: () => number): Uint8Array {
  const end = synced + Math.floor(random() * (length - synced + 1));
  const left = bytes.slice(0, end);
  for (let at = synced; at < end; at = (Math.floor(at / sector) + 1) * sector) {
    if (random() < 0.2) left.fill(0, at, Math.min(end, (Math.floor(at / sector) + 1) * sector));
  }
  return left;
}

const contents = (names: ReadonlyMap<string, Inode>): Map<string, Uint8Array> =>
  new Map([...names].map(([path, inode]) => [path, inode.bytes.slice(0, inode.length)]));
