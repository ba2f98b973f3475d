import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encode } from '../codec.js';
import { decodeFromHost, decodeToHost, encodeFromHost, encodeToHost, type FromHost, type ToHost } from './messages.js';

const count = fc.oneof(fc.nat({ max: 300 }), fc.constantFrom(0, 2 ** 32, Number.MAX_SAFE_INTEGER));
const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const texts = fc.array(text, { maxLength: 4 });
const data = fc.uint8Array({ maxLength: 40 });
const kind = <K extends string>(k: K) => ({ kind: fc.constant(k) });

const toHost: fc.Arbitrary<ToHost> = fc.oneof(
  fc.record({ ...kind('hello'), min: count, max: count, generation: count, pid: count }),
  fc.record({ ...kind('spawn'), pane: count, file: text, args: texts, env: texts, cwd: text, cols: count, rows: count }),
  fc.record({ ...kind('write'), pane: count, data }),
  fc.record({ ...kind('write'), pane: count, data, client: count, upTo: count }),
  fc.record({ ...kind('resize'), pane: count, cols: count, rows: count }),
  fc.record({ ...kind('signal'), pane: count, signal: count }),
  fc.record({ ...kind('close'), pane: count }),
  fc.record({ ...kind('ack'), pane: count, offset: count }),
  fc.record({ ...kind('release'), pane: count }),
  fc.record({ ...kind('shutdown') }),
  fc.record({ ...kind('replay'), pane: count, offset: count }),
  fc.record({ ...kind('taken'), client: count, upTo: count }),
  fc.record({ ...kind('starter'), file: text, args: texts, env: texts }),
  fc.record({ ...kind('successor') }),
  fc.record({ ...kind('pong') }),
  fc.record({ ...kind('handOver'), file: text, args: texts, env: texts }),
);
const fromHost: fc.Arbitrary<FromHost> = fc.oneof(
  fc.record({ ...kind('welcome'), version: count, pid: count, panes: count }),
  fc.record({ ...kind('refused'), message: text }),
  fc.record({ ...kind('pane'), pane: count, pid: count, tty: text, cols: count, rows: count, start: count, end: count }),
  fc.record({ ...kind('spawned'), pane: count, pid: count, tty: text }),
  fc.record({ ...kind('spawnFailed'), pane: count, message: text }),
  fc.record({ ...kind('output'), pane: count, offset: count, data }),
  fc.record({ ...kind('exited'), pane: count, code: count, signal: count }),
  fc.record({ ...kind('gap'), pane: count, from: count, to: count }),
  fc.record({ ...kind('taken'), client: count, upTo: count }),
  fc.record({ ...kind('ping') }),
  fc.record({ ...kind('handOverFailed'), message: text }),
);
const payload = (framed: Buffer): Buffer => framed.subarray(4);
const comparable = <M extends object>(m: M): object =>
  'data' in m && m.data instanceof Uint8Array ? { ...m, data: [...m.data] } : m;

/** Ids, for ever: a line is only ever added. A ptyhost outlives many servers. */
const toHostIds = {
  hello: 1,
  spawn: 2,
  write: 3,
  resize: 4,
  signal: 5,
  close: 6,
  ack: 7,
  release: 8,
  shutdown: 9,
  replay: 10,
  taken: 11,
  starter: 12,
  successor: 13,
  pong: 14,
  handOver: 15,
};
const fromHostIds = {
  welcome: 101,
  refused: 102,
  pane: 103,
  spawned: 104,
  spawnFailed: 105,
  output: 106,
  exited: 107,
  gap: 108,
  taken: 109,
  ping: 110,
  handOverFailed: 111,
};

describe.each([
  [
    'to the ptyhost',
    toHost as fc.Arbitrary<ToHost | FromHost>,
    (m: unknown) => encodeToHost(m as ToHost),
    decodeToHost,
    toHostIds,
  ],
  ['from the ptyhost', fromHost, (m: unknown) => encodeFromHost(m as FromHost), decodeFromHost, fromHostIds],
])('messages %s', (_, arbitrary, pack, decode, ids) => {
  test('survive the way there', () => {
    fc.assert(
      fc.property(arbitrary, (m) => {
        const result = decode(payload(pack(m)));
        expect(result.ok ? comparable(result.value) : result).toEqual(comparable(m));
      }),
      { numRuns: 500 },
    );
  });

  test('have the ids they always had', () => {
    const seen = new Map<string, number>();
    for (const m of fc.sample(arbitrary, 500)) seen.set(m.kind, payload(pack(m))[1]!);
    expect(Object.fromEntries(seen)).toEqual(ids);
  });

  test('are refused when cut, and when bytes follow', () => {
    for (const m of fc.sample(arbitrary, 50)) {
      const whole = payload(pack(m));
      for (let length = 0; length < whole.length; length++) expect(decode(whole.subarray(0, length)).ok).toBe(false);
      expect(decode(Buffer.concat([whole, Buffer.of(0)])).ok).toBe(false);
    }
  });

  test('are a typed error when anything else arrives', () => {
    const first = fc.oneof(fc.constantFrom<unknown>(...Object.values(ids)), fc.jsonValue());
    fc.assert(
      fc.property(first, fc.array(fc.jsonValue(), { maxLength: 8 }), (id, rest) => {
        const result = decode(payload(encode([id, ...rest])));
        if (!result.ok) expect(result.error.kind).toBe('bad-message');
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const result = decode(Buffer.from(bytes));
        if (!result.ok) expect(result.error.kind).toBe('bad-message');
      }),
      { numRuns: 1000 },
    );
  });

  test('may have fields that are not known yet', () => {
    for (const m of fc.sample(arbitrary, 30)) {
      if (m.kind === 'write' && m.client === undefined) continue;
      const fields = Object.entries(m).filter(([name]) => name !== 'kind');
      const id = payload(pack(m))[1];
      const longer = encode([id, ...fields.map(([, value]: [string, unknown]) => value), 'new', { field: 1 }]);
      const result = decode(payload(longer));
      expect(result.ok && comparable(result.value)).toEqual(comparable(m));
    }
  });
});

test.each([
  ['a negative pane', [6, -1]],
  ['a pane that is no whole number', [6, 1.5]],
  ['a pane beyond what a number holds exactly', [6, 2 ** 53]],
  ['data that is text', [3, 1, 'text']],
  ['an argument that is no text', [2, 1, 'f', ['a', 1], [], '/', 1, 1]],
  ['a message of the other direction', [101, 1, 1, 0]],
  ['an id that cannot be turned into text', [{ toString: 1 }]],
])('%s is refused', (_, value) => {
  const result = decodeToHost(payload(encode(value)));
  expect(result.ok).toBe(false);
});
