/**
 * One line of a transcript to a record. Takes whatever comes: a missing field is missing, an unknown type is `other`, no line
 * makes it throw. The format is Claude Code's own and is nowhere specified; read from what 1.0 to 2.1 write.
 */
import { asList, asNumber, asObject, asText, type JsonObject, parseObject } from '../json.js';
import { parseBlocks } from './parse-blocks.js';
import type { AssistantRecord, CompactRecord, Tokens, TranscriptRecord, UserRecord } from './record.js';

/** Requests as they went to the API: large, and what they say is said elsewhere in the transcript, too. */
const copies = '{"type":"api-request';

export function parseRecord(line: string): TranscriptRecord {
  if (line.startsWith(copies)) return { kind: 'other', type: 'api-request' };
  const record = parseObject(line);
  if (record === undefined) return { kind: 'junk' };
  const type = asText(record['type']) ?? '';
  if (type === 'queue-operation') return queueOperation(record);
  if (type === 'cost-state') return cost(record);
  const uuid = asText(record['uuid']);
  if (uuid === undefined) return { kind: 'other', type };
  const place = {
    uuid,
    parent: asText(record['parentUuid']) ?? asText(record['logicalParentUuid']),
    isSidechain: record['isSidechain'] === true,
    at: asText(record['timestamp']),
  };
  if (type === 'user') return { kind: 'user', ...place, ...userFields(record) };
  if (type === 'assistant') return { kind: 'assistant', ...place, ...assistantFields(record) };
  const subtype = type === 'system' ? asText(record['subtype']) : undefined;
  if (subtype === 'compact_boundary') return { kind: 'compact', ...place, ...compactFields(record) };
  if (subtype === 'turn_duration') return { kind: 'turn-end', ...place, durationMs: asNumber(record['durationMs']) };
  if (subtype === 'local_command') return { kind: 'local-output', ...place, text: asText(record['content']) ?? '' };
  return { kind: 'link', ...place, type: subtype ?? type };
}

type Fields<R> = Omit<R, 'kind' | 'uuid' | 'parent' | 'isSidechain' | 'at'>;

function userFields(record: JsonObject): Fields<UserRecord> {
  return {
    blocks: parseBlocks(asObject(record['message'])?.['content']),
    isMeta: record['isMeta'] === true,
    isSummary: record['isCompactSummary'] === true,
    source: asText(record['promptSource']),
    origin: asText(asObject(record['origin'])?.['kind']),
  };
}

function assistantFields(record: JsonObject): Fields<AssistantRecord> {
  const message = asObject(record['message']) ?? {};
  const status = asNumber(record['apiErrorStatus']);
  return {
    messageId: asText(message['id']),
    model: asText(message['model']),
    blocks: parseBlocks(message['content']),
    stopReason: asText(message['stop_reason']) ?? (isBefore2(record) ? 'unsaid' : undefined),
    tokens: tokensOf(asObject(message['usage'])),
    apiError: record['isApiErrorMessage'] === true ? { status, error: asText(record['error']) } : undefined,
  };
}

/** They never say why an answer ended in the record of its text. */
const isBefore2 = (record: JsonObject): boolean => asText(record['version'])?.startsWith('1.') === true;

function tokensOf(usage: JsonObject | undefined): Tokens | undefined {
  if (usage === undefined) return undefined;
  const count = (name: string): number => Math.max(0, asNumber(usage[name]) ?? 0);
  return {
    input: count('input_tokens'),
    output: count('output_tokens'),
    cacheRead: count('cache_read_input_tokens'),
    cacheCreation: count('cache_creation_input_tokens'),
  };
}

function compactFields(record: JsonObject): Fields<CompactRecord> {
  const about = asObject(record['compactMetadata']) ?? {};
  return { trigger: asText(about['trigger']), before: asNumber(about['preTokens']), after: asNumber(about['postTokens']) };
}

function queueOperation(record: JsonObject): TranscriptRecord {
  const content = record['content'];
  const text = asList(content) === undefined ? asText(content) : textOf(content);
  return { kind: 'queue', operation: asText(record['operation']) ?? '', text, at: asText(record['timestamp']) };
}

const textOf = (content: unknown): string =>
  parseBlocks(content)
    .flatMap((block) => (block.kind === 'text' ? [block.text] : []))
    .join('\n');

function cost(record: JsonObject): TranscriptRecord {
  const dollars = asNumber(record['totalCostUSD']);
  if (dollars === undefined) return { kind: 'other', type: 'cost-state' };
  return { kind: 'cost', dollars, isComplete: record['hasUnknownModelCost'] !== true };
}
