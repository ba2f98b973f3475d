/**
 * Watches the folders in which Claudes say what they do. Owns a watcher for each folder that somebody follows, from the first
 * to the last of them. A folder that is not there yet, or cannot be watched, is looked at when `look` is called.
 */
import { type FSWatcher, watch } from 'node:fs';
import { sessionsFolder } from '@ccmux/claude/files';

interface Folder {
  readonly configDir: string;
  watcher: FSWatcher | undefined;
  followers: number;
}

export class StatusFolders {
  readonly #folders = new Map<string, Folder>();
  readonly #onChange: (configDir: string, pid: number) => void;

  /** `onChange`: the file of this process has been written, or removed. */
  constructor(onChange: (configDir: string, pid: number) => void) {
    this.#onChange = onChange;
  }

  /** Ends with what is returned. */
  follow(configDir: string): () => void {
    const folder = this.#folders.get(configDir) ?? { configDir, watcher: undefined, followers: 0 };
    this.#folders.set(configDir, folder);
    folder.followers++;
    this.#watch(folder);
    let over = false;
    return () => {
      if (over) return;
      over = true;
      folder.followers--;
      if (folder.followers > 0) return;
      folder.watcher?.close();
      this.#folders.delete(configDir);
    };
  }

  /** False: what happens in it is not told, somebody has to look. */
  isWatched(configDir: string): boolean {
    return this.#folders.get(configDir)?.watcher !== undefined;
  }

  /** Tries again what could not be watched before. */
  look(): void {
    for (const folder of this.#folders.values()) this.#watch(folder);
  }

  dispose(): void {
    for (const { watcher } of this.#folders.values()) watcher?.close();
    this.#folders.clear();
  }

  #watch(folder: Folder): void {
    if (folder.watcher !== undefined) return;
    try {
      const watcher = watch(sessionsFolder(folder.configDir), { persistent: false }, (_, name) => {
        const pid = /^(\d+)\.json/.exec(name ?? '')?.[1];
        if (pid !== undefined) this.#onChange(folder.configDir, Number(pid));
        // The folder itself went away.
        else if (name === 'sessions') this.#lose(folder);
      });
      watcher.on('error', () => this.#lose(folder));
      folder.watcher = watcher;
    } catch {
      // It is not there yet, or there are too many watchers.
    }
  }

  #lose(folder: Folder): void {
    folder.watcher?.close();
    folder.watcher = undefined;
  }
}
