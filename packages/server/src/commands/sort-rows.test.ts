import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, describe, expect, test } from 'vitest';
import { Harness } from '../testing/harness.js';

let h: Harness;
beforeEach(async () => {
  h = await Harness.start(new VirtualClock());
  await h.run('new-session', '-d', '-s', 'c', '-x', '80', '-y', '24');
  await h.pass(1000);
  await h.run('new-session', '-d', '-s', 'a', '-x', '80', '-y', '24');
  await h.pass(1000);
  await h.run('new-session', '-d', '-s', 'b', '-x', '80', '-y', '24');
});

const list = async (...argv: string[]): Promise<string> => {
  const { status, out, error } = await h.run(...argv);
  return status === 0 ? out.trim().split('\n').join(' ') : `${status} ${error.trim()}`;
};

describe('list-sessions', () => {
  test.each([
    ['a b c', []],
    ['c b a', ['-r']],
    ['c a b', ['-O', 'creation']],
    ['b a c', ['-O', 'creation', '-r']],
    ['c a b', ['-O', 'index']],
    ['a b c', ['-O', 'name']],
    ['a b c', ['-O', 'Size']],
    ['b a c', ['-O', 'activity']],
    ['1 invalid sort order', ['-O', 'colour']],
    ['1 invalid sort order', ['-O', 'constructor']],
  ])('prints %s for %j', async (expected, flags) => {
    expect(await list('list-sessions', '-F', '#S', ...flags)).toBe(expected);
  });

  test('counts its lines in the order of the rows', async () => {
    expect(await list('list-sessions', '-O', 'index', '-F', '#{line}#S')).toBe('0c 1a 2b');
  });
});

test('list-windows sorts those of all sessions together', async () => {
  await h.run('rename-window', '-t', 'a', 'x');
  await h.run('rename-window', '-t', 'b', 'z');
  await h.run('rename-window', '-t', 'c', 'y');
  await h.run('new-window', '-d', '-t', 'b:5', '-n', 'w');
  const windows = (...flags: string[]): Promise<string> => list('list-windows', '-a', '-F', '#{line}#W', ...flags);
  expect(await windows()).toBe('0x 0z 1w 0y');
  expect(await windows('-O', 'name')).toBe('0w 1x 2y 3z');
  expect(await windows('-O', 'index', '-r')).toBe('0w 1z 2y 3x');
  expect(await windows('-O', 'creation')).toBe('0w 1z 2x 3y');
  await h.run('resize-window', '-t', 'c', '-x', '200', '-y', '50');
  await h.run('resize-window', '-t', 'b:0', '-x', '100', '-y', '50');
  expect(await windows('-O', 'size', '-r')).toMatch(/^0y 1z /);
});

test('list-panes sorts by what panes have', async () => {
  await h.run('split-window', '-d', '-t', 'a', '-l', '5');
  await h.run('split-window', '-d', '-t', 'a', '-l', '3');
  const panes = (...flags: string[]): Promise<string> => list('list-panes', '-t', 'a', '-F', '#{pane_height}', ...flags);
  expect(await panes()).toBe('14 3 5');
  expect(await panes('-O', 'size')).toBe('3 5 14');
  expect(await panes('-O', 'creation')).toBe('14 5 3');
  expect(await panes('-O', 'index', '-r')).toBe('5 3 14');
  await h.run('select-pane', '-t', 'a.0', '-T', 'z');
  await h.run('select-pane', '-t', 'a.1', '-T', 'y');
  await h.run('select-pane', '-t', 'a.2', '-T', 'x');
  expect(await panes('-O', 'title')).toBe('5 3 14');
  await h.pass(1000);
  h.host.print(3, 'x');
  await h.pass(1000);
  h.host.print(1, 'x');
  await h.quiet();
  expect((await panes('-O', 'activity')).split(' ')[0]).toBe('14');
});

test('list-buffers and list-clients sort, too', async () => {
  await h.run('set-buffer', '-b', 'z', 'long text');
  await h.run('set-buffer', '-b', 'x', 'short');
  await h.run('set-buffer', '-b', 'y', 'longest text');
  const buffers = (...flags: string[]): Promise<string> => list('list-buffers', '-F', '#{buffer_name}', ...flags);
  expect(await buffers()).toBe('y x z');
  expect(await buffers('-O', 'name')).toBe('x y z');
  expect(await buffers('-O', 'size')).toBe('x z y');
  expect(await buffers('-O', 'creation')).toBe('z x y');
  const one = await h.attach({ cols: 80, rows: 24 }, 'attach', '-t', 'a');
  await h.pass(1000);
  await h.attach({ cols: 60, rows: 40 }, 'attach', '-t', 'b');
  const clients = (...flags: string[]): Promise<string> => list('list-clients', '-F', '#{client_session}', ...flags);
  expect(await clients('-O', 'size')).toBe('b a');
  expect(await clients('-O', 'creation')).toBe('a b');
  expect(await clients('-O', 'activity')).toBe('b a');
  await h.pass(1000);
  one.type('x');
  await h.quiet();
  expect(await clients('-O', 'activity')).toBe('a b');
});
