import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duplexPair } from 'node:stream';
import { frame } from '@ccmux/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Connection } from './connection.js';
import { connectTo, listenPrivate } from './listen.js';
import { acquireLock } from './lock.js';
import { checkLength, checkParentFolder, checkSocket, ensurePrivateFolder, socketFolder } from './socket-path.js';

const uid = process.getuid!();
let home: string;
const servers: Server[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'ipc-'));
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  rmSync(home, { recursive: true, force: true });
});

const mode = (path: string): number => statSync(path).mode & 0o7777;
const errorOf = (result: { readonly ok: boolean; readonly error?: unknown }): string => (result.ok ? 'ok' : String(result.error));

async function bind(path: string): Promise<Server> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return server;
}

async function listen(path: string, onConnection: (socket: Socket) => void = () => {}): Promise<Server> {
  const server = await listenPrivate(path, uid, onConnection);
  if (!server.ok) throw new Error(server.error);
  servers.push(server.value);
  return server.value;
}

describe('folders', () => {
  test.each([
    [{ CCMUX_TMPDIR: '/x', XDG_RUNTIME_DIR: '/r' }, '/x/ccmux-7'],
    [{ XDG_RUNTIME_DIR: '/r' }, '/r/ccmux'],
    [{}, '/tmp/ccmux-7'],
    [{ CCMUX_TMPDIR: '', XDG_RUNTIME_DIR: '' }, '/tmp/ccmux-7'],
  ])('%j: %s', (env, folder) => {
    expect(socketFolder(env, 7)).toBe(folder);
  });

  test('a missing one is made, for its owner only, whatever the umask', () => {
    const previous = process.umask(0);
    try {
      const folder = join(home, 'a', 'b');
      expect(ensurePrivateFolder(folder, uid)).toEqual({ ok: true, value: undefined });
      expect(mode(folder)).toBe(0o700);
    } finally {
      process.umask(previous);
    }
  });

  test.each([0o777, 0o755, 0o701, 0o710, 0o1777])('one with mode %o is refused, not repaired', (permissions) => {
    chmodSync(home, permissions);
    expect(errorOf(ensurePrivateFolder(home, uid))).toContain('unsafe permissions');
    expect(mode(home)).toBe(permissions);
  });

  test('a link, a file, a foreign one is refused', () => {
    const link = join(home, 'link');
    symlinkSync(home, link);
    expect(errorOf(ensurePrivateFolder(link, uid))).toContain('symbolic link');
    const file = join(home, 'file');
    writeFileSync(file, '');
    expect(errorOf(ensurePrivateFolder(file, uid))).toMatch(/cannot make|not a folder/);
    expect(errorOf(ensurePrivateFolder(home, uid + 1))).toContain(`belongs to another user (uid ${uid})`);
  });

  test('a socket by path may lie in a shared folder where nobody can swap it', () => {
    chmodSync(home, 0o1777);
    expect(checkParentFolder(join(home, 's'), uid).ok).toBe(true);
    chmodSync(home, 0o755);
    expect(checkParentFolder(join(home, 's'), uid).ok).toBe(true);
    chmodSync(home, 0o777);
    expect(errorOf(checkParentFolder(join(home, 's'), uid))).toContain('unsafe permissions');
    expect(errorOf(checkParentFolder(join(home, 'missing', 's'), uid))).toContain('cannot look at');
  });

  test('too long a path is refused before the system cuts it', () => {
    expect(checkLength(`/tmp/${'x'.repeat(80)}`).ok).toBe(true);
    expect(errorOf(checkLength(`/tmp/${'x'.repeat(100)}`))).toContain('too long');
    expect(errorOf(checkLength(`/tmp/${'ü'.repeat(50)}`))).toContain('too long');
  });
});

describe('socket files', () => {
  test('missing, present, and everything that is not a private socket of ours', async () => {
    const path = join(home, 's');
    expect(checkSocket(path, uid)).toEqual({ ok: true, value: 'missing' });
    await bind(path);
    chmodSync(path, 0o600);
    expect(checkSocket(path, uid)).toEqual({ ok: true, value: 'present' });
    expect(errorOf(checkSocket(path, uid + 1))).toContain('another user');
    chmodSync(path, 0o660);
    expect(errorOf(checkSocket(path, uid))).toContain('unsafe permissions');
    symlinkSync(path, join(home, 'link'));
    expect(errorOf(checkSocket(join(home, 'link'), uid))).toContain('symbolic link');
    writeFileSync(join(home, 'file'), '');
    expect(errorOf(checkSocket(join(home, 'file'), uid))).toContain('is not a socket');
  });

  test('listening makes it 0600, whatever the umask, and leaves the umask', async () => {
    const path = join(home, 's');
    const previous = process.umask(0);
    try {
      await listen(path);
      expect(mode(path)).toBe(0o600);
      expect(process.umask()).toBe(0);
    } finally {
      process.umask(previous);
    }
  });

  test('one that somebody answers on is in use', async () => {
    const path = join(home, 's');
    await listen(path);
    expect(errorOf(await listenPrivate(path, uid, () => {}))).toContain('in use by another process');
  });

  test('one that nobody answers on is taken over', async () => {
    const path = join(home, 's');
    // A process that dies with its socket leaves the file.
    const dying = spawn(process.execPath, [
      '-e',
      `process.umask(0o177); require('net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`,
    ]);
    await new Promise((resolve) => dying.once('exit', resolve));
    expect(existsSync(path)).toBe(true);
    expect(await connectTo(path)).toMatchObject({ ok: false, error: { code: 'ECONNREFUSED' } });
    const accepted = new Promise<Socket>((resolve) => void listen(path, resolve));
    await expect.poll(async () => (await connectTo(path)).ok).toBe(true);
    (await accepted).destroy();
  });

  test('a file in its place is not touched', async () => {
    const path = join(home, 's');
    writeFileSync(path, 'precious');
    expect(errorOf(await listenPrivate(path, uid, () => {}))).toContain('is not a socket');
    expect(readFileSync(path, 'utf8')).toBe('precious');
  });

  test('nobody there has the system’s code', async () => {
    expect(await connectTo(join(home, 'none'))).toMatchObject({ ok: false, error: { code: 'ENOENT' } });
  });
});

describe('locks', () => {
  const path = (): string => join(home, 'lock');
  /** Field 22 of a process's stat. */
  const startOf = (pid: number): string => readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]!.split(' ')[19]!;

  test('one owner at a time; released it is free and leaves nothing', () => {
    const first = acquireLock(path());
    expect(first.ok).toBe(true);
    expect(acquireLock(path())).toEqual({ ok: false, error: { kind: 'held', pid: process.pid } });
    expect(mode(path())).toBe(0o600);
    if (first.ok) first.value.release();
    expect(readdirSync(home)).toEqual([]);
    expect(acquireLock(path()).ok).toBe(true);
  });

  test.each([
    ['a process that is gone', '999999999 5\n'],
    ['another process with the same number', `${process.pid} 1\n`],
    ['the same process in another life of the machine', `${process.ppid} ${startOf(process.ppid)} another-boot\n`],
    ['nobody: empty', ''],
    ['nobody: rubbish', 'hello world\n'],
    ['a process that is gone, on a system that tells no start', '999999999 \n'],
  ])('one of %s is taken', (_, content) => {
    writeFileSync(path(), content);
    expect(acquireLock(path()).ok).toBe(true);
    expect(readdirSync(home)).toEqual(['lock']);
  });

  test('one of a process that lives is held', () => {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1');
    writeFileSync(path(), `${process.ppid} ${startOf(process.ppid)} ${boot}`);
    expect(acquireLock(path())).toEqual({ ok: false, error: { kind: 'held', pid: process.ppid } });
  });

  test('releasing does not take away somebody else’s', () => {
    const lock = acquireLock(path());
    writeFileSync(path(), `${process.ppid} ${startOf(process.ppid)}\n`);
    if (lock.ok) lock.value.release();
    expect(existsSync(path())).toBe(true);
  });

  test('a folder that is not there is an error for people', () => {
    const result = acquireLock(join(home, 'no', 'lock'));
    expect(result).toMatchObject({ ok: false, error: { kind: 'failed' } });
  });
});

describe('Connection', () => {
  function pair() {
    const [near, far] = duplexPair();
    const payloads: string[] = [];
    const closed: (string | undefined)[] = [];
    // SAFETY: Connection uses of a socket what every stream has.
    const connection = new Connection(near as Socket, {
      onPayload: (p) => payloads.push(p.toString()),
      onClose: (error) => closed.push(error),
    });
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    return { connection, far, payloads, closed, turn };
  }

  test('payloads come out of frames in pieces', async () => {
    const p = pair();
    const stream = Buffer.concat([frame(Buffer.from('one')), frame(Buffer.from('two'))]);
    for (const byte of stream) p.far.write(Buffer.of(byte));
    await expect.poll(() => p.payloads).toEqual(['one', 'two']);
  });

  test('a bad frame closes it with a reason, once', async () => {
    const p = pair();
    p.far.write(Buffer.from([255, 255, 255, 255]));
    await expect.poll(() => p.closed).toEqual(['frame-too-large']);
    p.connection.fail('again');
    p.connection.send(frame(Buffer.from('x')));
    await p.turn();
    expect(p.closed).toEqual(['frame-too-large']);
  });

  test('after a failure in the middle of a chunk nothing of it is delivered', async () => {
    const [near, far] = duplexPair();
    const payloads: string[] = [];
    const connection: Connection = new Connection(near as Socket, {
      onPayload: (p) => {
        payloads.push(p.toString());
        connection.fail('enough');
      },
      onClose() {},
    });
    far.write(Buffer.concat([frame(Buffer.from('1')), frame(Buffer.from('2'))]));
    await expect.poll(() => payloads.length).toBeGreaterThan(0);
    expect(payloads).toEqual(['1']);
  });

  test('a peer that does not read is given up at 32 MiB', async () => {
    const p = pair();
    const piece = frame(Buffer.alloc(1024 * 1024));
    let sent = 0;
    for (; p.closed.length === 0 && sent < 40; sent++) {
      p.connection.send(piece);
      await p.turn();
    }
    expect(p.closed).toEqual(['peer does not read']);
    expect(sent).toBeGreaterThan(30);
  });

  test('sending after the end is nothing, not an error', async () => {
    const p = pair();
    p.far.resume();
    p.connection.send(frame(Buffer.from('last')));
    p.connection.end();
    p.connection.send(frame(Buffer.from('late')));
    p.far.end();
    await expect.poll(() => p.closed).toEqual([undefined]);
  });

  test('whenDrained waits for what was sent, and not for more', async () => {
    const p = pair();
    let drained = 0;
    p.connection.whenDrained(() => drained++);
    expect(drained).toBe(1);
    p.connection.send(frame(Buffer.alloc(300_000)));
    p.connection.whenDrained(() => drained++);
    await p.turn();
    expect(drained).toBe(1);
    p.far.resume();
    await expect.poll(() => drained).toBe(2);
    expect(p.connection.backlog).toBe(0);
  });
});
