/**
 * The conversation of one pane, searched for tags as it grows. Only what its own assistant wrote in whole since the process
 * started counts: no subagents, no tool results, nobody's prompts, no history that a resume or a fork brought along. What
 * has been decided is behind the offset in the model, so that a restart neither repeats nor loses anything.
 */
import { type AuthoredText, AuthoredTexts, Follower, scanText } from '@ccmux/claude';
import { OpenTranscript } from '@ccmux/claude/files';
import type { PaneId } from '@ccmux/core';
import type { Services } from '../services.js';
import type { Told, Wishes } from './wishes.js';

export interface TagReaderDeps {
  readonly services: Services;
  readonly wishes: Wishes;
  readonly pane: PaneId;
  readonly transcript: string;
  /** Records that are older were not written by this process. */
  readonly sinceMs: number;
  /** What the agent is told; `id` is the same for the same lines. */
  tell(lines: readonly string[], id: string): void;
}

/** Many tags are worked off in slices with rests between them, in which the server is as quick as ever. */
const sliceMs = 1;
const restMs = 3;

export class TagReader {
  readonly transcript: string;
  readonly #deps: TagReaderDeps;
  #offset: number;
  #reading: Promise<void> | undefined;
  #again = false;
  #ended = false;
  /** What was there at first may be the copy of another conversation: a later server has to begin behind it. */
  #isRead = false;
  /** Where what waits for a person has to be read again from. */
  readonly #open = new Set<number>();
  readonly #authored: AuthoredTexts;
  #breathAt = 0;

  constructor(deps: TagReaderDeps) {
    this.#deps = deps;
    this.transcript = deps.transcript;
    this.#authored = new AuthoredTexts(deps.sinceMs);
    this.#offset = deps.services.store.model.tagsRead.get(deps.transcript) ?? 0;
  }

  /** The file may have grown. */
  wake(): void {
    if (this.#ended) return;
    this.#again = true;
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = undefined;
      if (this.#again) this.wake();
    });
  }

  end(): void {
    this.#ended = true;
  }

  async #readAll(): Promise<void> {
    while (this.#again && !this.#ended) {
      this.#again = false;
      const opened = await OpenTranscript.open(this.transcript);
      if (!opened.ok) return;
      const follower = new Follower(opened.value, this.#offset);
      const start = this.#offset;
      let hasFound = false;
      for await (const record of follower.read()) {
        for (const text of this.#authored.take(record)) hasFound = (await this.#search(text, start)) || hasFound;
        if (this.#ended) break;
      }
      await opened.value.close();
      if (this.#ended) return;
      this.#offset = follower.offset;
      if (hasFound || !this.#isRead) this.#decided();
      this.#isRead = true;
    }
  }

  /** False: there was nothing in it. */
  async #search({ id, text, before }: AuthoredText, offset: number): Promise<boolean> {
    if (!text.includes('<ccmux:')) return false;
    const { services, pane, wishes, tell } = this.#deps;
    const told: Told[] = [];
    for (const found of scanText(text, before)) {
      told.push(await wishes.fulfil(pane, found, id));
      await this.#breathe();
    }
    const lines = told.flatMap(({ line }) => (line === undefined ? [] : [line]));
    if (lines.length > 0) tell(lines, `tags-${id}`);
    const later = told.flatMap((one) => (one.later === undefined ? [] : [one.later]));
    if (later.length === 0) return true;
    this.#open.add(offset);
    void Promise.all(later).then((answers) => {
      this.#open.delete(offset);
      if (this.#ended || !services.store.model.panes.has(pane)) return;
      tell(answers, `answers-${id}`);
      this.#decided();
    });
    return true;
  }

  /** Whoever writes many tags is not let in front of those who type. */
  #breathe(): Promise<void> | undefined {
    const { clock } = this.#deps.services;
    const now = clock.now();
    if (now > this.#breathAt + restMs) this.#breathAt = now + sliceMs;
    if (now < this.#breathAt) return undefined;
    return new Promise((resolve) => {
      clock.after(restMs, () => {
        this.#breathAt = clock.now() + sliceMs;
        resolve();
      });
    });
  }

  /** Everything in front of what is still open is behind us. */
  #decided(): void {
    const offset = Math.min(this.#offset, ...this.#open);
    this.#deps.services.store.apply({ kind: 'tags-read', transcript: this.transcript, offset });
  }
}
