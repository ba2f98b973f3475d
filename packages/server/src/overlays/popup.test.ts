import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, expect, test } from 'vitest';
import type { FakeClient } from '../testing/fake-client.js';
import { Harness } from '../testing/harness.js';

let h: Harness;
let client: FakeClient;
beforeEach(async () => {
  h = await Harness.start(new VirtualClock());
  client = await h.attach({ cols: 80, rows: 24 }, 'new-session', '-s', 'main', 'sh');
  await h.quiet();
});

/** A shell that runs display-popup, and waits for it; resolves when the popup is there. */
async function popup(...args: string[]): Promise<FakeClient> {
  const shell = h.connect();
  shell.hello();
  shell.command('display-popup', ...args);
  await h.pass(50);
  return shell;
}
const status = (shell: FakeClient): number | undefined => shell.ofKind('done')[0]?.body.status;
const spawned = () => h.host.received.filter((m) => m.kind === 'spawn').at(-1)!;
const exit = async (code: number): Promise<void> => {
  h.host.send({ kind: 'exited', pane: spawned().pane, code, signal: 0 });
  await h.pass(50);
};

test('runs a program in a box in the middle, half as large as the terminal', async () => {
  const shell = await popup('-T', 'pick', 'fzf');
  expect(client.scene?.surface).toMatchObject({ x: 19, y: 5, width: 40, height: 12 });
  expect(spawned()).toMatchObject({ file: '/bin/sh', args: ['-c', 'fzf'], cols: 38, rows: 10 });
  h.host.print(spawned().pane, 'three\r\nlines\r\nhere');
  await h.pass(50);
  expect(client.surface.slice(0, 4)).toEqual([
    `┌─pick${'─'.repeat(33)}┐`,
    `│three${' '.repeat(33)}│`,
    `│lines${' '.repeat(33)}│`,
    `│here${' '.repeat(34)}│`,
  ]);
  expect(status(shell)).toBeUndefined();
});

test('is no pane of any window', async () => {
  await popup('fzf');
  expect((await h.run('list-panes', '-a', '-F', '#{pane_id}')).out).toBe('%0\n');
});

test('gets every key, the prefix among them', async () => {
  await popup('-E', 'cat');
  client.type('hello');
  client.press('C-b', 'Up');
  await h.quiet();
  expect(h.host.typed(spawned().pane)).toBe('hello\x02\x1b[A');
  expect(h.host.typed(0)).toBe('');
});

test('keys typed behind the key that opens it wait for it', async () => {
  await h.run('bind-key', 'P', 'display-popup -E cat');
  h.host.holdsSpawns = true;
  client.press('C-b');
  client.type('Pabc');
  await h.quiet();
  h.host.answerSpawns();
  await h.quiet();
  expect(h.host.typed(spawned().pane)).toBe('abc');
  await exit(0);
  client.type('for the shell');
  await h.quiet();
  expect(h.host.typed(0)).toBe('for the shell');
});

test('-E closes it with its program, whose status the shell command ends with', async () => {
  const shell = await popup('-E', 'fzf');
  await exit(3);
  expect(client.scene?.surface).toBeUndefined();
  expect(status(shell)).toBe(3);
});

test('-EE keeps it when the program fails, until Escape', async () => {
  const shell = await popup('-E', '-E', 'make');
  await exit(1);
  expect(client.scene?.surface).toBeDefined();
  client.press('Escape');
  await h.pass(50);
  expect(client.scene?.surface).toBeUndefined();
  expect(status(shell)).toBe(1);
});

test('without -E it stays; -k lets any key close it once the program has ended', async () => {
  await popup('-k', 'true');
  client.type('x');
  await h.quiet();
  expect(h.host.typed(spawned().pane)).toBe('x');
  await exit(0);
  expect(client.scene?.surface).toBeDefined();
  client.type('x');
  await h.pass(50);
  expect(client.scene?.surface).toBeUndefined();
});

test('closing it hangs up a program that still runs', async () => {
  await popup('cat');
  const { pane } = spawned();
  await h.run('display-popup', '-C');
  await h.pass(50);
  expect(client.scene?.surface).toBeUndefined();
  expect(h.host.received).toContainEqual({ kind: 'close', pane });
});

test('the client going away hangs up the program', async () => {
  await popup('-E', 'cat');
  const { pane } = spawned();
  client.drop();
  await h.until(() => h.host.received.some((m) => m.kind === 'close' && m.pane === pane));
});

test('panes below go on', async () => {
  await popup('-E', 'cat');
  h.host.print(0, 'below');
  await h.pass(50);
  expect(client.lines(0)[0]).toBe('below');
});

test('follows the size of the terminal', async () => {
  await popup('-E', '-w', '60', '-h', '20', 'cat');
  client.send({ kind: 'resize', body: { cols: 50, rows: 15 } });
  await h.pass(50);
  expect(client.scene?.surface).toMatchObject({ x: 0, y: 0, width: 50, height: 15 });
  expect(h.host.received).toContainEqual({ kind: 'resize', pane: spawned().pane, cols: 48, rows: 13 });
});

test('is dragged by its border, and stretched at its corner', async () => {
  await popup('-E', '-x', '10', '-y', '12', '-w', '20', '-h', '6', 'cat');
  const at = (action: 'down' | 'drag' | 'up', x: number, y: number) =>
    ({ kind: 'mouse', action, button: 1, mods: 0, x, y }) as const;
  client.input([at('down', 15, 6), at('drag', 18, 8), at('up', 18, 8)]);
  await h.pass(50);
  expect(client.scene?.surface).toMatchObject({ x: 13, y: 8, width: 20, height: 6 });
  client.input([at('down', 32, 13), at('drag', 42, 15), at('up', 42, 15)]);
  await h.pass(50);
  expect(client.scene?.surface).toMatchObject({ x: 13, y: 8, width: 30, height: 8 });
});

test('the mouse goes to a program that asked for it, in its own cells', async () => {
  await popup('-E', '-x', '10', '-y', '12', '-w', '20', '-h', '6', 'vim');
  h.host.print(spawned().pane, '\x1b[?1000h\x1b[?1006h');
  await h.pass(50);
  client.input([{ kind: 'mouse', action: 'down', button: 1, mods: 0, x: 12, y: 8 }]);
  await h.quiet();
  expect(h.host.typed(spawned().pane)).toBe('\x1b[<0;2;2M');
});

test('-B has no border; one that does not fit is not shown', async () => {
  await popup('-B', '-E', '-w', '10', '-h', '3', 'cat');
  expect(spawned()).toMatchObject({ cols: 10, rows: 3 });
  await h.run('display-popup', '-C');
  expect(await h.run('display-popup', '-w', '2', '-h', '2', 'cat')).toEqual({ status: 0, out: '', error: '' });
  expect(await h.run('display-popup', '-w', '200', 'cat')).toMatchObject({ status: 1, error: 'width too large\n' });
});

test('a command in it is at home in the session of the popup, in no pane', async () => {
  await h.run('new-session', '-d', '-s', 'other');
  await popup('-E', '-t', 'other', 'sh');
  const env = Object.fromEntries(spawned().env.map((word) => word.split(/=(.*)/s).slice(0, 2)));
  expect(env).not.toHaveProperty('CCMUX_PANE');
  expect(env).not.toHaveProperty('TMUX_PANE');
  const inside = h.connect();
  inside.hello(undefined, { CCMUX: env['CCMUX']! });
  inside.command('display-message', '-p', '#S');
  await h.quiet();
  expect(inside.printed()).toBe('other\n');
});

test('-e sets variables, -d the folder', async () => {
  await popup('-E', '-e', 'COLOUR=red', '-d', '/srv', 'cat');
  expect(spawned().env).toContain('COLOUR=red');
  expect(spawned().cwd).toBe('/srv');
});

test('a program that rings, names itself and notifies does no harm', async () => {
  const shell = await popup('-E', 'cat');
  h.host.print(spawned().pane, '\x07\x1b]2;title\x07\x1b]9;note\x07\x1b]52;c;aGk=\x07\x1b]7;file:///tmp\x07here');
  await h.pass(50);
  expect(client.surface[1]).toContain('here');
  await exit(0);
  expect(status(shell)).toBe(0);
  expect((await h.run('list-panes', '-a', '-F', '#{pane_id}')).out).toBe('%0\n');
});

test('one popup at a time: another one is not started', async () => {
  await popup('-E', 'cat');
  const { pane } = spawned();
  expect(await h.run('display-popup', 'ls')).toEqual({ status: 0, out: '', error: '' });
  expect(spawned().pane).toBe(pane);
});

test('a chooser below a popup is there again when the popup closes', async () => {
  client.press('C-b', 'w');
  await h.pass(50);
  const before = client.surface;
  await popup('-E', 'cat');
  expect(client.surface[0]).toMatch(/^┌─+┐$/);
  await exit(0);
  expect(client.surface).toEqual(before);
});
