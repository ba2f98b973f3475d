/** What comes back after the server, the ptyhost, or both were killed in the middle of their work. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, processEntry } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { useWorld, type World } from './world.js';

const world = useWorld();

const panesFormat =
  '#{session_id}#{session_name}:#{window_id}#{window_name}.#{pane_id} #{pane_width}x#{pane_height} #{pane_active}';
const windowsFormat =
  '#{session_name}:#{window_index} #{window_id} #{window_name} #{window_layout} #{window_active} #{window_zoomed_flag}';

/** Everything of the model that commands tell. */
async function facts(w: World): Promise<string[]> {
  return [
    await w.ok('list-sessions', '-F', '#{session_id} #{session_name} #{session_created} #{session_path}'),
    await w.ok('list-windows', '-a', '-F', windowsFormat),
    await w.ok('list-panes', '-a', '-F', panesFormat),
    await w.ok('show-options', '-g', '@mine'),
    await w.ok('show-options', '-t', 'work', 'status-right'),
    await w.ok('show-environment', '-t', 'work', 'NAME'),
  ];
}

/** Two sessions, a split and zoomed window, names, options, a variable. */
async function build(w: World): Promise<void> {
  await w.session('work', 'cat');
  await w.ok('split-window', '-h', '-t', 'work', 'cat');
  await w.ok('split-window', '-d', '-l', '5', '-t', 'work:0.0', 'cat');
  await w.ok('new-window', '-t', 'work:7', '-n', 'seven', 'cat');
  await w.ok('split-window', '-t', 'work:7', 'cat');
  await w.ok('resize-pane', '-Z', '-t', 'work:7');
  await w.session('other', 'cat');
  await w.ok('link-window', '-s', 'work:7', '-t', 'other:3');
  await w.ok('set-option', '-g', '@mine', 'kept');
  await w.ok('set-option', '-t', 'work', 'status-right', 'RIGHT');
  await w.ok('set-environment', '-t', 'work', 'NAME', 'value');
}

/** Ends processes at once, and starts a server with the next command. */
async function kill(w: World, ...pids: number[]): Promise<void> {
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await eventually('the killed processes to be gone', () => pids.every((pid) => processEntry(pid) === undefined));
  expect((await w.ccmux.run(['start-server'])).stderr).toBe('');
}

describe('after kill -9 of the server', () => {
  it('sessions, windows, layouts, names, options and screens are as before, and programs never noticed', async () => {
    const w = world();
    await build(w);
    await w.ok('send-keys', '-t', 'work:0.1', '-l', 'typed before');
    await w.shows('work:0.1', 'typed before');
    const before = await facts(w);
    const pids = await w.ok('list-panes', '-a', '-F', '#{pane_id} #{pane_pid}');
    await kill(w, w.server);
    expect(await facts(w)).toEqual(before);
    expect(await w.ok('list-panes', '-a', '-F', '#{pane_id} #{pane_pid}')).toBe(pids);
    await w.shows('work:0.1', 'typed before');
    await w.ok('send-keys', '-t', 'work:0.1', ' and after', 'Enter');
    await w.shows('work:0.1', 'typed before and after');
  });

  it('the next ids are new ones', async () => {
    const w = world();
    await w.session('a', 'cat');
    await w.ok('split-window', '-t', 'a', 'cat');
    await w.ok('kill-pane', '-t', '%1');
    await kill(w, w.server);
    expect(await w.ok('split-window', '-t', 'a', '-P', '-F', '#{pane_id}', 'cat')).toBe('%2');
  });

  it('again and again it is the same', async () => {
    const w = world();
    await build(w);
    const before = await facts(w);
    for (let i = 0; i < 5; i++) await kill(w, w.server);
    expect(await facts(w)).toEqual(before);
  });
});

describe('after kill -9 of the ptyhost', () => {
  it('panes stay, say that their program is gone, and run it again', async () => {
    const w = world();
    await build(w);
    const terminal = await w.attach('work');
    await w.ok('select-window', '-t', 'work:0');
    process.kill(w.ptyhost, 'SIGKILL');
    await eventually('all panes to be dead', async () => !(await w.ok('list-panes', '-a', '-F', '#{pane_dead}')).includes('0'));
    await terminal.waitForText('Press ENTER to run: cat');
    terminal.type('\r');
    await eventually('the program to run', async () => (await w.get('#{pane_dead}', 'work:0')) === '0');
    terminal.type('echoed\r');
    await terminal.waitForText('echoed');
  });
});

describe('after kill -9 of everything', () => {
  it('screens and scrollback are as before', async () => {
    const w = world();
    await w.session(
      'a',
      'sh',
      '-c',
      'i=0; while [ $i -lt 300 ]; do i=$((i+1)); printf "\\033[3%dmline %d\\033[m\\n" $((i%8)) $i; done; cat',
    );
    await w.shows('a', 'line 300');
    const before = await w.ok('capture-pane', '-p', '-e', '-S', '-', '-t', 'a');
    // With the ptyhost goes what it printed in the last moment, and that alone.
    const isOnDisk = async (): Promise<boolean> => (await w.ccmux.ok('state', 'export')).includes('line 300');
    await eventually('the last line to be on disk', isOnDisk);
    for (let i = 0; i < 2; i++) await kill(w, w.server, w.ptyhost);
    const after = (await w.ok('capture-pane', '-p', '-e', '-S', '-', '-t', 'a')).split('\n');
    expect(after.slice(0, 300)).toEqual(before.split('\n').slice(0, 300));
  });

  it('a pane that has printed more than the log takes of one is as before, too', async () => {
    const w = world();
    await w.session('a', 'sh', '-c', 'seq -f "line %.0f, with about as many letters as lines of a log have" 20000; cat');
    await w.shows('a', 'line 20000,');
    const before = await w.screen('a');
    // What is acknowledged has all before it on the disk.
    await w.ok('set-option', '-g', '@last', 'change');
    await kill(w, w.server, w.ptyhost);
    const [last] = before.split('\n').slice(-1);
    const shown = (await w.screen('a')).split('\n');
    expect(last).toMatch('line 20000,');
    expect(shown.slice(shown.indexOf(last!) - 10, shown.indexOf(last!) + 1)).toEqual(before.split('\n').slice(-11));
  });

  it('the model is as before, and ENTER, x and other keys decide about each pane', async () => {
    const w = world();
    await build(w);
    const before = await facts(w);
    await kill(w, w.server, w.ptyhost);
    expect(await facts(w)).toEqual(before);
    await w.ok('select-window', '-t', 'work:0');
    const terminal = await w.attach('work');
    await terminal.waitForText('6 programs ended with the machine');
    terminal.type('q');
    await terminal.waitForText('Press ENTER to run: cat');
    terminal.type('x');
    await eventually('the pane to be closed', async () => (await w.get('#{window_panes}', 'work:0')) === '2');
    terminal.type('\r');
    await eventually('the program to run', async () => (await w.get('#{pane_dead}', 'work:0')) === '0');
  });

  it('a second start gives the same as the first', async () => {
    const w = world();
    await build(w);
    await kill(w, w.server, w.ptyhost);
    const first = await facts(w);
    await kill(w, w.server, w.ptyhost);
    expect(await facts(w)).toEqual(first);
  });
});

it('what the person closed does not come back, what the machine ended does', async () => {
  const w = world();
  await w.session('a', 'cat');
  await w.ccmux.ok('kill-server');
  await w.session('b', 'cat');
  expect(await w.ok('list-sessions', '-F', '#{session_name}')).toBe('b');
  const { server, ptyhost } = w;
  process.kill(server, 'SIGTERM');
  await eventually('both to end', () => processEntry(server) === undefined && processEntry(ptyhost) === undefined);
  expect((await w.ccmux.run(['start-server'])).status).toBe(0);
  expect(await w.ok('list-sessions', '-F', '#{session_name}')).toBe('b');
});

it('the folder is for its owner alone, and holds a lock that names its server', async () => {
  const w = world();
  await w.session('a', 'cat');
  const folder = join(w.logFile, '..');
  for (const name of ['wal', 'ckpt', 'panes']) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o700);
  expect(readFileSync(join(folder, 'LOCK'), 'utf8')).toContain(String(w.server));
  await w.ccmux.ok('kill-server');
  await eventually('the lock to go', () => !existsSync(join(folder, 'LOCK')));
});

describe('an attached client', () => {
  it('goes on with the next server, in the session it showed, with what was typed meanwhile', async () => {
    const w = world();
    await build(w);
    await w.ok('select-window', '-t', 'work:0');
    const terminal = await w.attach('other');
    await w.ok('switch-client', '-t', 'work');
    await terminal.waitForText('[work]');
    await w.ok('rename-session', '-t', 'work', 'renamed');
    await terminal.waitForText('[renamed]');
    const server = w.server;
    process.kill(server, 'SIGKILL');
    await eventually('another server', async () => (await w.get('#{pid}').catch(() => String(server))) !== String(server));
    terminal.type('typed meanwhile\r');
    await w.shows('renamed:0', 'typed meanwhile\ntyped meanwhile');
    terminal.type('and after\r');
    await terminal.waitForText('and after');
    expect(await w.get('#{session_attached}', 'renamed')).toBe('1');
  });
});
