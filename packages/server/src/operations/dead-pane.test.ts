import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, describe, expect, test } from 'vitest';
import { Harness } from '../testing/harness.js';

let h: Harness;
beforeEach(async () => {
  h = await Harness.start(new VirtualClock());
  await h.run('new-session', '-d', '-s', 'a', '-x', '60', '-y', '10');
  await h.run('set', '-g', 'remain-on-exit-format', '#[fg=red]gone#[default] #{pane_dead_status}/#{pane_dead_signal}');
  await h.run('split-window', '-h', 'vim notes');
});

const end = async (pane: number, code: number, signal = 0): Promise<void> => {
  h.host.send({ kind: 'exited', pane, code, signal });
  await h.pass(200);
};
const get = async (format: string, pane = '%1'): Promise<string> =>
  (await h.run('display-message', '-p', '-t', pane, format)).out.trimEnd();
const panes = async (): Promise<string> => (await h.run('list-panes', '-F', '#{pane_id}')).out;
const screen = async (): Promise<string[]> =>
  (await h.run('capture-pane', '-p', '-t', '%1')).out.split('\n').filter((line) => line !== '');
const spawned = () => h.host.received.filter((m) => m.kind === 'spawn');

describe('remain-on-exit', () => {
  test.each([
    ['off', 1, 0, false],
    ['failed', 0, 0, false],
    ['failed', 1, 0, true],
    ['failed', 0, 15, true],
    ['on', 0, 0, true],
  ])('%s, status %i, signal %i: stays %s', async (policy, code, signal, stays) => {
    await h.run('set', '-p', '-t', '%1', 'remain-on-exit', policy);
    await end(1, code, signal);
    expect(await panes()).toBe(stays ? '%0\n%1\n' : '%0\n');
  });

  test('the last line says so, below what the program printed', async () => {
    await h.run('set', '-g', 'remain-on-exit', 'on');
    h.host.print(1, `${Array.from({ length: 10 }, (_, i) => `line ${i}`).join('\r\n')}\x1b[?25l\x1b[2;4r\x1b[41m`);
    await end(1, 3);
    expect(await screen()).toEqual([...Array.from({ length: 9 }, (_, i) => `line ${i + 1}`), 'gone 3/']);
    expect((await h.run('capture-pane', '-pe', '-t', '%1')).out).toContain('\x1b[31mgone\x1b[39m 3/');
    expect(await get('#{pane_dead} #{pane_dead_status} #{pane_dead_signal}|#{cursor_flag}')).toBe('1 3 |0');
    expect(await get('#{pane_dead_time}')).toMatch(/^\d+$/);
    expect(await get('#{history_size}')).toBe('1');
  });

  test('a client sees it, and what is typed goes nowhere', async () => {
    await h.run('set', '-g', 'remain-on-exit', 'on');
    const client = await h.attach({ cols: 60, rows: 11 }, 'attach');
    await end(1, 0, 9);
    expect(client.lines(1).at(-1)).toBe('gone /9');
    h.host.clear();
    client.type('x');
    await h.pass(50);
    expect(h.host.typed(1)).toBe('');
  });

  test('an empty format writes nothing', async () => {
    await h.run('set', '-g', 'remain-on-exit', 'on');
    await h.run('set', '-g', 'remain-on-exit-format', '');
    h.host.print(1, 'last words');
    await end(1, 0);
    expect(await screen()).toEqual(['last words']);
  });

  test('a dead pane is closed like any other', async () => {
    await h.run('set', '-g', 'remain-on-exit', 'on');
    await end(1, 0);
    await h.run('kill-pane', '-t', '%1');
    await h.quiet();
    expect(await panes()).toBe('%0\n');
    expect(h.host.received.filter((m) => m.kind === 'release').map((m) => m.pane)).toEqual([1]);
  });
});

describe('respawn-pane', () => {
  beforeEach(() => h.run('set', '-g', 'remain-on-exit', 'on'));

  test('runs the same program again in a dead pane, on an empty screen below the history', async () => {
    h.host.print(1, `${'old\r\n'.repeat(12)}\x1b[?1049h\x1b[?1h\x1b[?1000h`);
    await end(1, 1);
    await h.run('respawn-pane', '-t', '%1');
    await h.quiet();
    expect(spawned().at(-1)).toMatchObject({ pane: 1, args: ['-c', 'vim notes'] });
    expect(await get('#{pane_dead}#{alternate_on}#{keypad_cursor_flag}#{mouse_any_flag}#{cursor_x}#{cursor_y}')).toBe('000000');
    expect(await screen()).toEqual([]);
    expect(Number(await get('#{history_size}'))).toBeGreaterThan(0);
    h.host.print(1, 'new');
    await h.quiet();
    expect(await screen()).toEqual(['new']);
    h.host.clear();
    await h.run('send-keys', '-t', '%1', 'x');
    expect(h.host.typed(1)).toBe('x');
  });

  test('a live pane is left alone without -k, and its program hung up with it', async () => {
    const refused = await h.run('respawn-pane', '-t', '%1');
    expect(refused).toMatchObject({ status: 1, error: 'respawn pane failed: pane a:0.1 still active\n' });
    await h.run('respawn-pane', '-k', '-t', '%1', '-c', '/tmp', '-e', 'A=b', 'top');
    expect(h.host.received.filter((m) => m.kind === 'close').map((m) => m.pane)).toEqual([1]);
    expect(spawned().at(-1)).toMatchObject({ pane: 1, args: ['-c', 'top'], cwd: '/tmp' });
    expect(await get('#{pane_start_command} #{pane_start_path} #{pane_dead}')).toBe('top /tmp 0');
    expect(await panes()).toBe('%0\n%1\n');
  });

  test('a program that does not start leaves a dead pane', async () => {
    h.host.spawnError = 'no such file';
    const failed = await h.run('respawn-pane', '-k', '-t', '%1', 'nonsense');
    expect(failed).toMatchObject({ status: 1, error: 'respawn pane failed: no such file\n' });
    await h.pass(200);
    expect(await get('#{pane_dead} #{pane_dead_status}')).toBe('1 1');
  });

  test('the pane is closed while its program ends', async () => {
    h.host.holdsCloses = true;
    const respawn = h.run('respawn-pane', '-k', '-t', '%1');
    await h.quiet();
    await h.run('kill-pane', '-t', '%1');
    expect(await respawn).toMatchObject({ status: 1, error: 'respawn pane failed: the pane was closed meanwhile\n' });
    expect(spawned().filter((m) => m.pane === 1)).toHaveLength(1);
  });

  test('a window is left with its first pane', async () => {
    expect((await h.run('respawn-window')).error).toBe('respawn window failed: window a:0 still active\n');
    await h.run('respawn-window', '-k', 'top');
    expect(await panes()).toBe('%0\n');
    expect(spawned().at(-1)).toMatchObject({ pane: 0, args: ['-c', 'top'], cols: 60, rows: 10 });
  });
});

describe('resize-pane -T', () => {
  test('drops the lines below the cursor and brings back as many of the history', async () => {
    h.host.print(1, `${Array.from({ length: 15 }, (_, i) => `line ${i}`).join('\r\n')}\x1b[4;1H`);
    await h.quiet();
    await h.run('resize-pane', '-T', '-t', '%1');
    expect((await screen()).at(-1)).toBe('line 8');
    expect(await get('#{cursor_y} #{history_size}')).toBe('8 0');
  });
});
