import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encode } from '../codec.js';
import { FrameDecoder } from '../frame.js';
import { fromClient, fromServer } from './ids.js';
import {
  type ClientMessage,
  decodeClientMessage,
  decodeServerMessage,
  encodeClientMessage,
  encodeServerMessage,
  type ServerMessage,
} from './messages.js';

const count = fc.oneof(fc.nat({ max: 300 }), fc.constantFrom(0, 0xffff, 0x10000, 2 ** 31, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER));
const small = fc.integer({ min: 0, max: 0xffff });
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('', '__proto__', '\0', '\ud83d', 'ü'.repeat(300)),
);
/** Text that survives UTF-8: a lone surrogate comes back as U+FFFD. */
const wire = text.map((s) => new TextDecoder().decode(new TextEncoder().encode(s)));
const bytes = fc.uint8Array({ maxLength: 40 });
/** Names that reach into prototypes are left out by the schema. */
const unsafe = new Set(['__proto__', 'prototype', 'constructor']);
const env = fc.dictionary(
  wire.filter((s) => !unsafe.has(s)),
  wire,
  { maxKeys: 5, noNullPrototype: true },
);
const one = <K extends string>(kind: K) => fc.constant(kind);
const message = <K extends string, B>(kind: K, body: fc.Arbitrary<B>) => fc.record({ kind: one(kind), body });

const inputEvent = fc.oneof(
  fc.record({ kind: one('text'), bytes }),
  fc.record({ kind: one('key'), key: fc.string({ maxLength: 30 }), raw: bytes, type: fc.constantFrom(1 as const, 2, 3) }),
  fc.record({ kind: one('paste'), bytes, start: fc.boolean(), end: fc.boolean() }),
  fc.record({
    kind: one('mouse'),
    action: fc.constantFrom('down' as const, 'up', 'drag', 'move', 'wheel'),
    button: small,
    mods: small,
    x: small,
    y: small,
  }),
  fc.record({ kind: one('focus'), gained: fc.boolean() }),
  fc.record({ kind: one('raw'), bytes }),
);
const events = fc.array(inputEvent, { maxLength: 6 });

const clientMessage: fc.Arbitrary<ClientMessage> = fc.oneof(
  message(
    'hello',
    fc.record({
      version: fc.record({ min: count, max: count }),
      pid: count,
      cwd: wire,
      env,
      terminal: fc.option(fc.record({ tty: wire, term: wire, cols: count, rows: count }), { nil: undefined }),
      name: wire,
      program: fc.option(fc.constantFrom('ccmux' as const, 'tmux'), { nil: undefined }),
      control: fc.option(fc.boolean(), { nil: undefined }),
      input: fc.option(fc.record({ id: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }) }), { nil: undefined }),
    }),
  ),
  message('command', fc.record({ argv: fc.array(wire, { maxLength: 5 }) })),
  message('resize', fc.record({ cols: count, rows: count })),
  message('frameAck', fc.record({ seq: count })),
  message('bye', fc.record({ reason: fc.constantFrom('lost' as const, 'quit') })),
  message('promptReply', fc.record({ id: count, text: fc.option(wire, { nil: undefined }) })),
  message('promptChange', fc.record({ id: count, text: wire })),
  message('stdin', fc.record({ bytes, end: fc.boolean() })),
  message(
    'hostReport',
    fc.record(
      {
        kitty: fc.boolean(),
        name: wire,
        features: fc.array(wire, { maxLength: 3 }),
        cell: fc.record({ width: count, height: count }),
      },
      { requiredKeys: ['kitty', 'name'] },
    ),
  ),
  message('ping', fc.constant({})),
  fc.record({ kind: one('input'), kittyFlags: small, events, from: count }, { requiredKeys: ['kind', 'kittyFlags', 'events'] }),
);

const colour = fc.oneof(
  fc.constant({ kind: 'default' as const }),
  fc.record({ kind: one('palette'), index: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ kind: one('rgb'), value: fc.integer({ min: 0, max: 0xffffff }) }),
);
const style = fc.record({
  fg: colour,
  bg: colour,
  us: colour,
  bold: fc.boolean(),
  dim: fc.boolean(),
  italic: fc.boolean(),
  underline: fc.constantFrom(0 as const, 1, 2, 3, 4, 5),
  blink: fc.boolean(),
  reverse: fc.boolean(),
  hidden: fc.boolean(),
  strikethrough: fc.boolean(),
  overline: fc.boolean(),
});
const spans = fc.array(fc.record({ text: wire, style }), { maxLength: 3 });
const bar = fc.record({ y: count, spans, fill: style });
const rect = { x: count, y: count, width: count, height: count };
const scene = fc.record({
  cols: count,
  rows: count,
  window: fc.record(rect),
  panes: fc.array(fc.record({ pane: count, ...rect }), { maxLength: 3 }),
  active: fc.option(count, { nil: undefined }),
  borderStyle: style,
  activeBorderStyle: style,
  borderLines: fc.constantFrom('single' as const, 'double', 'heavy', 'simple', 'number'),
  borderIndicators: fc.constantFrom('off' as const, 'colour', 'arrows', 'both'),
  borderStatus: fc.constantFrom('off' as const, 'top', 'bottom'),
  borderTitles: fc.array(fc.record({ x: count, y: count, spans }), { maxLength: 2 }),
  status: fc.option(bar, { nil: undefined }),
  bars: fc.array(bar, { maxLength: 2 }),
  promptStyle: style,
  kittyFlags: count,
  mouse: fc.constantFrom('none' as const, 'drag', 'any'),
  title: fc.option(wire, { nil: undefined }),
});
const side = fc.tuple(count, wire, fc.integer({ min: 0, max: 5 }), count, wire, wire);
const row = fc.record({
  y: count,
  cells: fc.nat({ max: 9 }).chain((cols) => fc.uint8Array({ minLength: cols * 12, maxLength: cols * 12 })),
  wrapped: fc.boolean(),
  side: fc.array(side, { maxLength: 3 }),
});
const pane = fc.record({
  pane: count,
  x: count,
  y: count,
  cursorVisible: fc.boolean(),
  cursorShape: fc.constantFrom(0 as const, 1, 2, 3),
  cursorBlink: fc.boolean(),
  rows: fc.array(row, { maxLength: 3 }),
});

const frame = fc.record({
  kind: one('frame'),
  seq: count,
  confirm: fc.boolean(),
  scene: fc.option(scene, { nil: undefined }),
  panes: fc.array(pane, { maxLength: 3 }),
});

const serverMessage: fc.Arbitrary<ServerMessage> = fc.oneof(
  fc.record({ frame, surface: pane }).map(({ frame: f, surface }) => ({ ...f, surface })),
  message('welcome', fc.record({ version: count, pid: count, build: wire })),
  message('refused', fc.record({ message: wire })),
  message('output', fc.record({ stream: fc.constantFrom('stdout' as const, 'stderr'), bytes })),
  message('done', fc.record({ status: fc.integer({ min: 0, max: 255 }) })),
  message('attached', fc.record({ session: wire, taken: fc.option(fc.oneof(count, one('unknown')), { nil: undefined }) })),
  message(
    'exit',
    fc.record(
      {
        message: wire,
        status: count,
        after: fc.oneof(
          fc.constant({ what: 'hang-up' as const }),
          fc.record({ what: fc.constant('run' as const), shell: wire, command: wire }),
        ),
      },
      { requiredKeys: ['message', 'status'] },
    ),
  ),
  message(
    'prompt',
    fc.record({
      id: count,
      label: wire,
      initial: wire,
      history: fc.array(wire, { maxLength: 3 }),
      mode: fc.constantFrom('line' as const, 'search', 'number', 'character', 'key'),
      keys: fc.constantFrom('emacs' as const, 'vi'),
      completion: fc.option(
        fc.record({ commands: fc.array(wire), words: fc.array(wire), targets: fc.array(wire), onlyTargets: fc.boolean() }),
        { nil: undefined },
      ),
    }),
  ),
  message('view', fc.record({ id: count, title: wire, lines: fc.array(wire, { maxLength: 3 }) })),
  message('readStdin', fc.constant({})),
  message(
    'hostWrite',
    fc.oneof(
      fc.constant({ what: 'bell' as const }),
      fc.constant({ what: 'suspend' as const }),
      fc.record({ what: one('lock'), command: wire }),
      fc.record({ what: one('clipboard'), text: wire }),
    ),
  ),
  frame,
  fc.record({ kind: one('returned'), events, upTo: count }, { requiredKeys: ['kind', 'events'] }),
  message('inputTaken', fc.record({ upTo: count })),
  message('pong', fc.constant({})),
  message('successor', fc.constant({})),
);

const payload = (framed: Buffer): Buffer => framed.subarray(4);

describe('round trip', () => {
  test('every message of a client', () => {
    fc.assert(
      fc.property(clientMessage, (m) => {
        const decoded = decodeClientMessage(payload(encodeClientMessage(m)));
        expect(decoded.ok ? plainBytes(decoded.value) : decoded).toEqual(m);
      }),
      { numRuns: 500 },
    );
  });

  test('every message of the server', () => {
    fc.assert(
      fc.property(serverMessage, (m) => {
        const decoded = decodeServerMessage(payload(encodeServerMessage(m)));
        expect(decoded.ok ? plainBytes(decoded.value) : decoded).toEqual(m);
      }),
      { numRuns: 500 },
    );
  });

  test('the arbitraries make every kind', () => {
    const kinds = (sample: readonly { readonly kind: string }[]) => [...new Set(sample.map((m) => m.kind))].sort();
    expect(kinds(fc.sample(clientMessage, 500))).toEqual(Object.keys(fromClient).sort());
    expect(kinds(fc.sample(serverMessage, 500))).toEqual(Object.keys(fromServer).sort());
  });
});

/** Binaries come back as views of another class; toEqual looks at classes of binaries. */
function plainBytes(value: unknown): unknown {
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (Array.isArray(value)) return value.map(plainBytes);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plainBytes(v)]));
}

const both = [
  ['client', decodeClientMessage],
  ['server', decodeServerMessage],
] as const;

describe.each(both)('a bad payload from the %s is a typed error', (_, decode) => {
  const isTyped = (data: Buffer): void => {
    const result = decode(data);
    if (!result.ok) {
      expect(result.error.kind).toBe('bad-message');
      expect(result.error.reason.length).toBeLessThan(200);
    }
  };

  test('any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (data) => isTyped(Buffer.from(data))),
      { numRuns: 2000 },
    );
  });

  test('any value behind any id', () => {
    const id = fc.oneof(fc.constantFrom<unknown>(...Object.values(fromClient), ...Object.values(fromServer)), fc.jsonValue());
    fc.assert(
      fc.property(id, fc.array(fc.jsonValue(), { maxLength: 5 }), (first, rest) => isTyped(payload(encode([first, ...rest])))),
      { numRuns: 2000 },
    );
  });

  test('an id that cannot be turned into text', () => {
    expect(decode(payload(encode([{ toString: 1, valueOf: 1 }])))).toEqual({
      ok: false,
      error: { kind: 'bad-message', reason: 'unknown message object' },
    });
  });

  test('every cut of a message', () => {
    const whole = [fc.sample(clientMessage, 40).map(encodeClientMessage), fc.sample(serverMessage, 40).map(encodeServerMessage)];
    for (const framed of whole.flat()) {
      const data = payload(framed);
      for (let length = 0; length < data.length; length++) expect(decode(data.subarray(0, length)).ok).toBe(false);
      expect(decode(Buffer.concat([data, Buffer.of(0)])).ok).toBe(false);
    }
  });

  test('one byte changed', () => {
    const framed = fc.oneof(clientMessage.map(encodeClientMessage), serverMessage.map(encodeServerMessage));
    fc.assert(
      fc.property(framed, fc.nat(), fc.nat({ max: 255 }), (f, at, value) => {
        const data = Buffer.from(payload(f));
        data[at % data.length] = value;
        isTyped(data);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('reasons', () => {
  test('say where and what was expected, never what was there', () => {
    const result = decodeClientMessage(payload(encode([fromClient.command, { argv: ['ok', 5, 'a secret'] }])));
    expect(result).toEqual({ ok: false, error: { kind: 'bad-message', reason: 'command: argv.1 is not string' } });
    const whole = decodeClientMessage(payload(encode([fromClient.command, 'a secret'])));
    expect(whole).toEqual({ ok: false, error: { kind: 'bad-message', reason: 'command: body is not Object' } });
  });

  test.each([
    ['a fraction of a cell', [fromClient.resize, { cols: 1.5, rows: 2 }]],
    ['a negative size', [fromClient.resize, { cols: -1, rows: 2 }]],
    ['an unknown reason', [fromClient.bye, { reason: 'bored' }]],
    ['no body', [fromClient.hello]],
    ['a key name that is too long', [fromClient.input, 0, [['k', 'x'.repeat(65), new Uint8Array(), 1]]]],
    ['an unknown event', [fromClient.input, 0, [['z', 1]]]],
    ['an unknown mouse action', [fromClient.input, 0, [['m', 9, 1, 0, 0, 0]]]],
    ['an event that is no array', [fromClient.input, 0, [5]]],
    ['events that are no array', [fromClient.input, 0, { length: 1 }]],
    ['a message of the other side', [fromServer.done, { status: 0 }]],
  ])('%s is refused', (_, value) => {
    expect(decodeClientMessage(payload(encode(value))).ok).toBe(false);
  });

  test.each([
    ['cells that are no whole cells', [fromServer.frame, 1, true, null, [[1, 0, 0, 0, [[0, new Uint8Array(13), false, null]]]]]],
    ['cells that are text', [fromServer.frame, 1, true, null, [[1, 0, 0, 0, [[0, 'x'.repeat(12), false, null]]]]]],
    [
      'a side entry that is too short',
      [fromServer.frame, 1, true, null, [[1, 0, 0, 0, [[0, new Uint8Array(12), false, [[0, 'a']]]]]]],
    ],
    ['a surface that is none', [fromServer.frame, 1, true, null, [], [1, 0]]],
    ['a scene that is none', [fromServer.frame, 1, true, {}, []]],
    ['no word on confirmation', [fromServer.frame, 1, null, []]],
    ['a sequence number below zero', [fromServer.frame, -1, true, null, []]],
  ])('%s is refused', (_, value) => {
    expect(decodeServerMessage(payload(encode(value))).ok).toBe(false);
  });
});

test('variables with names that reach into prototypes are left out', () => {
  const env = JSON.parse('{"A":"1","__proto__":"2","prototype":"3","constructor":"4"}');
  const body = { version: { min: 1, max: 1 }, pid: 1, cwd: '/', env, name: '' };
  const result = decodeClientMessage(payload(encode([fromClient.hello, body])));
  const received = result.ok && result.value.kind === 'hello' ? Object.keys(result.value.body.env) : [];
  // msgpackr turns the first into a name that is harmless.
  expect(received).toEqual(['A', '__proto_']);
});

test('what a newer peer adds is ignored', () => {
  const result = decodeClientMessage(payload(encode([fromClient.resize, { cols: 1, rows: 2, pixels: 3 }, 'more'])));
  expect(result).toEqual({ ok: true, value: { kind: 'resize', body: { cols: 1, rows: 2 } } });
});

test('a stream of messages comes out the same however it is cut', () => {
  fc.assert(
    fc.property(
      fc.array(clientMessage, { minLength: 1, maxLength: 5 }),
      fc.array(fc.nat({ max: 60 }), { maxLength: 30 }),
      (list, cuts) => {
        const stream = Buffer.concat(list.map(encodeClientMessage));
        const decoder = new FrameDecoder();
        const seen: unknown[] = [];
        for (let at = 0, i = 0; at < stream.length; i++) {
          const size = cuts.length === 0 ? 1 : Math.max(1, cuts[i % cuts.length]!);
          const frames = decoder.push(stream.subarray(at, at + size));
          at += size;
          for (const f of frames.ok ? frames.value : []) {
            const decoded = decodeClientMessage(f);
            seen.push(decoded.ok ? plainBytes(decoded.value) : decoded);
          }
        }
        expect(seen).toEqual(list);
      },
    ),
    { numRuns: 200 },
  );
});

/**
 * Ids of messages, for ever: a line here is only ever added. Programs of two versions meet on one socket, and an id that
 * changed its meaning would be obeyed.
 */
test('ids keep their meaning', () => {
  expect(fromClient).toEqual({
    hello: 1,
    command: 2,
    input: 3,
    resize: 4,
    frameAck: 5,
    bye: 6,
    promptReply: 7,
    hostReport: 8,
    stdin: 9,
    promptChange: 10,
    ping: 11,
  });
  expect(fromServer).toEqual({
    welcome: 101,
    refused: 102,
    output: 103,
    done: 104,
    attached: 105,
    frame: 106,
    exit: 107,
    prompt: 108,
    view: 109,
    hostWrite: 110,
    returned: 111,
    readStdin: 112,
    inputTaken: 113,
    pong: 114,
    successor: 115,
  });
});
