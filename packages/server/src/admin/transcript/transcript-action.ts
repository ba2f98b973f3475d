/** `ccmux transcript`: the conversation of a Claude session on standard output, and what is added while one watches. */
import { watch } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  type Entry,
  entriesOf,
  Follower,
  isInTree,
  lastCost,
  readConversation,
  StopFinder,
  type Stopped,
  showEntry,
  showStop,
  sumTokens,
  type Tokens,
} from '@ccmux/claude';
import { OpenTranscript } from '@ccmux/claude/files';
import { err, ok, type Result } from '@ccmux/core';
import type { AdminCall } from '../call.js';
import { placeOf } from './place.js';

const usage = `usage: ccmux transcript [--json] [--tail N] [--follow] NAME|PANE|SESSION-ID|FILE

  --json      a JSON object on each line: the entries, then where it stopped
  --tail N    only the last N entries; the beginning of a long file is not read
  --follow    go on with what is said from now on, until Ctrl-C`;

interface Wish {
  readonly name: string;
  readonly asJson: boolean;
  readonly tail: number;
  readonly follow: boolean;
}

export async function transcriptAction(call: AdminCall): Promise<number> {
  if (['help', '--help', '-h'].includes(call.words[0] ?? '')) return print(usage);
  const wish = wishOf(call.words);
  if (!wish.ok) return complain(wish.error);
  const place = await placeOf(wish.value.name, call.socket);
  if (!place.ok) return complain(`transcript: ${place.error}`);
  const opened = await OpenTranscript.open(place.value.path);
  if (!opened.ok) return complain(`transcript: ${opened.error}`);
  const file = opened.value;
  // What is written while the conversation is printed comes after it.
  const behind = await file.size();
  const shown = await printConversation(file, wish.value);
  if (wish.value.follow) return follow(file, place.value.path, behind, wish.value);
  printEnd(shown, await lastCost(file), wish.value);
  await file.close();
  return 0;
}

function wishOf(words: readonly string[]): Result<Wish, string> {
  const options = { json: { type: 'boolean' }, tail: { type: 'string' }, follow: { type: 'boolean', short: 'f' } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    const [name] = positionals;
    if (name === undefined || positionals.length > 1) return err(usage);
    const tail = values.tail === undefined ? Number.POSITIVE_INFINITY : Number(values.tail);
    if (values.tail !== undefined && !/^\d+$/.test(values.tail)) return err(`transcript: --tail needs a number: ${values.tail}`);
    return ok({ name, asJson: values.json === true, tail, follow: values.follow === true });
  } catch (e) {
    return err(`transcript: ${e instanceof Error ? e.message : String(e)}\n${usage}`);
  }
}

interface Shown {
  readonly stopped: Stopped;
  readonly tokens: Tokens;
}

async function printConversation(file: OpenTranscript, wish: Wish): Promise<Shown> {
  const finder = new StopFinder();
  let tokens: Tokens = { input: 0, output: 0, cacheRead: 0, cacheCreation: 0 };
  for await (const entry of readConversation(file, wish.tail)) {
    finder.add(entry);
    if (entry.tokens !== undefined) tokens = sumTokens(tokens, entry.tokens);
    await printEntry(entry, wish);
  }
  return { stopped: finder.stopped, tokens };
}

const printEntry = (entry: Entry, { asJson }: Wish): Promise<void> =>
  write(asJson ? JSON.stringify(entry) : showEntry(entry).join('\n'));

/** `tokens`: of the entries that were shown. */
function printEnd({ stopped, tokens }: Shown, cost: number | undefined, { asJson }: Wish): void {
  if (asJson) {
    print(JSON.stringify({ kind: 'stopped', stopped, tokens, cost: cost ?? null }));
    return;
  }
  const price = cost === undefined ? '' : `, $${cost.toFixed(2)}`;
  print(
    `\n[${showStop(stopped)}; ${tokens.input + tokens.cacheRead + tokens.cacheCreation} tokens in, ${tokens.output} out${price}]`,
  );
}

/** Until the reader of our output goes, or the person ends it. */
async function follow(file: OpenTranscript, path: string, from: number, wish: Wish): Promise<never> {
  const follower = new Follower(file, from);
  let onChange = (): void => {};
  watch(path, () => onChange());
  for (;;) {
    const changed = new Promise<void>((resolve) => {
      onChange = resolve;
    });
    for await (const record of follower.read()) {
      if (!isInTree(record) || record.isSidechain) continue;
      for (const entry of entriesOf(record)) await printEntry(entry, wish);
    }
    await changed;
  }
}

/** Settles when the reader has room again. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function complain(text: string): number {
  process.stderr.write(`${text}\n`);
  return 1;
}
