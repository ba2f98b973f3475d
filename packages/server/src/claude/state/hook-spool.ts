/**
 * The folder in which hooks of Claudes leave what they were told: a file a payload, complete as soon as it has its name.
 * Owns the folder, its watcher, and the order in which files are taken; takes each once and removes it, also those that were
 * left while no server was there.
 */
import { type FSWatcher, mkdirSync, readdirSync, readFileSync, statSync, unlinkSync, watch } from 'node:fs';
import { join } from 'node:path';

export interface Spooled {
  /** As the file is called; begins with the number of the pane. */
  readonly name: string;
  readonly text: string;
  /** When it was written, in milliseconds since the epoch. */
  readonly atMs: number;
}

/** What one look takes at most; more waits for the next. */
const mostAtOnce = 256;
/** Larger payloads are dropped: a prompt of a megabyte says no more of the state than a short one. */
const maxBytes = 4 * 1024 * 1024;

export class HookSpool {
  readonly #folder: string;
  readonly #onPayload: (spooled: Spooled) => void;
  #watcher: FSWatcher | undefined;

  constructor(folder: string, onPayload: (spooled: Spooled) => void) {
    this.#folder = folder;
    this.#onPayload = onPayload;
  }

  /** Makes the folder, takes what is there, and what comes. */
  open(): void {
    if (this.#watcher !== undefined) return;
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      this.#watcher = watch(this.#folder, { persistent: false }, () => this.look());
      this.#watcher.on('error', () => this.close());
    } catch {
      // Then `look` is all there is.
    }
    this.look();
  }

  close(): void {
    this.#watcher?.close();
    this.#watcher = undefined;
  }

  /** Takes what is there. */
  look(): void {
    for (const spooled of this.#waiting()) this.#onPayload(spooled);
  }

  #waiting(): Spooled[] {
    let names: string[] = [];
    try {
      names = readdirSync(this.#folder).filter((name) => name.endsWith('.json'));
    } catch {
      return [];
    }
    const taken = names.slice(0, mostAtOnce).flatMap((name) => this.#take(name) ?? []);
    return taken.sort((a, b) => a.atMs - b.atMs || (a.name < b.name ? -1 : 1));
  }

  #take(name: string): Spooled | undefined {
    const path = join(this.#folder, name);
    try {
      const { size, mtimeMs } = statSync(path);
      const text = size > maxBytes ? '' : readFileSync(path, 'utf8');
      unlinkSync(path);
      return { name, text, atMs: mtimeMs };
    } catch {
      return undefined;
    }
  }
}
