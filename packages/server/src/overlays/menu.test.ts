import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, expect, test } from 'vitest';
import type { FakeClient } from '../testing/fake-client.js';
import { Harness } from '../testing/harness.js';

let h: Harness;
let client: FakeClient;
beforeEach(async () => {
  h = await Harness.start(new VirtualClock());
  client = await h.attach({ cols: 80, rows: 24 }, 'new-session', '-s', 'main', '-n', 'edit', 'sh');
  await h.run(
    'bind-key',
    'M',
    "display-menu -x0 -y0 -T '#W' One a { rename-window one } '' '' '-#S' d x 'Two' '' 'rename-window two'",
  );
  await h.quiet();
});

async function press(...keys: string[]): Promise<readonly string[]> {
  client.press(...keys);
  await h.pass(50);
  return client.surface;
}
const name = async (): Promise<string> => (await h.run('list-windows', '-F', '#W')).out.trim();

test('shows items with their keys, a line between them, and a title', async () => {
  expect(await press('C-b', 'M')).toEqual([
    '┌─edit────┐',
    '│ One (a) │',
    '├─────────┤',
    '│ main    │',
    '│ Two     │',
    '└─────────┘',
  ]);
});

test('a key chooses its item, and closes', async () => {
  expect(await press('C-b', 'M', 'a')).toEqual([]);
  expect(await name()).toBe('one');
});

test('a disabled item cannot be chosen', async () => {
  expect(await press('C-b', 'M', 'd')).not.toEqual([]);
  await press('Down', 'Enter');
  expect(await name()).toBe('two');
});

test('q leaves, and the program gets none of it', async () => {
  expect(await press('C-b', 'M', 'x', 'q')).toEqual([]);
  expect(h.host.typed(0)).toBe('');
  client.type('x');
  await h.quiet();
  expect(h.host.typed(0)).toBe('x');
});

test('a click chooses, one beside it closes', async () => {
  const at = (action: 'down' | 'up', y: number) => ({ kind: 'mouse', action, button: 1, mods: 0, x: 3, y }) as const;
  await press('C-b', 'M');
  client.input([at('down', 4), at('up', 4)]);
  await h.pass(50);
  expect(await name()).toBe('two');
  await press('C-b', 'M');
  client.input([at('down', 12), at('up', 12)]);
  await h.pass(50);
  expect(client.surface).toEqual([]);
  expect(await name()).toBe('two');
});

test('asks for every move of the mouse while it is open', async () => {
  expect(client.scene?.mouse).toBe('drag');
  await press('C-b', 'M');
  expect(client.scene?.mouse).toBe('any');
  await press('q');
  expect(client.scene?.mouse).toBe('drag');
});

test('the menus of the window and of the pane', async () => {
  const window = await press('C-b', '<');
  expect(window.join('\n')).toContain('│ Kill       (X) │');
  await press('Escape');
  await press('C-b', '>', 'v');
  await h.quiet();
  expect((await h.run('list-panes')).out.trim().split('\n')).toHaveLength(2);
});

test('says what is missing', async () => {
  expect((await h.run('display-menu', 'One', 'a')).error).toBe('not enough arguments\n');
});
