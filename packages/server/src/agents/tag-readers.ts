/** The conversations that are searched for tags, one a pane, whenever their files change. Owns the watches of the files. */
import { type FSWatcher, watch } from 'node:fs';
import type { PaneId } from '@ccmux/core';
import { TagReader, type TagReaderDeps } from './tag-reader.js';

interface Followed {
  readonly reader: TagReader;
  readonly watcher: FSWatcher | undefined;
}

export class TagReaders {
  readonly #followed = new Map<PaneId, Followed>();

  get panes(): readonly PaneId[] {
    return [...this.#followed.keys()];
  }

  /** Looks into the conversation that the pane is known to have; false when it is another one. */
  wake(pane: PaneId, transcript: string): boolean {
    const known = this.#followed.get(pane);
    if (known?.reader.transcript !== transcript) return false;
    // Claude names its file before it makes it.
    if (known.watcher === undefined) this.#followed.set(pane, { ...known, watcher: watching(transcript, known.reader) });
    known.reader.wake();
    return true;
  }

  /** From now on, in place of another one. */
  follow(deps: TagReaderDeps): void {
    this.leave(deps.pane);
    // Who has it now is the one that writes it.
    for (const [other, { reader }] of this.#followed) if (reader.transcript === deps.transcript) this.leave(other);
    const reader = new TagReader(deps);
    this.#followed.set(deps.pane, { reader, watcher: watching(deps.transcript, reader) });
    reader.wake();
  }

  leave(pane: PaneId): void {
    const followed = this.#followed.get(pane);
    followed?.reader.end();
    followed?.watcher?.close();
    this.#followed.delete(pane);
  }
}

function watching(path: string, reader: TagReader): FSWatcher | undefined {
  try {
    const watcher = watch(path, { persistent: false }, () => reader.wake());
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}
