import { once } from 'node:events';
import { chmodSync, lstatSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { encodeToHost } from '@ccmux/protocol/ptyhost';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HostProcess } from './host-process.js';

let host: HostProcess;
beforeEach(async () => {
  host = await HostProcess.start();
});
afterEach(() => host.dispose());

const hello = encodeToHost({ kind: 'hello', min: 1, max: 1, generation: 5 });
/** A frame around any payload. */
const frame = (payload: Buffer): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(payload.length);
  return Buffer.concat([head, payload]);
};

describe('servers at the door', () => {
  test('a newer generation takes over, an older one is refused', async () => {
    const first = await host.connect(10);
    await first.script(1, 'stty -echo; printf ready; cat');
    await first.waitForText(1, 'ready');
    const second = await host.connect(11);
    expect((await first.waitFor((m) => m.kind === 'refused', 'a refusal')).kind).toBe('refused');
    await first.closed;
    expect(await second.of('pane', 1)).toMatchObject({ start: 0, end: 5 });
    second.send({ kind: 'replay', pane: 1, offset: 0 });
    await second.waitForText(1, 'ready');
    const late = await host.connect(10);
    expect(late.messages).toMatchObject([{ kind: 'refused', message: 'a newer server has taken over' }]);
    await late.closed;
    second.type(1, 'mine\n');
    await second.waitForText(1, 'mine');
    // The same server after a broken connection.
    const again = await host.connect(11);
    expect(again.messages[0]?.kind).toBe('welcome');
  });

  test('another protocol version is refused in one line', async () => {
    const socket = await host.raw();
    socket.write(encodeToHost({ kind: 'hello', min: 7, max: 9, generation: 1 }));
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    expect(chunk.toString()).toContain('protocol 1–2, the server 7–9');
    await once(socket, 'close');
  });

  test('a bad frame costs its sender the connection, and nobody else anything', async () => {
    const nested = Buffer.concat([Buffer.alloc(2000, 0x91), Buffer.from([0xc0])]);
    const bad: Record<string, Buffer> = {
      'nothing like a frame': Buffer.from('GET / HTTP/1.1\r\n\r\n'),
      oversized: Buffer.from([0xff, 0xff, 0xff, 0x7f]),
      empty: Buffer.alloc(4),
      'not msgpack': frame(Buffer.from([0xc1])),
      'claims 4 GiB': frame(Buffer.from([0xdd, 0xff, 0xff, 0xff, 0xff])),
      nested: frame(nested),
      'a map': frame(Buffer.from([0x80])),
      'an unknown message': frame(Buffer.from([0x91, 0x7f])),
      'a missing field': frame(Buffer.from([0x92, 0x03, 0x01])),
      'a wrong field': frame(Buffer.from([0x93, 0x07, 0xa1, 0x78, 0x01])),
      'an extension': frame(Buffer.from([0x91, 0xd4, 0x01, 0x02])),
      'a second hello': hello,
    };
    const keeper = await host.connect(5);
    await keeper.script(1, 'exec sleep 1000');
    for (const [name, bytes] of Object.entries(bad)) {
      for (const greeting of [Buffer.alloc(0), hello]) {
        if (bytes === hello && greeting.length === 0) continue;
        const socket = await host.raw();
        socket.resume();
        socket.write(Buffer.concat([greeting, bytes]));
        await closing(socket, name);
      }
    }
    const early = await host.raw();
    early.write(encodeToHost({ kind: 'shutdown' }));
    await closing(early, 'a request before hello');
    expect(host.log).not.toContain('host.bug');
    const link = await host.connect(6);
    expect((await link.of('pane', 1)).pid).toBeGreaterThan(1);
    await link.script(2, 'printf fine');
    await link.of('exited', 2);
    expect(link.text(2)).toBe('fine');
  });

  test('who says nothing, or half of a hello, is sent away; a crowd of them too', async () => {
    const link = await host.connect(6);
    const silent = await host.raw();
    const slow = await host.raw();
    slow.write(hello.subarray(0, 3));
    const crowd = await Promise.all(Array.from({ length: 20 }, () => host.raw()));
    await Promise.all([closing(silent, 'silence'), closing(slow, 'half a hello'), ...crowd.map((s) => closing(s, 'a crowd'))]);
    expect(host.log).toContain('link.too-many');
    await link.script(1, 'printf fine');
    await link.of('exited', 1);
  });

  test('a hundred servers that come and go leave nothing behind', async () => {
    const keeper = await host.connect(1);
    await keeper.script(1, 'exec sleep 1000');
    await keeper.close();
    const count = () => readdirSync(`/proc/${host.pid}/fd`).length;
    const first = await host.connect(2);
    const before = count();
    await first.close();
    for (let i = 0; i < 100; i++) {
      const link = await host.connect(2);
      if (i % 2 === 0) link.socket.destroy();
      else await link.close();
    }
    const last = await host.connect(2);
    await last.script(2, ':');
    expect(count()).toBeLessThanOrEqual(before + 2);
  });
});

describe('the socket', () => {
  test('is for its owner alone', () => {
    expect(lstatSync(host.socketPath).mode & 0o7777).toBe(0o600);
    expect(lstatSync(join(host.folder, 's')).mode & 0o7777).toBe(0o700);
  });

  test('is refused in one line where others could reach it, or where it would be cut', async () => {
    const place = (name: string): string => join(host.folder, name);
    mkdirSync(place('loose'));
    chmodSync(place('loose'), 0o777);
    symlinkSync(join(host.folder, 's'), place('link'));
    writeFileSync(place('file'), '');
    mkdirSync(place('taken'), { mode: 0o700 });
    writeFileSync(join(place('taken'), 'x.pty'), 'precious');
    const cases: [string, RegExp][] = [
      [join(place('loose'), 'x.pty'), /unsafe permissions/],
      [join(place('link'), 'x.pty'), /symbolic link/],
      [join(place('file'), 'x.pty'), /not a folder/],
      [join(place('taken'), 'x.pty'), /is not a socket/],
      [join(place('s'), `${'x'.repeat(100)}.pty`), /too long \(\d+ bytes, at most 103\)/],
      [host.socketPath, /in use/],
    ];
    for (const [path, reason] of cases) {
      const other = new HostProcess(path);
      const line = await other.ready;
      expect(line).toMatch(reason);
      expect(line.indexOf('\n')).toBe(line.length - 1);
      expect(await other.ended).toBe(1);
      await other.dispose();
    }
  });

  test('one that was left by a crash is taken over', async () => {
    host.child.kill('SIGKILL');
    await host.ended;
    const next = new HostProcess(host.socketPath);
    expect(await next.ready).toBe('ok\n');
    await next.dispose();
  });
});

/** Resolves when the other side has closed, politely or not. */
function closing(socket: Socket, what: string): Promise<void> {
  if (socket.destroyed) return Promise.resolve();
  socket.resume();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what}: still connected`)), 10_000);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
