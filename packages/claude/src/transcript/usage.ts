/**
 * What a transcript says was used: tokens by model, and the cost as Claude Code reckoned it. An answer is several records, and a
 * fork copies them: each message counts once. Refuses to know prices.
 */
import type { Tokens, TranscriptRecord } from './record.js';

export interface Usage {
  /** Answers of the model. */
  readonly messages: number;
  readonly total: Tokens;
  readonly models: ReadonlyMap<string, Tokens>;
  /** US dollars; undefined when Claude Code has not written it (it does so when it ends). */
  readonly cost: number | undefined;
  /** What the last answer was given: how full the context is. */
  readonly context: number | undefined;
}

/** What Claude Code says in place of the model, such as errors. */
const byClaudeCode = '<synthetic>';

const nothing: Tokens = { input: 0, output: 0, cacheRead: 0, cacheCreation: 0 };

export class UsageCounter {
  readonly #messages = new Map<string, { readonly model: string; readonly tokens: Tokens }>();
  #cost: number | undefined;
  #context: number | undefined;

  add(record: TranscriptRecord): void {
    if (record.kind === 'cost') this.#cost = record.dollars;
    if (record.kind === 'compact' && record.after !== undefined) this.#context = record.after;
    if (record.kind !== 'assistant' || record.model === byClaudeCode || record.tokens === undefined) return;
    const { tokens } = record;
    this.#messages.set(record.messageId ?? record.uuid, { model: record.model ?? '', tokens });
    if (!record.isSidechain) this.#context = tokens.input + tokens.cacheRead + tokens.cacheCreation + tokens.output;
  }

  get usage(): Usage {
    const models = new Map<string, Tokens>();
    let total = nothing;
    for (const { model, tokens } of this.#messages.values()) {
      total = sum(total, tokens);
      models.set(model, sum(models.get(model) ?? nothing, tokens));
    }
    return { messages: this.#messages.size, total, models, cost: this.#cost, context: this.#context };
  }
}

export const sum = (a: Tokens, b: Tokens): Tokens => ({
  input: a.input + b.input,
  output: a.output + b.output,
  cacheRead: a.cacheRead + b.cacheRead,
  cacheCreation: a.cacheCreation + b.cacheCreation,
});
