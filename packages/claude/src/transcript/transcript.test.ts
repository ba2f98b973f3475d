/** Transcripts that the CLI wrote (fixtures; requests and attachments are shortened), and what may become of a file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConversation } from './conversation.js';
import type { Entry } from './entry.js';
import { LineSplitter, linesBackwards, lineText, type TranscriptFile } from './file-port.js';
import { Follower } from './follow.js';
import { parseRecord } from './parse-record.js';
import type { TranscriptRecord } from './record.js';
import { StopFinder } from './stopped.js';
import { UsageCounter } from './usage.js';

const versions = ['2.1.328', '2.1.197'] as const;
const fixture = (version: string): Buffer => readFileSync(join(import.meta.dirname, 'fixtures', `${version}.jsonl`));

class BytesFile implements TranscriptFile {
  bytes: Uint8Array;
  /** Bytes that were asked for. */
  asked = 0;
  constructor(bytes: Uint8Array | string) {
    this.bytes = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  }
  size = async (): Promise<number> => this.bytes.length;
  read = async (offset: number, length: number): Promise<Uint8Array> => {
    const part = this.bytes.subarray(offset, offset + length);
    this.asked += part.length;
    return part;
  };
}

async function entries(bytes: Uint8Array | string, tail?: number): Promise<Entry[]> {
  const all: Entry[] = [];
  for await (const entry of readConversation(new BytesFile(bytes), tail)) all.push(entry);
  return all;
}

const words = (entry: Entry): string => {
  switch (entry.kind) {
    case 'prompt':
      return `> ${entry.text}`;
    case 'reply':
      return `< ${entry.text.slice(0, 20)}${entry.isWhole ? '' : ' …'}`;
    case 'tool-call':
    case 'command':
      return `${entry.kind} ${entry.name}`;
    case 'tool-result':
      return `tool-result ${entry.isError ? 'error' : 'ok'}`;
    case 'error':
      return `error ${entry.status}`;
    default:
      return entry.kind;
  }
};

const beginning = [
  '> hi [[hello]]',
  '< Hello! This is a sho',
  '> go [[parallel]]',
  '< Two at once.',
  'tool-call Bash',
  'tool-result ok',
  'tool-call Bash',
  'tool-result ok',
  '< Both done.',
  '> deny [[bash]]',
  "< I'll run a command.",
  'tool-call Bash',
  'tool-result error',
  'interrupted',
  '> cut [[slow:20]]',
  '< The quick brown fox  …',
  'interrupted',
  '> first [[slow:3]]',
  '< The quick brown fox ',
  '> second [[think]]',
  'thinking',
  '< I thought about it. ',
  '> e [[err:400]]',
  'error 400',
  'shell',
  'command-output',
  'error 400',
  'compacted',
  'summary',
  'command /compact',
  'command-output',
  '> after [[hello]]',
  '< Hello! This is a sho',
  '> last [[bash:sleep 100]]',
];

describe.each(versions)('a transcript of %s', (version) => {
  test('is the conversation that took place', async () => {
    const all = await entries(fixture(version));
    expect(all.slice(0, beginning.length).map((entry) => words(entry).slice(0, 22))).toEqual(
      beginning.map((line) => line.slice(0, 22)),
    );
    expect(all.filter((entry) => entry.tokens !== undefined)).toHaveLength(
      new Set(all.flatMap((e) => (e.tokens ? [e.message] : []))).size,
    );
  });

  test('says where it stopped', async () => {
    const finder = new StopFinder();
    for (const entry of await entries(fixture(version))) finder.add(entry);
    expect(finder.stopped).toEqual(version === '2.1.328' ? { kind: 'answered' } : { kind: 'in-tool', tools: ['Bash'] });
  });

  test('read from the end is its last part, without the rest', async () => {
    const all = await entries(fixture(version));
    for (const tail of [1, 2, 5, 17]) {
      const file = new BytesFile(fixture(version));
      const last: Entry[] = [];
      for await (const entry of readConversation(file, tail)) last.push(entry);
      expect(last.map(words)).toEqual(all.slice(-tail).map(words));
    }
  });

  test('counts each answer once', async () => {
    const counter = new UsageCounter();
    for await (const record of new Follower(new BytesFile(fixture(version)), 0).read()) counter.add(record);
    const { usage } = counter;
    const said = (await entries(fixture(version))).filter(({ model }) => model !== undefined && model !== '<synthetic>');
    const answers = new Set(said.map(({ message }) => message));
    expect(usage.messages).toBe(answers.size);
    expect(usage.total.output).toBeGreaterThan(100);
    expect([...usage.models.keys()]).toHaveLength(1);
  });

  test('cut off anywhere is what was there before, and nothing throws', async () => {
    const whole = fixture(version);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length }), async (length) => {
        const records = recordsOf(whole.subarray(0, length));
        const before = recordsOf(whole.subarray(0, whole.subarray(0, length).lastIndexOf(0x0a) + 1));
        expect(records.slice(0, before.length)).toEqual(before);
        await entries(whole.subarray(0, length));
      }),
      { numRuns: 40 },
    );
  });

  test('with lines of anything in between is the same conversation', async () => {
    const lines = fixture(version).toString().trimEnd().split('\n');
    const expected = (await entries(fixture(version))).map(words);
    const junk = fc.oneof(
      fc.string(),
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.record({ type: fc.string(), uuid: fc.integer(), message: fc.jsonValue() }).map((value) => JSON.stringify(value)),
      fc.constant('{"type":"user","message":{"content":[null,1,{"type":"tool_result"}]}}'),
    );
    const anywhere = fc.array(fc.tuple(fc.nat(lines.length), junk), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(anywhere, async (extra) => {
        const mixed = [...lines];
        for (const [at, line] of extra) mixed.splice(at, 0, line.replaceAll('\n', ' '));
        expect((await entries(mixed.join('\n'))).map(words)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  test('that lost a record goes on behind a gap', async () => {
    const lines = fixture(version).toString().trimEnd().split('\n');
    const at = lines.findIndex((line) => line.includes('"Both done."'));
    const rest = await entries(lines.toSpliced(at, 1).join('\n'));
    expect(rest.map(words)).toContain('gap');
    expect(rest.map(words)).toContain('> hi [[hello]]');
    expect(rest.map(words)).toContain('> after [[hello]]');
  });
});

const recordsOf = (bytes: Uint8Array): TranscriptRecord[] => {
  const splitter = new LineSplitter(0);
  return splitter.push(bytes).map((line) => parseRecord(lineText(line)));
};

const record = (type: 'user' | 'assistant', uuid: string, parent: string | null, text: string, more: object = {}): string =>
  JSON.stringify({
    type,
    uuid,
    parentUuid: parent,
    timestamp: `2026-01-01T00:00:${uuid.padStart(2, '0')}.000Z`,
    message: { id: `m${uuid}`, stop_reason: 'end_turn', content: text },
    ...more,
  });

test('what was taken back is not part of the conversation', async () => {
  const lines = [
    record('user', '1', null, 'one'),
    record('assistant', '2', '1', 'first answer'),
    record('user', '3', '2', 'taken back'),
    record('user', '4', '2', 'two'),
    record('assistant', '5', '4', 'second answer'),
  ];
  expect((await entries(lines.join('\n'))).map(words)).toEqual(['> one', '< first answer', '> two', '< second answer']);
});

test('subagents are not part of the conversation, but use tokens', async () => {
  const usage = { input_tokens: 5, output_tokens: 7 };
  const lines = [
    record('user', '1', null, 'one'),
    record('assistant', '2', '1', 'of a subagent', { isSidechain: true, message: { id: 'side', content: 'x', usage } }),
    record('assistant', '3', '1', 'answer', { message: { id: 'main', content: 'answer', stop_reason: 'end_turn', usage } }),
  ];
  expect((await entries(lines.join('\n'))).map(words)).toEqual(['> one', '< answer']);
  const counter = new UsageCounter();
  for (const each of recordsOf(Buffer.from(`${lines.join('\n')}\n`))) counter.add(each);
  expect(counter.usage).toMatchObject({ messages: 2, total: { input: 10, output: 14 }, context: 12 });
});

test('records that point at each other end the way', async () => {
  const lines = [record('user', '1', '2', 'one'), record('assistant', '2', '1', 'two')];
  expect((await entries(lines.join('\n'))).map(words)).toContain('< two');
});

test('the end of a large file is read without its beginning', async () => {
  const lines: string[] = [];
  for (let i = 0; i < 40_000; i++) {
    lines.push(record(i % 2 === 0 ? 'user' : 'assistant', String(i), i === 0 ? null : String(i - 1), 'x'.repeat(200)));
  }
  const file = new BytesFile(lines.join('\n'));
  const last: Entry[] = [];
  for await (const entry of readConversation(file, 10)) last.push(entry);
  expect(last).toHaveLength(10);
  expect(file.asked).toBeLessThan(file.bytes.length / 5);
});

test('lines read backwards in blocks of any size are those read forwards', async () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'ä', '\u{1f600}', ' '), maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 12 }),
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      async (lines, block, ended) => {
        const text = lines.join('\n') + (ended ? '\n' : '');
        const found: string[] = [];
        for await (const each of linesBackwards(new BytesFile(text), block)) found.push(lineText(each));
        expect(found.toReversed()).toEqual(text.split('\n').filter((each) => each !== ''));
      },
    ),
  );
});

test('a follower gives each line out once, however the file grows', async () => {
  const whole = fixture('2.1.328').subarray(0, 40_000);
  const expected = recordsOf(whole);
  const cuts = fc.array(fc.nat(whole.length), { maxLength: 12 }).map((at) => at.sort((a, b) => a - b));
  await fc.assert(
    fc.asyncProperty(cuts, fc.nat(12), async (sizes, restartAt) => {
      const file = new BytesFile(new Uint8Array(0));
      let follower = new Follower(file, 0);
      const found: TranscriptRecord[] = [];
      for (const [i, size] of [...sizes, whole.length].entries()) {
        file.bytes = whole.subarray(0, size);
        if (i === restartAt) follower = new Follower(file, follower.offset);
        for await (const each of follower.read()) found.push(each);
      }
      expect(found).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

test('a file that got shorter is read from its start', async () => {
  const file = new BytesFile('{"type":"a"}\n{"type":"b"}\n');
  const follower = new Follower(file, 0);
  const types: string[] = [];
  const look = async (): Promise<void> => {
    for await (const each of follower.read()) types.push(each.kind === 'other' ? each.type : each.kind);
  };
  await look();
  file.bytes = Buffer.from('{"type":"c"}\n');
  await look();
  expect(types).toEqual(['a', 'b', 'c']);
});
