/** `ccmux usage`: tokens of each Claude pane of the server, its subagents' included, and the cost where Claude Code told it. */
import { Follower, plainText, sumTokens, type Tokens, type Usage, UsageCounter } from '@ccmux/claude';
import { OpenTranscript, subagentTranscripts } from '@ccmux/claude/files';
import { askServer } from '../ask-server.js';
import type { AdminCall } from '../call.js';
import { byPane, paneFormat } from './place.js';

interface PaneUsage {
  readonly pane: string;
  readonly name: string;
  readonly session: string;
  /** Undefined: nothing was said in it yet. */
  readonly usage: Usage | undefined;
}

const separator = '\x1f';
const listFormat = ['#{pane_id}', '#{session_name}:#{window_index}.#{pane_index}', '#{claude_cost}', paneFormat]
  .join('\n')
  .replaceAll('\n', separator);

export async function usageAction({ words, socket }: AdminCall): Promise<number> {
  const asJson = words[0] === '--json';
  if (words.length > (asJson ? 1 : 0)) return complain('usage: ccmux usage [--json]');
  const asked = await askServer(socket, ['list-panes', '-a', '-F', listFormat]);
  if (asked.kind === 'absent') return complain('usage: no server runs');
  if (asked.kind === 'silent') return complain(`usage: the server does not answer: ${asked.why}`);
  if (asked.status !== 0) return complain(asked.error);
  const panes: PaneUsage[] = [];
  for (const line of asked.out.split('\n')) {
    const used = await usageOf(line.split(separator));
    if (used !== undefined) panes.push(used);
  }
  process.stdout.write(`${asJson ? JSON.stringify(panes.map(asObject)) : table(panes)}\n`);
  return 0;
}

async function usageOf([pane = '', name = '', cost = '', session = '', ...more]: readonly string[]): Promise<
  PaneUsage | undefined
> {
  if (session === '') return undefined;
  const place = await byPane(name, [session, ...more].join('\n'));
  const counter = new UsageCounter();
  if (!place.ok) return { pane, name, session, usage: undefined };
  for (const path of [...(await subagentTranscripts(place.value.path)), place.value.path]) await count(path, counter);
  const { usage } = counter;
  // The conversation has the cost of processes that have ended.
  return { pane, name, session, usage: cost === '' ? usage : { ...usage, cost: Math.max(Number(cost), usage.cost ?? 0) } };
}

/** A transcript of a subagent that has just gone says nothing. */
async function count(path: string, counter: UsageCounter): Promise<void> {
  const file = await OpenTranscript.open(path);
  if (!file.ok) return;
  for await (const record of new Follower(file.value, 0).read()) counter.add(record);
  await file.value.close();
}

const asObject = ({ pane, name, session, usage }: PaneUsage): object => ({
  pane,
  name,
  session,
  ...(usage === undefined
    ? { messages: 0, tokens: nothing, models: {}, cost: null, context: null }
    : {
        messages: usage.messages,
        tokens: usage.total,
        models: Object.fromEntries(usage.models),
        cost: usage.cost ?? null,
        context: usage.context ?? null,
      }),
});

const nothing: Tokens = { input: 0, output: 0, cacheRead: 0, cacheCreation: 0 };

function table(panes: readonly PaneUsage[]): string {
  if (panes.length === 0) return 'No pane has a Claude session.';
  const head = ['PANE', 'NAME', 'ANSWERS', 'IN', 'OUT', 'CACHE READ', 'CACHE WRITE', 'CONTEXT', 'COST'];
  const total = panes.reduce((sum, { usage }) => sumTokens(sum, usage?.total ?? nothing), nothing);
  const rows = panes.map(({ pane, name, usage }) => [
    pane,
    plainText(name),
    String(usage?.messages ?? 0),
    ...counts(usage?.total ?? nothing),
    usage?.context === undefined ? '-' : String(usage.context),
    usage?.cost === undefined ? '-' : `$${usage.cost.toFixed(2)}`,
  ]);
  const all = [head, ...rows, ...(panes.length > 1 ? [['', 'all', '', ...counts(total), '', '']] : [])];
  const widths = head.map((_, i) => Math.max(...all.map((row) => row[i]!.length)));
  return all
    .map((row) =>
      row
        .map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const counts = ({ input, output, cacheRead, cacheCreation }: Tokens): string[] =>
  [input, output, cacheRead, cacheCreation].map(String);

function complain(text: string): number {
  process.stderr.write(`${text}\n`);
  return 1;
}
