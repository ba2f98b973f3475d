/** Peers that speak the client's protocol badly: each loses its connection, and nobody else anything. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { clientProtocol, encodeClientMessage, frame, maxFrameBytes } from '@ccmux/protocol';
import { descriptorsOf, eventually, residentBytes, seededRandom, WireClient } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { long, useWorld, type World } from './world.js';

const world = useWorld();

const u32 = (n: number): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(n);
  return head;
};

const hello = (changes: object = {}): Buffer =>
  encodeClientMessage({
    kind: 'hello',
    body: { version: clientProtocol, pid: 1, cwd: '/', env: {}, name: 'raw', ...changes },
  });

async function open(w: World): Promise<Socket> {
  const socket = connect(w.ccmux.socket);
  await once(socket, 'connect');
  socket.on('error', () => {});
  socket.resume();
  return socket;
}

/** Resolves when the server has closed the connection. */
function closing(socket: Socket, what: string, limitMs = 5000): Promise<void> {
  if (socket.destroyed) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what}: still connected`)), limitMs);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

const nested = (depth: number): Buffer => Buffer.concat([Buffer.alloc(depth, 0x91), Buffer.from([0xc0])]);

/** Payload bytes by hand: what an encoder would not make. */
const bad: Readonly<Record<string, Buffer>> = {
  'something else': Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'),
  'a length of 4 GiB': u32(0xffffffff),
  'a byte more than allowed': u32(maxFrameBytes + 1),
  'a length of nothing': u32(0),
  'not msgpack': frame(Buffer.from([0xc1])),
  'an array that claims 4 GiB': frame(Buffer.from([0xdd, 0xff, 0xff, 0xff, 0xff])),
  'a map that claims 4 GiB': frame(Buffer.from([0xdf, 0xff, 0xff, 0xff, 0xff])),
  'a string that claims 4 GiB': frame(Buffer.from([0x92, 0x01, 0xdb, 0xff, 0xff, 0xff, 0xff])),
  'depth 13': frame(nested(13)),
  'depth 100 000': frame(nested(100_000)),
  'an extension': frame(Buffer.from([0x91, 0xd4, 0x01, 0x02])),
  'a value too many': frame(Buffer.from([0x91, 0x06, 0x00])),
  'a map': frame(Buffer.from([0x80])),
  'a number': frame(Buffer.from([0x07])),
  'an empty array': frame(Buffer.from([0x90])),
  'a command without body': frame(Buffer.from([0x91, 0x02])),
  'a command with words that are numbers': frame(Buffer.from([0x92, 0x02, 0x81, 0xa4, ...Buffer.from('argv'), 0x91, 0x01])),
  'input that is a string': frame(Buffer.from([0x93, 0x03, 0x00, 0xa1, 0x78])),
  'input of an unknown kind': frame(Buffer.from([0x93, 0x03, 0x00, 0x91, 0x92, 0xa1, 0x7a, 0xc0])),
};

describe('a frame that is wrong', () => {
  it('closes the connection, before and after hello, and is named in the log', async () => {
    const w = world();
    await w.session('s');
    const watcher = await w.attach('s');
    for (const [name, bytes] of Object.entries(bad)) {
      for (const greeting of [Buffer.alloc(0), hello()]) {
        const socket = await open(w);
        socket.write(Buffer.concat([greeting, bytes]));
        await closing(socket, name);
      }
    }
    await w.logged('client.bad-message');
    watcher.type('echo un$((1))hurt\r');
    await watcher.waitForText('un1hurt');
  });

  it('is not believed when it is cut: the rest is waited for, and an end is an end', async () => {
    const w = world();
    await w.session('s');
    const whole = hello();
    for (let cut = 0; cut < whole.length; cut++) {
      const socket = await open(w);
      socket.end(whole.subarray(0, cut));
      await closing(socket, `${cut} bytes`);
    }
    const client = await WireClient.connect(w.ccmux.socket);
    // A byte at a time, each in a packet of its own.
    client.socket.setNoDelay(true);
    for (const byte of whole) {
      client.sendRaw(Uint8Array.of(byte));
      await w.get('#S', 's');
    }
    expect((await client.waitFor('welcome')).body.pid).toBe(w.server);
    client.close();
  });

  it('of a kind that a newer client may send is passed over, or closes the connection', async () => {
    const w = world();
    await w.session('s');
    const socket = await open(w);
    socket.write(Buffer.concat([hello(), frame(Buffer.from([0x92, 0x7f, 0x80]))]));
    // Either is safe; the server and the others go on.
    await w.get('#S', 's');
    socket.destroy();
    expect(await w.get('#S', 's')).toBe('s');
  });
});

describe('the order of messages', () => {
  it('nothing is taken before hello, and hello only once', async () => {
    const w = world();
    await w.session('s');
    const early = await open(w);
    early.write(encodeClientMessage({ kind: 'command', body: { argv: ['kill-server'] } }));
    await closing(early, 'a command before hello');
    const twice = await open(w);
    twice.write(Buffer.concat([hello(), hello()]));
    await closing(twice, 'a second hello');
    expect(await w.get('#S', 's')).toBe('s');
  });

  it('input, sizes, confirmations and answers of a client that is not attached do nothing', async () => {
    const w = world();
    await w.session('s', 'sh', '-c', 'exec cat');
    const client = await WireClient.connect(w.ccmux.socket);
    client.hello();
    await client.waitFor('welcome');
    client.send({ kind: 'input', kittyFlags: 0, events: [{ kind: 'text', bytes: Buffer.from('intruder') }] });
    client.send({ kind: 'resize', body: { cols: 3, rows: 3 } });
    client.send({ kind: 'frameAck', body: { seq: 99 } });
    client.send({ kind: 'promptReply', body: { id: 1, text: 'kill-server' } });
    client.send({ kind: 'hostReport', body: { kitty: true, name: 'x' } });
    client.send({ kind: 'command', body: { argv: ['display-message', '-p', '-t', 's:', '#{window_width}'] } });
    await client.waitFor('done');
    expect(await w.screen('s:')).toBe('');
    expect(await w.get('#{window_width}', 's')).toBe('80');
    client.close();
  });
});

describe('another version', () => {
  it.each([[{ min: 2, max: 3 }], [{ min: 1000, max: 1000 }], [{ min: 5, max: 4 }]])(
    '%j is refused with one clear line',
    async (version) => {
      const w = world();
      await w.session('s');
      const client = await WireClient.connect(w.ccmux.socket);
      client.hello({ version });
      const { message } = (await client.waitFor('refused')).body;
      expect(message).toMatch(/protocol/);
      expect(message).toContain(`${version.min}`);
      expect(message).not.toContain('\n');
      expect(await client.closed).toBeUndefined();
    },
  );

  it('newer ones that still speak ours are welcome, also with fields that we do not know', async () => {
    const w = world();
    await w.session('s');
    const client = await WireClient.connect(w.ccmux.socket);
    client.sendRaw(hello({ version: { min: 0, max: 77 }, future: { nested: [1] } }));
    expect((await client.waitFor('welcome')).body.version).toBe(clientProtocol.max);
    client.close();
  });
});

describe('numbers and sizes out of range', () => {
  it.each([
    ['0×0', 0, 0],
    ['a huge terminal', 1_000_000_000, 1_000_000_000],
    ['65 535 × 65 535', 65_535, 65_535],
  ])('%s do not hurt the server', async (_, cols, rows) => {
    const w = world();
    await w.session('s');
    const memory = residentBytes(w.server);
    const client = await WireClient.connect(w.ccmux.socket);
    client.hello({ terminal: { tty: '/dev/pts/none', term: 'xterm', cols, rows } });
    await client.waitFor('welcome');
    client.send({ kind: 'command', body: { argv: ['attach-session', '-t', 's'] } });
    client.send({ kind: 'resize', body: { cols, rows } });
    await w.get('#S', 's');
    client.send({ kind: 'resize', body: { cols: rows, rows: cols } });
    await w.get('#S', 's');
    client.socket.destroy();
    await w.attach('s', { size: { cols: 80, rows: 24 } });
    await eventually('a size that is used', async () => (await w.get('#{window_width}x#{window_height}', 's')) === '80x23');
    expect(residentBytes(w.server) - memory).toBeLessThan(100_000_000);
  });
});

describe('random mutations', () => {
  const rounds = long ? 1_000_000 : 1000;

  it(`${rounds} of true conversations cost the sender the connection at most`, async () => {
    const w = world();
    await w.session('s', 'sh', '-c', 'exec sleep 1000');
    const watcher = await w.attach('s');
    const random = seededRandom(11);
    const below = (n: number): number => Math.floor(random() * n);
    const conversations: readonly Buffer[] = [
      Buffer.concat([hello(), encodeClientMessage({ kind: 'command', body: { argv: ['list-sessions'] } })]),
      Buffer.concat([
        hello({ terminal: { tty: '/dev/pts/none', term: 'xterm', cols: 20, rows: 5 } }),
        encodeClientMessage({ kind: 'command', body: { argv: ['attach-session', '-t', 's'] } }),
        encodeClientMessage({ kind: 'resize', body: { cols: 30, rows: 10 } }),
        encodeClientMessage({
          kind: 'input',
          kittyFlags: 1,
          events: [
            { kind: 'text', bytes: Buffer.from('x') },
            { kind: 'key', key: 'M-Left', raw: Buffer.from('\x1b[1;3D'), type: 1 },
            { kind: 'paste', bytes: Buffer.from('pasted'), start: true, end: true },
            { kind: 'mouse', action: 'down', button: 1, mods: 0, x: 1, y: 1 },
            { kind: 'focus', gained: true },
            { kind: 'raw', bytes: Buffer.from('\x1b[?1;2c') },
          ],
        }),
        encodeClientMessage({ kind: 'frameAck', body: { seq: 1 } }),
        encodeClientMessage({ kind: 'promptReply', body: { id: 1, text: 'x' } }),
        encodeClientMessage({ kind: 'bye', body: { reason: 'lost' } }),
      ]),
    ];
    const mutate = (original: Buffer): Buffer => {
      let bytes = Buffer.from(original);
      for (let i = 1 + below(4); i > 0; i--) {
        const at = below(bytes.length);
        const kind = below(5);
        if (kind === 0) bytes[at] = below(256);
        else if (kind === 1) bytes[at] = bytes[at]! ^ (1 << below(8));
        else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(4))]);
        else if (kind === 3) bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from([below(256)]), bytes.subarray(at)]);
        else bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(below(bytes.length))]);
        if (bytes.length === 0) bytes = Buffer.from([0]);
      }
      return bytes;
    };
    const round = async (): Promise<void> => {
      const socket = await open(w);
      socket.end(mutate(conversations[below(conversations.length)]!));
      await closing(socket, 'a mutation');
    };
    for (let i = 0; i < 100; i++) await round();
    const before = { memory: residentBytes(w.server), fds: descriptorsOf(w.server).length };
    for (let i = 0; i < rounds; i += 8) await Promise.all(Array.from({ length: 8 }, round));
    expect(residentBytes(w.server) - before.memory).toBeLessThan(50_000_000);
    await eventually('descriptors as before', () => descriptorsOf(w.server).length <= before.fds);
    expect(await w.get('#S', 's')).toBe('s');
    watcher.resize({ cols: 70, rows: 20 });
    await watcher.waitFor((t) => t.rowText(19).startsWith('[s]'), 'the status line in its place');
    expect(await w.get('#{session_attached}', 's')).toBe('1');
  }, 3_600_000);
});

describe('a peer that does not read', () => {
  it('what it asks for does not pile up in the server', async () => {
    const w = world();
    await w.session('s');
    await w.ok('send-keys', '-t', 's:', 'seq 3000; echo do$((1))ne', 'Enter');
    await w.shows('s:', 'do1ne');
    const memory = residentBytes(w.server);
    const client = await WireClient.connect(w.ccmux.socket);
    client.hello();
    await client.waitFor('welcome');
    client.socket.pause();
    for (let i = 0; i < 20_000; i++)
      client.send({ kind: 'command', body: { argv: ['capture-pane', '-p', '-S', '-', '-t', 's:'] } });
    // The server may close it, or stop reading it; it goes on for the others.
    for (let i = 0; i < 20; i++) expect(await w.get('#S', 's')).toBe('s');
    await eventually('the peer to be given up or held back', async () => {
      await w.get('#S', 's');
      return client.socket.destroyed || client.socket.writableLength > 0;
    });
    expect(residentBytes(w.server) - memory).toBeLessThan(150_000_000);
    client.socket.destroy();
    expect(await w.get('#S', 's')).toBe('s');
  });
});
