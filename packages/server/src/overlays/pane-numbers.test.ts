import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, expect, test } from 'vitest';
import type { FakeClient } from '../testing/fake-client.js';
import { Harness } from '../testing/harness.js';

let h: Harness;
let client: FakeClient;
beforeEach(async () => {
  h = await Harness.start(new VirtualClock());
  client = await h.attach({ cols: 80, rows: 24 }, 'new-session', '-s', 'main', 'sh');
  await h.run('split-window', '-h', '-t', 'main', 'sh');
  await h.quiet();
});

const active = async (): Promise<string> => (await h.run('display-message', '-p', '-t', 'main', '#{pane_id}')).out.trim();

test('numbers over the panes, which show between them; gone after their time', async () => {
  client.press('C-b', 'q');
  await h.pass(50);
  expect(client.surface[0]).toBe(`${'.'.repeat(35)}40x23${'.'.repeat(35)}39x23`);
  const one = client.surface.slice(9, 14).map((line) => line.slice(40));
  expect(one).toEqual(Array.from({ length: 5 }, () => `${'.'.repeat(21)} ${'.'.repeat(18)}`));
  h.host.print(0, 'goes on');
  await h.pass(50);
  expect(client.lines(0)[0]).toBe('goes on');
  await h.pass(1000);
  expect(client.scene?.surface).toBeUndefined();
});

test('a number chooses its pane', async () => {
  expect(await active()).toBe('%1');
  client.press('C-b', 'q', '0');
  await h.pass(50);
  expect(client.scene?.surface).toBeUndefined();
  expect(await active()).toBe('%0');
});

test('any other key closes them and is what it always is', async () => {
  client.press('C-b', 'q');
  client.type('Xls');
  await h.pass(50);
  expect(client.scene?.surface).toBeUndefined();
  expect(h.host.typed(1)).toBe('Xls');
});

test('with -N keys go on to the panes', async () => {
  const shown = h.connect();
  shown.hello();
  shown.command('display-panes', '-N', '-d', '0');
  await h.pass(50);
  client.type('0');
  await h.pass(50);
  expect(h.host.typed(1)).toBe('0');
  expect(client.scene?.surface).toBeDefined();
  expect(shown.ofKind('done')).toEqual([]);
});

test('a template gets the pane; the duration is checked', async () => {
  await h.run('display-panes', '-b', '-d', '0', 'kill-pane -t %%');
  client.press('0');
  await h.pass(50);
  expect((await h.run('list-panes', '-t', 'main', '-F', '#{pane_id}')).out).toBe('%1\n');
  expect((await h.run('display-panes', '-d', 'x')).error).toBe('duration invalid\n');
});

test('the clock changes with the minute, and any key closes it', async () => {
  await h.run('clock-mode', '-t', 'main');
  await h.pass(50);
  const frames = client.ofKind('frame').length;
  expect(client.scene?.surface).toMatchObject({ x: 41, width: 39 });
  await h.pass(58_000);
  expect(client.ofKind('frame').filter((f) => f.surface !== undefined).length).toBeGreaterThan(0);
  await h.pass(62_000);
  expect(client.ofKind('frame').length).toBeGreaterThan(frames);
  client.type('x');
  await h.pass(50);
  expect(client.scene?.surface).toBeUndefined();
  expect(h.host.typed(1)).toBe('');
});
