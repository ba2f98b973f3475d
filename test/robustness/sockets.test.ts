/** Where sockets may be, who may reach them, and what is refused. */
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { RunResult } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { useWorld, type World } from './world.js';

const world = useWorld();

const modeOf = (path: string): number => lstatSync(path).mode & 0o7777;

/** Tries to start a server at a path, in an environment. */
const startAt = (w: World, path: string): Promise<RunResult> =>
  w.sandbox.run([w.ccmux.argv()[0]!, '-S', path, '-f', '/dev/null', 'new-session', '-d', 'sh']);

/** Refused with one clear line, by commands that start a server and by those that do not, and nothing runs. */
async function expectRefused(w: World, path: string, reason: RegExp): Promise<void> {
  const started = await startAt(w, path);
  const asked = await w.sandbox.run([w.ccmux.argv()[0]!, '-S', path, 'ls']);
  for (const { stdout, stderr, status } of [started, asked]) {
    expect(stderr).toMatch(reason);
    expect([stdout, status]).toEqual(['', 1]);
    expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
  }
  expect(w.sandbox.processes()).toEqual([]);
}

describe('the folder and the sockets', () => {
  it.each(['0000', '0002', '0022', '0077'])('are for their owner alone, with umask %s', async (umask) => {
    const w = world();
    await w.sandbox.run(['sh', '-c', `umask ${umask}; exec "$@"`, 'sh', ...w.ccmux.argv('new-session', '-d', '-s', 's', 'sh')]);
    const folder = join(w.ccmux.socket, '..');
    expect(modeOf(folder).toString(8)).toBe('700');
    expect(modeOf(w.ccmux.socket).toString(8)).toBe('600');
    expect(modeOf(`${w.ccmux.socket}.lock`).toString(8)).toBe('600');
    const { stdout } = await w.sandbox.run(['ls', folder]);
    for (const name of stdout.trim().split('\n')) expect([name, modeOf(join(folder, name)).toString(8)]).toEqual([name, '600']);
    // What runs in panes has the person's own umask.
    await w.ok('send-keys', '-t', 's:', 'echo umask-$(umask)', 'Enter');
    await w.shows('s:', `umask-${umask}`);
  });

  it('are made anew without a word when they are missing', async () => {
    const w = world();
    const program = w.ccmux.argv()[0]!;
    const env = { XDG_RUNTIME_DIR: '', CCMUX_TMPDIR: w.sandbox.home };
    expect(await w.sandbox.run([program, '-f', '/dev/null', 'new-session', '-d', 'sh'], { env })).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(modeOf(join(w.sandbox.home, `ccmux-${process.getuid!()}`)).toString(8)).toBe('700');
    await w.sandbox.run([program, 'kill-server'], { env });
  });
});

describe('a folder is refused', () => {
  it.each(['777', '755', '701', '770'])('with mode %s, for sockets with names', async (mode) => {
    const w = world();
    const folder = join(w.sandbox.runtime, 'ccmux');
    mkdirSync(folder);
    chmodSync(folder, Number.parseInt(mode, 8));
    for (const args of [['new-session', '-d', 'sh'], ['ls']]) {
      const { stdout, stderr, status } = await w.ccmux.run(args);
      expect(stderr).toBe(`${folder} has unsafe permissions (0${mode}): run chmod 700 ${folder}\n`);
      expect([stdout, status]).toEqual(['', 1]);
    }
    expect(w.sandbox.processes()).toEqual([]);
    expect(modeOf(folder).toString(8)).toBe(mode);
    chmodSync(folder, 0o700);
  });

  it('when others may write to it, is a link, or is not a folder', async () => {
    const w = world();
    const at = (name: string): string => join(w.sandbox.home, name);
    mkdirSync(at('real'), { mode: 0o700 });
    mkdirSync(at('loose'));
    chmodSync(at('loose'), 0o777);
    symlinkSync(at('real'), at('link'));
    writeFileSync(at('file'), '');
    await expectRefused(w, join(at('loose'), 'x'), /unsafe permissions/);
    await expectRefused(w, join(at('link'), 'x'), /symbolic link/);
    await expectRefused(w, join(at('file'), 'x'), /not a folder/);
    await expectRefused(w, join(at('missing'), 'x'), /cannot look at|no such/i);
    symlinkSync(at('real'), join(w.sandbox.runtime, 'ccmux'));
    expect((await w.ccmux.run(['ls'])).stderr).toMatch(/symbolic link/);
  });

  it('when it belongs to somebody else', async (context) => {
    if (process.getuid?.() !== 0) return context.skip('needs root to make a folder of another user');
    const w = world();
    const nobody = 65534;
    const folder = join(w.sandbox.runtime, 'ccmux');
    mkdirSync(folder, { mode: 0o700 });
    chownSync(folder, nobody, nobody);
    const { stderr, status } = await w.ccmux.run(['new-session', '-d', 'sh']);
    expect([stderr, status]).toEqual([`${folder} belongs to another user (uid ${nobody})\n`, 1]);
    chownSync(folder, 0, 0);
  });
});

describe('a socket is refused', () => {
  it('when it is a link, another kind of file, loose, or of another user; what is there stays', async () => {
    const w = world();
    const folder = join(w.sandbox.home, 'own');
    mkdirSync(folder, { mode: 0o700 });
    const at = (name: string): string => join(folder, name);
    writeFileSync(at('file'), 'precious');
    mkdirSync(at('folder'));
    symlinkSync(at('file'), at('link'));
    symlinkSync(at('nowhere'), at('dangling'));
    await expectRefused(w, at('file'), /exists and is not a socket/);
    await expectRefused(w, at('folder'), /exists and is not a socket/);
    await expectRefused(w, at('link'), /symbolic link/);
    await expectRefused(w, at('dangling'), /symbolic link/);
    expect(readlinkSync(at('dangling'))).toBe(at('nowhere'));
    const listener = createServer();
    await new Promise<void>((resolve) => listener.listen(at('loose'), resolve));
    chmodSync(at('loose'), 0o666);
    await expectRefused(w, at('loose'), /unsafe permissions/);
    if (process.getuid?.() === 0) {
      chmodSync(at('loose'), 0o600);
      chownSync(at('loose'), 65534, 65534);
      await expectRefused(w, at('loose'), /belongs to another user/);
    }
    await new Promise((resolve) => listener.close(resolve));
    expect((await w.sandbox.run(['cat', at('file')])).stdout).toBe('precious');
  });

  it('when its path is too long, with what to do about it', async () => {
    const w = world();
    await expectRefused(w, join(w.sandbox.home, 'x'.repeat(120)), /too long \(\d+ bytes, at most \d+\)[\s\S]*use a shorter/);
    const { stderr, status } = await w.sandbox.run([w.ccmux.argv()[0]!, '-L', 'x'.repeat(120), 'new-session', '-d', 'sh']);
    expect(stderr).toMatch(/too long/);
    expect(status).toBe(1);
  });

  it('the longest path that is allowed works', async () => {
    const w = world();
    const program = w.ccmux.argv()[0]!;
    const base = join(w.sandbox.home, 'y');
    let last: RunResult | undefined;
    for (let length = 110; length > base.length; length--) {
      const path = base.padEnd(length, 'y');
      last = await w.sandbox.run([program, '-S', path, 'ls']);
      if (last.stderr.includes('too long')) continue;
      expect(await startAt(w, path)).toEqual({ stdout: '', stderr: '', status: 0 });
      expect(await w.sandbox.run([program, '-S', path, 'ls', '-F', '#{socket_path}'])).toMatchObject({ stdout: `${path}\n` });
      expect((await w.sandbox.run([program, '-S', path, 'kill-server'])).status).toBe(0);
      return;
    }
    throw new Error(`no length is allowed: ${last?.stderr}`);
  });
});

describe('what a crash leaves', () => {
  it('a stale socket and lock are taken over', async () => {
    const w = world();
    await w.session('s', 'sh', '-c', 'exec cat');
    const { server, ptyhost } = w;
    process.kill(server, 'SIGKILL');
    process.kill(ptyhost, 'SIGKILL');
    await w.sandbox.untilEmpty();
    expect(existsSync(w.ccmux.socket)).toBe(true);
    expect((await w.ccmux.run(['ls'])).stderr).toBe(`no server running on ${w.ccmux.socket}\n`);
    await w.session('fresh');
    expect(await w.ok('list-sessions', '-F', '#S')).toBe('fresh\ns');
  });

  it('a file in the place of the lock is not believed', async () => {
    const w = world();
    mkdirSync(join(w.sandbox.runtime, 'ccmux'), { mode: 0o700 });
    writeFileSync(`${w.ccmux.socket}.lock`, 'nonsense');
    await w.session('s');
    expect(await w.ok('list-sessions', '-F', '#S')).toBe('s');
  });
});
