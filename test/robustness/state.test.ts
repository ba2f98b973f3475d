/** What people see and can do about the state on disk, through the built program. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, processEntry } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { useWorld, type World } from './world.js';

const world = useWorld();
const stateFolder = (w: World): string => join(w.logFile, '..');

interface Exported {
  readonly findings: readonly string[];
  readonly model: { readonly sessions: Readonly<Record<string, { readonly name: string }>> };
  readonly panes: readonly { readonly pane: string; readonly screen: readonly string[]; readonly history: readonly string[] }[];
}

async function exported(w: World): Promise<Exported> {
  const { stdout, stderr, status } = await w.ccmux.run(['state', 'export']);
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  return JSON.parse(stdout);
}

/** Bytes of all files below the folder, apart from logs. */
function everything(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.endsWith('.log'))
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? everything(path) : readFileSync(path, 'latin1');
    })
    .join('\n');
}

async function killAll(w: World): Promise<void> {
  const pids = [w.server, w.ptyhost];
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await eventually('both to be gone', () => pids.every((pid) => processEntry(pid) === undefined));
}

async function build(w: World): Promise<void> {
  await w.session('work', 'sh', '-c', 'i=0; while [ $i -lt 60 ]; do i=$((i+1)); echo line $i; done; exec cat');
  await w.session('other', 'sh', '-c', 'echo of the other; exec cat');
  await w.shows('work', 'line 60');
  await w.shows('other', 'of the other');
}

describe('the state on disk', () => {
  it('is exported as text, with a server and without, and not changed by that', async () => {
    const w = world();
    await build(w);
    const look = async (): Promise<void> => {
      const { model, panes, findings } = await exported(w);
      expect(findings).toEqual([]);
      expect(Object.values(model.sessions).map(({ name }) => name)).toEqual(['work', 'other']);
      const first = panes.find(({ pane }) => pane === '%0')!;
      expect([...first.history, ...first.screen].slice(0, 60)).toEqual(Array.from({ length: 60 }, (_, i) => `line ${i + 1}`));
    };
    await eventually('the output to be on the disk', async () => (await exported(w)).panes.length === 2);
    await look();
    await killAll(w);
    const before = everything(stateFolder(w));
    await look();
    expect((await w.ccmux.run(['doctor'])).status).toBe(0);
    expect(everything(stateFolder(w))).toBe(before);
    await w.ccmux.ok('start-server');
  });

  it('forgets a session with all that its panes printed, with a server and without', async () => {
    const w = world();
    await build(w);
    expect(await w.ccmux.run(['state', 'forget', '-y', '-t', 'other'])).toMatchObject({ status: 1 });
    expect((await w.ccmux.run(['state', 'forget', '-t', 'other'])).stderr).toContain('needs -y');
    await eventually('the output to be on the disk', async () => (await exported(w)).panes.length === 2);
    await killAll(w);
    expect(everything(stateFolder(w))).toContain('of the other');
    expect(await w.ccmux.run(['state', 'forget', '-y', '-t', 'other'])).toMatchObject({ status: 0, stderr: '' });
    expect(everything(stateFolder(w))).not.toContain('of the other');
    await w.ccmux.run(['start-server']);
    expect(await w.ok('list-sessions', '-F', '#{session_name}')).toBe('work');
    expect(await w.ok('capture-pane', '-p', '-S', '-', '-t', 'work')).toContain('line 1\nline 2\n');
    const report = await w.ccmux.ok('state', 'report');
    expect(report).toContain('1 program ended with the machine');
    expect(await w.ccmux.run(['state', 'forget', '-y', '-t', 'work'])).toMatchObject({ status: 0, stderr: '' });
  });

  it('lacks what a pane shows that is not to be kept', async () => {
    const w = world();
    await build(w);
    await eventually('the output to be on the disk', async () => (await exported(w)).panes.length === 2);
    await w.ok('set-option', '-p', '-t', 'other', 'save-screen', 'off');
    await w.ok('send-keys', '-t', 'other', 'a secret', 'Enter');
    await w.shows('other', 'a secret');
    await eventually('what was kept of it to go', () => !/of the other"?\r?\n|of the other\r/.test(everything(stateFolder(w))));
    expect((await exported(w)).panes.map(({ pane }) => pane)).toEqual(['%0']);
    expect(everything(stateFolder(w))).not.toContain('a secret');
    // From now on it is to be kept again: all that it shows, once this is answered.
    await w.ok('set-option', '-pu', '-t', 'other', 'save-screen');
    expect((await exported(w)).panes.map(({ pane }) => pane)).toEqual(['%0', '%1']);
  });

  it('that is damaged is told of by who looks, and put aside by the next start alone', { timeout: 180_000 }, async () => {
    const w = world();
    await build(w);
    await w.ok('set-option', '-g', '@damaged', 'one');
    await w.ok('set-option', '-g', '@behind', 'two');
    const folder = stateFolder(w);
    await killAll(w);
    const log = join(folder, 'wal', readdirSync(join(folder, 'wal')).sort().at(-1)!);
    const bytes = readFileSync(log);
    const at = bytes.indexOf('@damaged');
    bytes[at] = bytes[at]! ^ 1;
    writeFileSync(log, bytes);
    for (let i = 0; i < 2; i++) {
      expect((await exported(w)).findings).toEqual([
        expect.stringMatching(/damaged.*; the next start puts what is there aside$/),
      ]);
      const { stdout, status } = await w.ccmux.run(['doctor']);
      expect({ status, stdout }).toMatchObject({ status: 1, stdout: expect.stringMatching(/^error +state +wal\//m) });
      expect(readdirSync(folder)).not.toContain('quarantine');
    }
    expect(await w.ccmux.run(['start-server'])).toMatchObject({ status: 0, stderr: '' });
    expect(await w.ok('list-sessions', '-F', '#{session_name}')).toBe('other\nwork');
    const aside = readdirSync(join(folder, 'quarantine'), { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
    expect(aside).toHaveLength(1);
    expect(readFileSync(join(aside[0]!.parentPath, aside[0]!.name)).equals(bytes)).toBe(true);
    expect((await w.ccmux.run(['state', 'report'])).stdout).toContain('what was there is in quarantine/');
    expect(await w.ccmux.run(['doctor'])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^warning +quarantine /m) });
    const terminal = await w.attach('work');
    await terminal.waitForText('state damaged: ccmux doctor');
  });

  it('is written by one server alone: another one of its name leaves all of it as it is', { timeout: 180_000 }, async () => {
    const w = world();
    const config = join(w.sandbox.home, 'mine.toml');
    writeFileSync(config, '[options]\nmouse = false\n');
    expect(await w.ccmux.run(['-f', config, 'new-session', '-d', '-s', 'first', 'cat'])).toMatchObject({ status: 0 });
    await killAll(w);
    expect(await w.ccmux.run(['-f', config, 'start-server'])).toMatchObject({ status: 0 });
    await eventually('a report', () => readdirSync(stateFolder(w)).includes('restore-report.json'));
    const files = (): Record<string, string> => {
      const all = readdirSync(stateFolder(w), { withFileTypes: true }).filter((e) => e.isFile() && !e.name.endsWith('.log'));
      return Object.fromEntries(all.map(({ name }) => [name, readFileSync(join(stateFolder(w), name), 'latin1')]));
    };
    const before = files();
    const runtime = join(w.sandbox.folder, 'other-runtime');
    mkdirSync(runtime, { mode: 0o700 });
    const other = (...argv: readonly string[]) => w.sandbox.run(w.ccmux.argv(...argv), { env: { XDG_RUNTIME_DIR: runtime } });
    writeFileSync(join(w.sandbox.home, 'other.toml'), '[options]\nmouse = true\n');
    const begun = await other('-f', join(w.sandbox.home, 'other.toml'), 'new-session', '-d', '-s', 'second', 'cat');
    expect(begun).toMatchObject({ status: 0, stderr: '' });
    expect((await other('doctor')).stdout).toMatch(
      /^error +durable +the server keeps nothing on disk \(pid \d+ has the folder\)/m,
    );
    expect(await other('kill-server')).toMatchObject({ status: 0 });
    await eventually('the other one to be gone', () => readdirSync(join(runtime, 'ccmux')).length === 0);
    expect(files()).toEqual(before);
    expect(Object.keys(before)).toContain('configuration.json');
  });
});
