import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, expect, test } from 'vitest';
import { Harness } from '../testing/harness.js';

let h: Harness;
beforeEach(async () => {
  h = await Harness.start(new VirtualClock());
  await h.run('new-session', '-d', '-s', 'a');
  await h.run('split-window', '-d');
  await h.run('split-window', '-d');
  await h.run('set', '-w', 'synchronize-panes', 'on');
});

const typed = (): string[] => [0, 1, 2].map((pane) => h.host.typed(pane));

test('text, keys and pastes go to every pane, for each as its program asked for it', async () => {
  const client = await h.attach({ cols: 80, rows: 25 }, 'attach');
  h.host.print(1, '\x1b[?1h');
  h.host.print(2, '\x1b[?2004h');
  await h.quiet();
  client.type('ls');
  client.press('Up');
  client.input([{ kind: 'paste', bytes: Buffer.from('x y'), start: true, end: true }]);
  await h.pass(50);
  expect(typed()).toEqual(['ls\x1b[Ax y', 'ls\x1bOAx y', 'ls\x1b[A\x1b[200~x y\x1b[201~']);
});

test('send-keys and send-prefix go to every pane', async () => {
  await h.run('send-keys', '-N', '2', 'ab');
  await h.run('send-keys', '-H', '41');
  await h.run('send-prefix');
  expect(typed()).toEqual(Array(3).fill('ababA\x02'));
});

test('not to panes with the option off, nor from them, nor while one fills the window', async () => {
  await h.run('set', '-p', '-t', '%2', 'synchronize-panes', 'off');
  await h.run('send-keys', '-t', '%0', 'x');
  expect(typed()).toEqual(['x', 'x', '']);
  await h.run('send-keys', '-t', '%2', 'y');
  expect(typed()).toEqual(['x', 'x', 'y']);
  await h.run('resize-pane', '-Z', '-t', '%0');
  await h.run('send-keys', '-t', '%0', 'z');
  expect(typed()).toEqual(['xz', 'x', 'y']);
});

test('a pane whose input is off gets nothing, from anybody', async () => {
  await h.run('select-pane', '-d', '-t', '%1');
  await h.run('send-keys', '-t', '%0', 'x');
  await h.run('send-keys', '-t', '%1', 'y');
  expect(typed()).toEqual(['xy', '', 'xy']);
  await h.run('select-pane', '-e', '-t', '%1');
  await h.run('send-keys', '-t', '%0', 'z');
  expect(typed()).toEqual(['xyz', 'z', 'xyz']);
});
