import type { ClientMessage, ServerMessage } from '@ccmux/protocol';
import { beforeEach, expect, test } from 'vitest';
import { LastingTransport } from './lasting-transport.js';
import type { Transport } from './transport.js';

/** A connection whose other end is the test. */
class FakeTransport {
  readonly sent: ClientMessage[] = [];
  say: (message: ServerMessage) => void = () => {};
  die: () => void = () => {};
  isClosed = false;

  send(message: ClientMessage): boolean {
    this.sent.push(message);
    return true;
  }

  onMessage(callback: (message: ServerMessage) => void): void {
    this.say = callback;
  }

  onDrain(): void {}
  hold(): void {}

  onClose(callback: () => void): void {
    this.die = callback;
  }

  close(): void {
    this.isClosed = true;
  }
}

const input = (text: string, from?: number): ClientMessage => ({
  kind: 'input',
  kittyFlags: 0,
  events: [{ kind: 'text', bytes: new TextEncoder().encode(text) }],
  ...(from === undefined ? {} : { from }),
});
const hello = { version: { min: 1, max: 1 }, pid: 1, cwd: '/', env: {}, name: 'c', program: 'ccmux' as const, control: false };
const attached = (session: string, taken?: number | 'unknown'): ServerMessage => ({ kind: 'attached', body: { session, taken } });

let servers: FakeTransport[];
let closed: number;
let now: number;
let isReachable: boolean;
let failures: number;
let expected: boolean[];
let timers: { readonly due: number; readonly run: () => void }[];
let silent: number[];

beforeEach(() => {
  servers = [];
  closed = 0;
  now = 0;
  isReachable = true;
  failures = 0;
  expected = [];
  timers = [];
  silent = [];
});

function fresh(): Transport {
  const server = new FakeTransport();
  servers.push(server);
  // SAFETY: all that a LastingTransport uses of one.
  return server as unknown as Transport;
}

function attach(): LastingTransport {
  const lasting = new LastingTransport(
    fresh(),
    { session: '$1', pid: 1, counts: true },
    {
      reach: async (isExpected) => {
        expected.push(isExpected);
        return isReachable && --failures < 0 ? fresh() : undefined;
      },
      hello: () => hello,
      nowMs: () => now,
      after: (ms, run) => {
        const timer = { due: now + ms, run };
        timers.push(timer);
        return () => {
          timers = timers.filter((t) => t !== timer);
        };
      },
      asked: (pid) => ({
        asked: () => {},
        judge: () => {
          silent.push(pid);
          return 'killed';
        },
      }),
    },
  );
  lasting.onMessage(() => {});
  lasting.onClose(() => closed++);
  return lasting;
}

const turns = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
};

/** The server dies, and the next one takes the client. */
async function replaced(session: string, taken?: number | 'unknown'): Promise<FakeTransport> {
  servers.at(-1)!.die();
  await turns();
  const next = servers.at(-1)!;
  next.say({ kind: 'welcome', body: { version: 1, pid: 2, build: '' } });
  expect(next.sent.at(-1)).toEqual({ kind: 'command', body: { argv: ['attach-session', '-t', session] } });
  next.say(attached(session, taken));
  await turns();
  return next;
}

test('another server gets the client, and what was typed meanwhile, in order', async () => {
  const lasting = attach();
  lasting.send({ kind: 'hostReport', body: { kitty: true, name: 'x' } });
  servers[0]!.say(attached('$7'));
  servers[0]!.die();
  lasting.send(input('a'));
  lasting.send(input('b'));
  await turns();
  const next = servers[1]!;
  next.say({ kind: 'welcome', body: { version: 1, pid: 2, build: '' } });
  next.say(attached('$7'));
  await turns();
  lasting.send(input('c'));
  expect(next.sent.map((m) => m.kind)).toEqual(['hello', 'command', 'hostReport', 'input', 'input', 'input']);
  expect(next.sent.slice(3)).toEqual([input('a', 0), input('b', 1), input('c', 2)]);
  expect(closed).toBe(0);
});

test('a frame of the server before is not confirmed to the next', async () => {
  const lasting = attach();
  servers[0]!.say({ kind: 'frame', seq: 1, confirm: true, scene: undefined, panes: [] });
  const next = await replaced('$1');
  lasting.send({ kind: 'frameAck', body: { seq: 1 } });
  expect(next.sent.filter((m) => m.kind === 'frameAck')).toEqual([]);
  next.say({ kind: 'frame', seq: 1, confirm: true, scene: undefined, panes: [] });
  lasting.send({ kind: 'frameAck', body: { seq: 1 } });
  expect(next.sent.filter((m) => m.kind === 'frameAck')).toHaveLength(1);
});

test('it ends when the server says so, when the client leaves, and when there is no other', async () => {
  attach();
  servers[0]!.say({ kind: 'exit', body: { message: '[detached]', status: 0 } });
  servers[0]!.die();
  await turns();
  expect([closed, servers.length]).toEqual([1, 1]);

  const second = attach();
  second.send({ kind: 'bye', body: { reason: 'quit' } });
  servers.at(-1)!.die();
  await turns();
  expect([closed, servers.length]).toEqual([2, 2]);

  attach();
  isReachable = false;
  servers.at(-1)!.die();
  await turns();
  expect([closed, servers.length]).toEqual([3, 3]);
});

test('servers that die one after the other are too much; in the long run any number is not', async () => {
  attach();
  for (let i = 0; i < 10; i++) await replaced('$1');
  servers.at(-1)!.die();
  await turns();
  expect(closed).toBe(1);

  attach();
  for (let i = 0; i < 20; i++) {
    now += 30_000;
    await replaced('$1');
  }
  expect(closed).toBe(1);
});

test('a server that does not come up is followed by another attempt', async () => {
  attach();
  failures = 2;
  await replaced('$1');
  expect([closed, servers.length]).toEqual([0, 2]);
});

test('a session that is gone ends it', async () => {
  attach();
  servers[0]!.die();
  await turns();
  servers[1]!.say({ kind: 'done', body: { status: 1 } });
  await turns();
  expect(closed).toBe(1);
  expect(servers[1]!.isClosed).toBe(true);
});

const inputs = (server: FakeTransport): ClientMessage[] => server.sent.filter((m) => m.kind === 'input');

test('what the servers before have not taken is said again, from the middle of a text on; what arrived is not', async () => {
  const lasting = attach();
  lasting.send(input('first'));
  lasting.send(input('second'));
  servers[0]!.say({ kind: 'inputTaken', body: { upTo: 2 } });
  const next = await replaced('$1', 7);
  expect(inputs(next)).toEqual([input('cond', 7)]);
  const third = await replaced('$1', 11);
  expect(inputs(third)).toEqual([]);
  lasting.send(input('x'));
  expect(inputs(third)).toEqual([input('x', 11)]);
});

test('what a prompt has taken back is not said again', async () => {
  const lasting = attach();
  lasting.send(input('ab'));
  const seen: ServerMessage[] = [];
  lasting.onMessage((message) => seen.push(message));
  servers[0]!.say({ kind: 'returned', events: [{ kind: 'text', bytes: new TextEncoder().encode('b') }], upTo: 2 });
  lasting.send(input('c'));
  expect(inputs(await replaced('$1', 1))).toEqual([input('c', 2)]);
  expect(seen.map((m) => m.kind)).toEqual(['returned']);
});

test('where nobody knows what arrived, nothing is said again; where nobody counts, what was typed without a server', async () => {
  const lasting = attach();
  lasting.send(input('a'));
  expect(inputs(await replaced('$1', 'unknown'))).toEqual([]);
  lasting.send(input('b'));
  servers.at(-1)!.die();
  lasting.send(input('c'));
  await turns();
  const next = servers.at(-1)!;
  next.say({ kind: 'welcome', body: { version: 1, pid: 2, build: '' } });
  next.say(attached('$1'));
  await turns();
  expect(inputs(next)).toEqual([input('c', 2)]);
});

test('more than can be kept is not read from the terminal before some has arrived', async () => {
  const lasting = attach();
  let drained = 0;
  lasting.onDrain(() => drained++);
  const megabyte = input('x'.repeat(1024 * 1024));
  expect(lasting.send(megabyte)).toBe(false);
  const next = await replaced('$1', 0);
  expect([drained, inputs(next).length]).toEqual([0, 1]);
  next.say({ kind: 'inputTaken', body: { upTo: 1024 * 1024 } });
  expect(drained).toBe(1);
  expect(lasting.send(input('y'))).toBe(true);
});

test('a server that dies while it is asked is followed by the next; one that has announced another has not died', async () => {
  attach();
  servers[0]!.die();
  await turns();
  servers[1]!.die();
  await turns();
  expect([servers.length, closed]).toEqual([3, 0]);
  servers[2]!.say({ kind: 'welcome', body: { version: 1, pid: 2, build: '' } });
  servers[2]!.say(attached('$1', 0));
  await turns();
  for (let i = 0; i < 30; i++) {
    servers.at(-1)!.say({ kind: 'successor', body: {} });
    await replaced('$1', 0);
  }
  expect(closed).toBe(0);
  expect(expected).toEqual([false, false, ...Array.from({ length: 30 }, () => true)]);
});

test('a server that does not answer is asked, and ended; who is not spoken to is not asked', () => {
  const pass = (): void => {
    const [next] = timers.splice(0, 1);
    now = next!.due;
    next!.run();
  };
  const lasting = attach();
  const asked = () => servers[0]!.sent.filter((m) => m.kind === 'ping').length;
  expect(timers).toEqual([]);
  lasting.send(input('a'));
  servers[0]!.say({ kind: 'inputTaken', body: { upTo: 1 } });
  pass();
  expect([asked(), timers.length]).toEqual([0, 0]);
  lasting.send(input('b'));
  pass();
  expect(asked()).toBe(1);
  servers[0]!.say({ kind: 'pong', body: {} });
  expect([timers.length, silent]).toEqual([0, []]);
  lasting.send(input('c'));
  for (let i = 0; i < 6; i++) pass();
  expect([asked(), silent, timers.length, now >= 8000]).toEqual([2, [1], 0, true]);
});
