/**
 * The conversation of one pane, searched for tags as it grows. Only what its own assistant wrote in whole since the process
 * started counts: no subagents, no tool results, nobody's prompts, no history that a resume or a fork brought along. What
 * has been decided is behind the offset in the model, so that a restart neither repeats nor loses anything.
 */
import { type AssistantRecord, Follower, scanText, type TranscriptRecord } from '@ccmux/claude';
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

export class TagReader {
  readonly transcript: string;
  readonly #deps: TagReaderDeps;
  #offset: number;
  #reading: Promise<void> | undefined;
  #again = false;
  #ended = false;
  /** Offsets of records that wait for a person. */
  readonly #open = new Set<number>();
  /** Texts of an answer whose end has not been written yet, by the message. */
  readonly #parts = new Map<string, AssistantRecord[]>();

  constructor(deps: TagReaderDeps) {
    this.#deps = deps;
    this.transcript = deps.transcript;
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
      for await (const record of follower.read()) {
        if (this.#ended) break;
        const before = this.#offset;
        this.#offset = follower.offset;
        await this.#take(record, before);
      }
      await opened.value.close();
    }
  }

  async #take(record: TranscriptRecord, offset: number): Promise<void> {
    if (record.kind !== 'assistant' || record.isSidechain || record.apiError !== undefined) return;
    if (record.at === undefined || Date.parse(record.at) < this.#deps.sinceMs) return;
    const id = record.messageId ?? record.uuid;
    if (record.stopReason === undefined) {
      this.#parts.set(id, [...(this.#parts.get(id) ?? []), record]);
      return;
    }
    const whole = [...(this.#parts.get(id) ?? []), record];
    this.#parts.delete(id);
    for (const part of whole) await this.#search(part, offset);
  }

  async #search({ uuid, blocks }: AssistantRecord, offset: number): Promise<void> {
    const text = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])).join('\n\n');
    if (!text.includes('<ccmux:')) return;
    const { services, pane, wishes, tell } = this.#deps;
    const told: Told[] = [];
    for (const found of scanText(text)) told.push(await wishes.fulfil(pane, found, uuid));
    const lines = told.flatMap(({ line }) => (line === undefined ? [] : [line]));
    if (lines.length > 0) tell(lines, `tags-${uuid}`);
    const later = told.flatMap((one) => (one.later === undefined ? [] : [one.later]));
    if (later.length === 0) return this.#decided();
    this.#open.add(offset);
    void Promise.all(later).then((answers) => {
      this.#open.delete(offset);
      if (this.#ended || !services.store.model.panes.has(pane)) return;
      tell(answers, `answers-${uuid}`);
      this.#decided();
    });
  }

  /** Everything in front of what is still open is behind us. */
  #decided(): void {
    const offset = Math.min(this.#offset, ...this.#open);
    this.#deps.services.store.apply({ kind: 'tags-read', transcript: this.transcript, offset });
  }
}
