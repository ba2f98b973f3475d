/**
 * The disk fails under a running server: it is full, it turns read-only, writes and syncs end in errors. Programs in panes
 * live on, everybody who relies on the state is told, and saving goes on by itself when the disk does.
 */
import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually, processEntry, requireProgram } from '@ccmux/testkit';
import { describe, expect, it, type TestContext } from 'vitest';
import { useWorld, type World } from './world.js';

const world = useWorld();
const stateFolder = (w: World): string => join(w.logFile, '..');

/** Retries are a second apart at first. */
const patienceMs = 20_000;
const comesBack = (w: World): Promise<string | boolean> =>
  eventually('the state to be saved again', async () => (await w.get('#{state_volatile}')) === '', patienceMs);

interface Doctor {
  readonly lines: readonly { readonly check: string; readonly status: string; readonly text: string }[];
}

async function durability(w: World): Promise<{ readonly status: number; readonly line: Doctor['lines'][number] | undefined }> {
  const { stdout, status } = await w.ccmux.run(['doctor', '--json']);
  const doctor: Doctor = JSON.parse(stdout);
  return { status, line: doctor.lines.find(({ check }) => check === 'durable') };
}

/** Everything of the promise while the disk fails, whatever the way it fails in. */
async function holdsOut(w: World, message: RegExp): Promise<void> {
  const renamed = await w.run('rename-session', '-t', 'work', 'renamed');
  expect(renamed.stderr).toMatch(/^the change is in memory only: /);
  expect(renamed.stderr).toMatch(message);
  expect(await w.get('#{session_name}', 'renamed')).toBe('renamed');
  expect(await w.get('#{state_volatile}')).toMatch(message);
  await w.ok('send-keys', '-t', 'renamed', 'typed meanwhile', 'Enter');
  await w.shows('renamed', 'typed meanwhile\ntyped meanwhile');
  expect(await durability(w)).toMatchObject({ status: 1, line: { status: 'error', text: expect.stringMatching(message) } });
  await w.ok('rename-session', '-t', 'renamed', 'work').catch(() => {});
}

/** What was done while the disk failed is there after the crash of everything. */
async function survives(w: World): Promise<void> {
  expect((await durability(w)).line).toMatchObject({ status: 'ok' });
  const pids = [w.server, w.ptyhost];
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await eventually('both to be gone', () => pids.every((pid) => processEntry(pid) === undefined));
}

interface FailingDisk {
  /** Of whatever starts a server. */
  readonly env: Readonly<Record<string, string>>;
  /** From now on every change in the state folder ends in this error; '' for none. */
  fail(name: 'EIO' | 'ENOSPC' | 'EROFS' | 'EDQUOT' | ''): void;
}

async function failingDisk(w: World, context: TestContext): Promise<FailingDisk> {
  const compiler = requireProgram(context, 'cc');
  const shim = join(w.sandbox.folder, 'failing-disk.so');
  const source = fileURLToPath(new URL('./failing-disk.c', import.meta.url));
  const compiled = await w.sandbox.run([compiler, '-shared', '-fPIC', '-o', shim, source, '-ldl']);
  expect(compiled).toMatchObject({ status: 0 });
  const fault = join(w.sandbox.folder, 'fault');
  writeFileSync(fault, '');
  return {
    env: { LD_PRELOAD: shim, CCMUX_FAULT_FILE: fault, CCMUX_FAULT_FOLDER: stateFolder(w) },
    fail: (name) => writeFileSync(fault, name === '' ? '' : String(constants.errno[name])),
  };
}

/** A session `work` with a `cat` in it, which knows nothing of the failing disk. */
async function startOn(w: World, { env }: FailingDisk): Promise<void> {
  const command = ['new-session', '-d', '-s', 'work', '-x', '80', '-y', '23', 'env -u LD_PRELOAD cat'];
  expect(await w.ccmux.run(command, { env })).toMatchObject({ status: 0, stderr: '' });
}

describe('errors of the disk', () => {
  for (const name of ['EROFS', 'ENOSPC'] as const) {
    it(`${name} when a server starts: it goes on with all that was saved, and saves when it can`, {
      timeout: 60_000,
    }, async (context) => {
      const w = world();
      const disk = await failingDisk(w, context);
      await startOn(w, disk);
      await w.ok('split-window', '-t', 'work', '-h', 'env -u LD_PRELOAD cat');
      const panes = await w.ok('list-panes', '-a', '-F', '#{session_name} #{pane_id} #{pane_pid} #{window_layout}');
      const { server } = w;
      disk.fail(name);
      process.kill(server, 'SIGKILL');
      await eventually('the server to be gone', () => processEntry(server) === undefined);
      expect(await w.ccmux.run(['start-server'], { env: disk.env })).toMatchObject({ status: 0 });
      expect(await w.ok('list-panes', '-a', '-F', '#{session_name} #{pane_id} #{pane_pid} #{window_layout}')).toBe(panes);
      expect(await w.get('#{state_volatile}')).toContain(name);
      expect((await w.run('rename-session', '-t', 'work', 'renamed')).stderr).toMatch(/^the change is in memory only: /);
      disk.fail('');
      await comesBack(w);
      await survives(w);
      expect((await w.ccmux.run(['start-server'])).stderr).toBe('');
      expect(await w.ok('list-sessions', '-F', '#{session_name}')).toBe('renamed');
      await w.ok('rename-session', '-t', 'renamed', 'work');
    });
  }

  for (const name of ['EIO', 'ENOSPC', 'EROFS', 'EDQUOT'] as const) {
    it(`${name}: nothing stops, everybody is told, and saving goes on by itself`, { timeout: 60_000 }, async (context) => {
      const w = world();
      const disk = await failingDisk(w, context);
      await startOn(w, disk);
      const terminal = await w.attach('work');
      const { server } = w;

      disk.fail(name);
      await holdsOut(w, new RegExp(name));
      await terminal.waitForText('not saved');
      disk.fail('');
      await comesBack(w);
      await terminal.waitForText('[work]');
      await eventually('the warning to go', () => !terminal.screenText().includes('not saved'));
      expect(w.server).toBe(server);

      await survives(w);
      expect((await w.ccmux.run(['start-server'])).stderr).toBe('');
      await w.shows('work', 'typed meanwhile');
    });
  }
});

/** The state folder is a file system of its own in there, of so many bytes; false where the machine does not allow it. */
async function onOwnDisk(w: World, bytes: number): Promise<boolean> {
  const folder = stateFolder(w);
  const script = `mkdir -p ${folder} && mount -t tmpfs -o size=${bytes},mode=700 none ${folder} && exec "$@"`;
  const inside = ['unshare', '-Urm', 'sh', '-c', script, 'sh'];
  if ((await w.sandbox.run([...inside, 'true'])).status !== 0) return false;
  const argv = w.ccmux.argv('new-session', '-d', '-s', 'work', '-x', '80', '-y', '23', 'sh');
  expect(await w.sandbox.run([...inside, ...argv])).toMatchObject({ status: 0, stderr: '' });
  await w.shows('work', /[#$]/);
  return true;
}

/** A command in the pane, where the disk is. */
const inPane = async (w: World, command: string, done: string): Promise<void> => {
  await w.ok('send-keys', '-t', 'work', '-l', `clear; ${command}; echo ${done.slice(0, 1)}''${done.slice(1)}`);
  await w.ok('send-keys', '-t', 'work', 'Enter');
  await w.shows('work', new RegExp(`^${done}`, 'm'));
};

describe('a disk of its own', () => {
  it('full: the server goes on, and saves again when there is room', { timeout: 60_000 }, async (context) => {
    const w = world();
    requireProgram(context, 'unshare');
    if (!(await onOwnDisk(w, 6 * 1024 * 1024))) return context.skip('no user namespaces here');
    const fill = join(stateFolder(w), 'fill');
    await inPane(w, `cat /dev/zero > ${fill}`, 'full');
    const { server } = w;
    // The reserve lets some changes through.
    await eventually('a change that is not saved', async () => {
      await w.ok('set-option', '-g', '@large', 'x'.repeat(100_000 + Math.floor(performance.now() % 1000)));
      return (await w.get('#{state_volatile}')).includes('ENOSPC');
    });
    expect((await w.run('rename-session', '-t', 'work', 'work2')).stderr).toContain('ENOSPC');
    await w.run('rename-session', '-t', 'work2', 'work');
    await inPane(w, 'true', 'alive');
    await inPane(w, `rm ${fill}`, 'removed');
    await comesBack(w);
    expect(await w.run('rename-session', '-t', 'work', 'work3')).toMatchObject({ status: 0, stderr: '' });
    expect(w.server).toBe(server);
  });
});
