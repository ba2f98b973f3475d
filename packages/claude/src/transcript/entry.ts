/**
 * What a person would say happened in a conversation: prompts, answers, tools, where it was broken off. Owns the words and how
 * a record becomes them. Refuses to interpret the texts of the model.
 */
import { assertNever } from '@ccmux/core';
import type { AssistantRecord, Block, Tokens, TreeRecord, UserRecord } from './record.js';

type Said =
  /** `source`: `typed`, `queued`, `system`, as far as the version says. */
  | { readonly kind: 'prompt'; readonly text: string; readonly source?: string }
  /** A command of Claude Code's own, such as `/clear`. */
  | { readonly kind: 'command'; readonly name: string; readonly args: string }
  /** A shell command that a person ran with `!`. */
  | { readonly kind: 'shell'; readonly command: string }
  | { readonly kind: 'command-output'; readonly text: string }
  /** `isWhole` false: it was cut off. */
  | { readonly kind: 'reply'; readonly text: string; readonly isWhole: boolean }
  | { readonly kind: 'thinking'; readonly text: string }
  | { readonly kind: 'tool-call'; readonly id: string; readonly name: string; readonly input: unknown }
  | { readonly kind: 'tool-result'; readonly id: string; readonly text: string; readonly isError: boolean }
  | { readonly kind: 'interrupted'; readonly during: 'reply' | 'tool' }
  /** The request failed for good. */
  | { readonly kind: 'error'; readonly text: string; readonly status?: number; readonly error?: string }
  /** What Claude Code tells the model by itself, such as the end of a background task. */
  | { readonly kind: 'notice'; readonly text: string; readonly origin?: string }
  | { readonly kind: 'compacted'; readonly trigger?: string; readonly before?: number; readonly after?: number }
  | { readonly kind: 'summary'; readonly text: string }
  | { readonly kind: 'attachment'; readonly type: string }
  /** Records are missing here. */
  | { readonly kind: 'gap' };

export type Entry = Said & {
  /** The record that says so. */
  readonly uuid: string;
  /** ISO 8601. */
  readonly at?: string;
  /** Of what the model said: one answer of the API may be several entries. */
  readonly message?: string;
  readonly model?: string;
  /** Of the whole answer; readers of a conversation get it at the first entry of each. */
  readonly tokens?: Tokens;
};

export function entriesOf(record: TreeRecord): readonly Entry[] {
  const { uuid, at } = record;
  return said(record).map((what) => ({ ...what, uuid, ...(at !== undefined && { at }), ...origin(record) }));
}

function said(record: TreeRecord): readonly Said[] {
  switch (record.kind) {
    case 'user':
      return bySomebody(record);
    case 'assistant':
      return byModel(record);
    case 'compact':
      return [{ kind: 'compacted', ...defined({ trigger: record.trigger, before: record.before, after: record.after }) }];
    case 'local-output':
      return commandOutput(record.text);
    case 'turn-end':
    case 'link':
      return [];
    default:
      return assertNever(record);
  }
}

function origin(record: TreeRecord): Pick<Entry, 'message' | 'model' | 'tokens'> {
  if (record.kind !== 'assistant' || record.apiError !== undefined) return {};
  return defined({ message: record.messageId, model: record.model, tokens: record.tokens });
}

function byModel({ blocks, stopReason, apiError }: AssistantRecord): Said[] {
  return blocks.flatMap((block): Said[] => {
    if (block.kind === 'text' && apiError !== undefined) return [{ kind: 'error', text: block.text, ...defined(apiError) }];
    if (block.kind === 'text') return [{ kind: 'reply', text: block.text, isWhole: stopReason !== undefined }];
    return plain(block);
  });
}

const interruption = /^\[Request interrupted by user( for tool use)?\]$/;

function bySomebody(record: UserRecord): Said[] {
  if (record.isMeta) return [];
  return record.blocks.flatMap((block) => (block.kind === 'text' ? textByPerson(block.text, record) : plain(block)));
}

function textByPerson(text: string, { isSummary, origin, source }: UserRecord): Said[] {
  if (isSummary) return [{ kind: 'summary', text }];
  const interrupted = interruption.exec(text);
  if (interrupted !== null) return [{ kind: 'interrupted', during: interrupted[1] === undefined ? 'reply' : 'tool' }];
  const command = tagged(text, 'command-name');
  if (command !== undefined) return [{ kind: 'command', name: command, args: tagged(text, 'command-args') ?? '' }];
  const shell = tagged(text, 'bash-input');
  if (shell !== undefined) return [{ kind: 'shell', command: shell }];
  if (/^<(local-command|bash)-std(out|err)>/.test(text)) return commandOutput(text);
  if (origin !== undefined && origin !== 'human') return [{ kind: 'notice', text, origin }];
  return [{ kind: 'prompt', text, ...defined({ source }) }];
}

/** A text that begins with the tag is Claude Code's own wrapping. */
function tagged(text: string, name: string): string | undefined {
  if (!/^<(command-(name|message|args)|bash-input)>/.test(text)) return undefined;
  const start = text.indexOf(`<${name}>`);
  const end = text.indexOf(`</${name}>`);
  return start < 0 || end < start ? undefined : text.slice(start + name.length + 2, end).trim();
}

function commandOutput(text: string): Said[] {
  const parts = [...text.matchAll(/<(?:local-command|bash)-std(?:out|err)>([\s\S]*?)<\/(?:local-command|bash)-std(?:out|err)>/g)];
  const printed = parts.map((part) => part[1] ?? '').filter((part) => part.trim() !== '');
  return printed.length === 0 ? [] : [{ kind: 'command-output', text: printed.join('\n') }];
}

function plain(block: Exclude<Block, { kind: 'text' }>): Said[] {
  if (block.kind === 'other') return [{ kind: 'attachment', type: block.type }];
  if (block.kind === 'thinking' && block.text === '') return [];
  return [block];
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without what is undefined: absent and undefined are not the same in JSON's types. */
function defined<T extends object>(fields: T): Defined<T> {
  // SAFETY: only properties of T, and none that is undefined.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}
