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

const input = (text: string): ClientMessage => ({
  kind: 'input',
  kittyFlags: 0,
  events: [{ kind: 'text', bytes: new TextEncoder().encode(text) }],
});
const hello = { version: { min: 1, max: 1 }, pid: 1, cwd: '/', env: {}, name: 'c', program: 'ccmux' as const, control: false };
const attached = (session: string): ServerMessage => ({ kind: 'attached', body: { session } });

let servers: FakeTransport[];
let closed: number;
let now: number;
let isReachable: boolean;

beforeEach(() => {
  servers = [];
  closed = 0;
  now = 0;
  isReachable = true;
});

function fresh(): Transport {
  const server = new FakeTransport();
  servers.push(server);
  // SAFETY: all that a LastingTransport uses of one.
  return server as unknown as Transport;
}

function attach(): LastingTransport {
  const lasting = new LastingTransport(fresh(), '$1', {
    reach: async () => (isReachable ? fresh() : undefined),
    hello: () => hello,
    nowMs: () => now,
  });
  lasting.onMessage(() => {});
  lasting.onClose(() => closed++);
  return lasting;
}

const turns = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
};

/** The server dies, and the next one takes the client. */
async function replaced(session: string): Promise<FakeTransport> {
  servers.at(-1)!.die();
  await turns();
  const next = servers.at(-1)!;
  next.say({ kind: 'welcome', body: { version: 1, pid: 2, build: '' } });
  expect(next.sent.at(-1)).toEqual({ kind: 'command', body: { argv: ['attach-session', '-t', session] } });
  next.say(attached(session));
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
  expect(next.sent.slice(3)).toEqual([input('a'), input('b'), input('c')]);
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
  for (let i = 0; i < 3; i++) await replaced('$1');
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

test('a session that is gone ends it', async () => {
  attach();
  servers[0]!.die();
  await turns();
  servers[1]!.say({ kind: 'done', body: { status: 1 } });
  await turns();
  expect(closed).toBe(1);
  expect(servers[1]!.isClosed).toBe(true);
});
