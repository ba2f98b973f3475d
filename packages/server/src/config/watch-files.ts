/**
 * Tells when files may have changed: one watcher for each folder that they are in, or for the nearest folder above one
 * that is not there yet. Changes that come close together are one. Nothing polls; other files in those folders, such as
 * the drafts of editors, go unnoticed. Owns the watchers.
 */
import { type FSWatcher, realpathSync, statSync, watch } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import type { Clock, Timer } from '../clock.js';

/** Editors write, rename and remove in one go. */
const debounceMs = 50;
/** A file that is written all the time is looked at nevertheless. */
const patienceMs = 250;

interface Folder {
  readonly watcher: FSWatcher;
  /** Names in it that matter: of files, and of the next folder on the way to one. */
  names: ReadonlySet<string>;
}

export class FileWatcher {
  readonly #clock: Clock;
  readonly #onChange: () => void;
  readonly #onError: (error: string) => void;
  readonly #folders = new Map<string, Folder>();
  #files: readonly string[] = [];
  #timer: Timer | undefined;
  #firstChange: number | undefined;
  #disposed = false;

  constructor(clock: Clock, onChange: () => void, onError: (error: string) => void) {
    this.#clock = clock;
    this.#onChange = onChange;
    this.#onError = onError;
  }

  /** These files from now on, and no others. */
  watch(files: readonly string[]): void {
    if (this.#disposed) return;
    this.#files = files;
    const wanted = new Map<string, Set<string>>();
    for (const file of files) {
      for (const { folder, name } of watchPoints(file)) wanted.set(folder, (wanted.get(folder) ?? new Set()).add(name));
    }
    for (const [folder, { watcher }] of this.#folders) {
      if (wanted.has(folder)) continue;
      watcher.close();
      this.#folders.delete(folder);
    }
    for (const [folder, names] of wanted) this.#watchFolder(folder, names);
  }

  dispose(): void {
    this.#disposed = true;
    this.#timer?.cancel();
    for (const { watcher } of this.#folders.values()) watcher.close();
    this.#folders.clear();
  }

  #watchFolder(path: string, names: ReadonlySet<string>): void {
    const present = this.#folders.get(path);
    if (present !== undefined) {
      present.names = names;
      return;
    }
    try {
      const watcher = watch(path, { persistent: false }, (event, name) => this.#event(path, event, name));
      watcher.on('error', () => this.#lost(path));
      this.#folders.set(path, { watcher, names });
    } catch (e) {
      this.#onError(e instanceof Error ? e.message : String(e));
    }
  }

  #event(path: string, event: string, name: string | null): void {
    const folder = this.#folders.get(path);
    if (folder === undefined) return;
    // The folder itself was moved or removed; what is there by that name next is another one.
    const isItself = event === 'rename' && name === basename(path) && !folder.names.has(name);
    if (isItself) return this.#lost(path);
    if (name !== null && !folder.names.has(name)) return;
    this.#changed();
  }

  #lost(path: string): void {
    this.#folders.get(path)?.watcher.close();
    this.#folders.delete(path);
    this.#changed();
  }

  #changed(): void {
    if (this.#disposed) return;
    const now = this.#clock.now();
    this.#firstChange ??= now;
    this.#timer?.cancel();
    const wait = Math.max(0, Math.min(debounceMs, this.#firstChange + patienceMs - now));
    this.#timer = this.#clock.after(wait, () => {
      this.#firstChange = undefined;
      // Folders may have come or gone: first the watchers, then the look, so that nothing falls between the two.
      this.watch(this.#files);
      this.#onChange();
    });
  }
}

interface WatchPoint {
  readonly folder: string;
  readonly name: string;
}

/** The folder of a file, and of what it is a link to; where there is none, the nearest one above it. */
function watchPoints(file: string): WatchPoint[] {
  const points = [nearestFolder(file)];
  const real = realPath(file);
  if (real !== undefined && real !== file) points.push({ folder: dirname(real), name: basename(real) });
  return points;
}

function nearestFolder(file: string): WatchPoint {
  let folder = dirname(file);
  while (!isFolder(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const below = file.slice(folder === sep ? 1 : folder.length + 1);
  return { folder: join(folder), name: below.split(sep)[0] ?? below };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
