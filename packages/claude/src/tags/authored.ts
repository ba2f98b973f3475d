/**
 * What the assistant of a conversation wrote itself, as far as tags are concerned: whole answers of its own process. Owns
 * which records count; refuses subagents, tool results, prompts, errors, what Claude Code says in the model's place, answers that
 * were cut, and history that a resume or
 * a fork brought along.
 */
import type { AssistantRecord, TranscriptRecord } from '../transcript/record.js';

export interface AuthoredText {
  /** Of the record: the same text has the same. */
  readonly id: string;
  readonly text: string;
  /** The texts of the same message in front of it: what they leave open may hold it. */
  readonly before: readonly string[];
}

/** Ends of answers that were cut off, or taken back, in the middle of what they said. */
const cut: ReadonlySet<string> = new Set(['max_tokens', 'model_context_window_exceeded', 'refusal']);
/** Not the model, but Claude Code in its place. */
const synthetic = '<synthetic>';

/** Answers whose end has not been seen that are kept; older ones were cut. */
const maxOpen = 16;

export class AuthoredTexts {
  readonly #sinceMs: number;
  readonly #open = new Map<string, AssistantRecord[]>();

  /** `sinceMs`: records that are older were not written by the process that is followed. */
  constructor(sinceMs: number) {
    this.#sinceMs = sinceMs;
  }

  /** The texts that this record completes, in their order. */
  take(record: TranscriptRecord): readonly AuthoredText[] {
    if (record.kind !== 'assistant' || record.isSidechain || record.apiError !== undefined) return [];
    if (record.model === synthetic) return [];
    const at = record.at === undefined ? Number.NaN : Date.parse(record.at);
    if (!(at >= this.#sinceMs)) return [];
    const id = record.messageId ?? record.uuid;
    const parts = [...(this.#open.get(id) ?? []), record];
    this.#open.delete(id);
    if (record.stopReason !== undefined) return cut.has(record.stopReason) ? [] : withBefore(parts.flatMap(textOf));
    this.#open.set(id, parts);
    const [oldest] = this.#open.keys();
    if (this.#open.size > maxOpen && oldest !== undefined) this.#open.delete(oldest);
    return [];
  }
}

/** Blocks are texts of their own: what begins in one does not end in another. */
const textOf = ({ uuid, blocks }: AssistantRecord): Omit<AuthoredText, 'before'>[] =>
  blocks.flatMap((block, i) => (block.kind === 'text' ? [{ id: i === 0 ? uuid : `${uuid}/${i}`, text: block.text }] : []));

const withBefore = (texts: readonly Omit<AuthoredText, 'before'>[]): AuthoredText[] =>
  texts.map((one, i) => ({ ...one, before: texts.slice(0, i).map(({ text }) => text) }));
