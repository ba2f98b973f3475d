/** Where a conversation stands, told from its last entries. Knows only the file: whether Claude still runs, others know. */
import { assertNever } from '@ccmux/core';
import type { Entry } from './entry.js';

export type Stopped =
  | { readonly kind: 'empty' }
  /** The model had nothing more to say. */
  | { readonly kind: 'answered' }
  /** Nothing was answered to the last prompt yet. */
  | { readonly kind: 'unanswered' }
  /** Tools that were called and have no result: they run, wait for leave, or went down with Claude. */
  | { readonly kind: 'in-tool'; readonly tools: readonly string[] }
  /** Results are there, and nothing was said to them yet. */
  | { readonly kind: 'after-tool' }
  /** The last answer is not whole, and nobody interrupted it. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'interrupted'; readonly during: 'reply' | 'tool' }
  | { readonly kind: 'error'; readonly text: string };

export class StopFinder {
  #stopped: Stopped = { kind: 'empty' };
  readonly #open = new Map<string, string>();

  /** Entries in the order of the conversation. */
  add(entry: Entry): void {
    this.#stopped = this.#after(entry) ?? this.#stopped;
  }

  get stopped(): Stopped {
    const { kind } = this.#stopped;
    const isInTools = this.#open.size > 0 && (kind === 'after-tool' || kind === 'answered' || kind === 'in-tool');
    return isInTools ? { kind: 'in-tool', tools: [...this.#open.values()] } : this.#stopped;
  }

  #after(entry: Entry): Stopped | undefined {
    switch (entry.kind) {
      case 'prompt':
      case 'notice':
        this.#open.clear();
        return { kind: 'unanswered' };
      case 'reply':
        return entry.isWhole ? { kind: 'answered' } : { kind: 'cut' };
      case 'thinking':
        return { kind: 'cut' };
      case 'tool-call':
        this.#open.set(entry.id, entry.name);
        return { kind: 'in-tool', tools: [entry.name] };
      case 'tool-result':
        this.#open.delete(entry.id);
        return { kind: 'after-tool' };
      case 'interrupted':
        this.#open.clear();
        return { kind: 'interrupted', during: entry.during };
      case 'error':
        return { kind: 'error', text: entry.text };
      case 'command':
      case 'shell':
      case 'command-output':
      case 'compacted':
      case 'summary':
      case 'attachment':
      case 'gap':
        return undefined;
      default:
        return assertNever(entry);
    }
  }
}
