/** What the model of the mock is told to do: one step per request of a turn. Owns the words of scenarios. */

export interface TextBlock {
  readonly kind: 'text' | 'thinking';
  readonly text: string;
  /** Time between two words; none sends the text in one piece. */
  readonly wordEveryMs?: number;
}

export interface ToolBlock {
  readonly kind: 'tool';
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export type Block = TextBlock | ToolBlock;

export interface Reply {
  readonly kind: 'reply';
  readonly blocks: readonly Block[];
  /** Waits for `release(name)` before the first byte of the answer. */
  readonly gate?: string;
  /** Waits for `release(name)` when all blocks are sent, before the answer ends. */
  readonly gateAtEnd?: string;
  readonly stopReason?: 'max_tokens' | 'refusal';
  /** In place of an end: the connection is cut, or an error comes in the stream. */
  readonly breaks?: 'cut' | 'error';
}

export interface Failure {
  readonly kind: 'failure';
  /** HTTP status. */
  readonly status: number;
  readonly retryAfterS?: number;
  /** Waits for `release(name)` first. */
  readonly gate?: string;
  /** In place of the status' own words. */
  readonly message?: string;
  /** More of them. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** One answer of the API. */
export type Step = Reply | Failure;

/** `[[name:argument]]`, the last of them in a text. */
export interface Tag {
  readonly name: string;
  readonly argument: string | undefined;
}

/** What scenarios may know of the request. */
export interface Scene {
  /** Working directory of the conversation. */
  readonly cwd: string;
  readonly tools: readonly string[];
  /** All text of the request. */
  readonly text: string;
  /** How often this scenario's tag has been asked for by now, this time included. */
  readonly attempt: number;
}

const tagPattern = /\[\[([a-z0-9-]+)(?::([^\]]*))?\]\]/g;

export function lastTag(text: string): Tag | undefined {
  const found = [...text.matchAll(tagPattern)].at(-1);
  return found?.[1] === undefined ? undefined : { name: found[1], argument: found[2] };
}

export const text = (words: string, wordEveryMs?: number): TextBlock =>
  wordEveryMs === undefined ? { kind: 'text', text: words } : { kind: 'text', text: words, wordEveryMs };

export const thinking = (words: string, wordEveryMs: number): TextBlock => ({ kind: 'thinking', text: words, wordEveryMs });

export const tool = (name: string, input: Readonly<Record<string, unknown>>): ToolBlock => ({ kind: 'tool', name, input });

export const reply = (...blocks: readonly Block[]): Reply => ({ kind: 'reply', blocks });
