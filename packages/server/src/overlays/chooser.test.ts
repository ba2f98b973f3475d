import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FakeClient } from '../testing/fake-client.js';
import { Harness } from '../testing/harness.js';

let h: Harness;
let client: FakeClient;
beforeEach(async () => {
  h = await Harness.start(new VirtualClock());
  client = await h.attach({ cols: 80, rows: 24 }, 'new-session', '-s', 'main', '-n', 'editor', 'vim');
  await h.run('new-window', '-d', '-t', 'main:', '-n', 'logs', 'tail');
  await h.run('new-session', '-d', '-s', 'work', '-n', 'build', 'make');
  await h.quiet();
});

/** Presses keys and waits for the picture; the list down to the preview. */
async function press(...keys: string[]): Promise<readonly string[]> {
  client.press(...keys);
  await h.pass(50);
  return list();
}

const list = (): readonly string[] => {
  const end = client.surface.findIndex((line) => line === '' || line.startsWith('┌'));
  return client.surface.slice(0, end < 0 ? undefined : end);
};
const preview = (): string => client.surface.slice(list().length).join('\n');
const current = async (): Promise<string> => (await h.run('list-clients', '-F', '#{client_session}:#{window_name}')).out.trim();

describe('choose-tree', () => {
  test('shows sessions and windows, and leaves without a trace', async () => {
    expect(await press('C-b', 'w')).toEqual(
      [
        '(0) - main: 2 windows (attached)',
        '(1) ├─> 0: editor*',
        '(2) └─> 1: logs-',
        '(3) - work: 1 windows',
        '(4) └─> 0: build*',
      ].map((line) => line.replace('logs-', 'logs')),
    );
    expect(await press('q')).toEqual([]);
    expect(client.scene?.surface).toBeUndefined();
  });

  test('sessions are collapsed with -s', async () => {
    expect(await press('C-b', 's')).toEqual(['(0) + main: 2 windows (attached)', '(1) + work: 1 windows']);
    expect(await press('Down', 'Right')).toContain('(2) └─> 0: build*');
  });

  test('marks the pane of the line, takes the mark away, and goes back to where it began', async () => {
    const marked = async (): Promise<string> => (await h.run('display-message', '-p', '-t', '~', '#{window_name}')).out.trim();
    await press('C-b', 'w', 'Down', 'm');
    expect(await marked()).toBe('logs');
    await press('m');
    expect(await marked()).toBe('logs');
    await press('M');
    expect(await marked()).toBe('');
    await press('End', 'm', 'H', 'Enter');
    expect(await marked()).toBe('build');
    expect(await current()).toBe('main:editor');
  });

  test('the preview shows what the pane prints while it is looked at, and nothing of others', async () => {
    await press('C-b', 'w', 'Down');
    expect(preview()).not.toContain('line of the log');
    const before = client.ofKind('frame').length;
    h.host.print(2, 'not looked at');
    await h.pass(50);
    expect(client.ofKind('frame').length).toBe(before);
    h.host.print(1, 'line of the log');
    await h.pass(50);
    expect(preview()).toContain('line of the log');
  });

  test('v takes the preview away, and brings it back larger', async () => {
    await press('C-b', 'w');
    expect(preview()).toContain('┌');
    await press('v');
    expect(client.surface.join('\n')).not.toContain('┌');
    await press('v');
    expect(client.surface.findIndex((line) => line.startsWith('┌'))).toBe(5);
  });

  test('Enter goes to the window, wherever it is', async () => {
    await press('C-b', 'w', 'G', 'Enter');
    expect(client.statusText).toContain('[work]');
    expect(client.scene?.surface).toBeUndefined();
  });

  test('a digit chooses its line at once', async () => {
    await press('C-b', 'w', '2');
    expect((await h.run('display-message', '-p', '-t', 'main:', '#W')).out).toBe('logs\n');
  });

  test('a template gets the target', async () => {
    await h.run('choose-tree', '-t', 'main', '-w', "rename-window -t '%%' chosen");
    await press('Down', 'Enter');
    expect((await h.run('list-windows', '-t', 'main', '-F', '#W')).out).toBe('editor\nchosen\n');
  });

  test('a filter narrows the list with every key, and what matches is current', async () => {
    await press('C-b', 'w', 'f');
    client.type('lo');
    await h.pass(50);
    expect(list()).toEqual(['(0) - main: 2 windows (attached)', '(1) └─> 1: logs']);
    expect(client.surface.at(-1)).toBe('(filter) lo');
    client.press('Enter');
    await press('Enter');
    expect((await h.run('display-message', '-p', '-t', 'main:', '#W')).out).toBe('logs\n');
  });

  test('giving up a filter brings back the list', async () => {
    await press('C-b', 'w', 'f');
    client.type('logs');
    expect(await press('Escape')).toHaveLength(5);
  });

  test('a filter may be a format; one that leaves nothing is ignored', async () => {
    await press('C-b', 'w', 'f');
    client.type('#{m:b*,#{window_name}}');
    await h.pass(50);
    expect(list()).toEqual(['(0) - work: 1 windows', '(1) └─> 0: build*']);
    client.press('C-u');
    client.type('nothing has this');
    expect(await press('Enter')).toHaveLength(5);
    expect(preview()).toContain('(filter: no matches)');
  });

  test('a filter to begin with makes the first window that it leaves current', async () => {
    await h.run('choose-tree', '-w', '-t', 'main', '-f', '#{==:#{window_name},logs}');
    await h.pass(50);
    expect(list()).toHaveLength(2);
    expect(preview()).toContain('┌ 1 (sort');
  });

  test('sorts by name, and the other way around', async () => {
    await h.run('choose-tree', '-t', 'main', '-w', '-O', 'name', '-r');
    await h.pass(50);
    expect(list().map((line) => line.slice(4).trimStart().replace(/ .*/, ''))).toEqual(['-', '└─>', '-', '├─>', '└─>']);
    expect(list()[0]).toContain('work');
    expect(list()[3]).toContain('logs');
    expect((await h.run('choose-tree', '-O', 'colour')).error).toBe('invalid sort order\n');
  });

  test('x asks, and kills with y; the list follows', async () => {
    await press('C-b', 'w', 'Down', 'x');
    expect(client.surface.at(-1)).toBe('Kill window 1? (y/n)');
    await press('n');
    expect(list()).toHaveLength(5);
    expect(await press('x', 'y')).toHaveLength(4);
    expect((await h.run('list-windows', '-t', 'main', '-F', '#W')).out).toBe('editor\n');
  });

  test('X kills what is tagged', async () => {
    await press('C-b', 'w', 'Down', 't', 'Down', 't');
    await press('X');
    expect(client.surface.at(-1)).toBe('Kill 2 tagged? (y/n)');
    await press('y');
    expect((await h.run('list-sessions', '-F', '#S #{session_windows}')).out).toBe('main 1\n');
  });

  test('follows the model', async () => {
    await press('C-b', 'w');
    await h.run('new-window', '-d', '-t', 'work:', '-n', 'later', 'sh');
    await h.pass(50);
    expect(list()).toContain('(5) └─> 1: later');
  });

  test('a search goes through what is hidden', async () => {
    await press('C-b', 's', 'C-s');
    client.type('logs');
    await press('Enter');
    expect(list()).toContain('(2) └─> 1: logs');
    expect(preview()).toContain('┌ 1 (sort');
  });

  test('what was typed ahead goes to it, and the program gets nothing', async () => {
    client.input([
      { kind: 'key', key: 'C-b', raw: Buffer.from('\x02'), type: 1 },
      { kind: 'text', bytes: Buffer.from('wfbuild') },
      { kind: 'key', key: 'Enter', raw: Buffer.from('\r'), type: 1 },
      { kind: 'key', key: 'Enter', raw: Buffer.from('\r'), type: 1 },
      { kind: 'text', bytes: Buffer.from('for make') },
    ]);
    await h.pass(50);
    expect(client.statusText).toContain('[work]');
    expect(h.host.typed(0)).toBe('');
    expect(h.host.typed(2)).toBe('for make');
  });

  test('the prefix key works as ever, and another window closes it', async () => {
    await press('C-b', 'w');
    await press('C-b', 'n');
    expect(client.scene?.surface).toBeUndefined();
    expect((await h.run('display-message', '-p', '-t', 'main:', '#W')).out).toBe('logs\n');
  });

  test('is laid out anew when the terminal changes', async () => {
    await press('C-b', 'w');
    client.send({ kind: 'resize', body: { cols: 50, rows: 20 } });
    await h.pass(50);
    expect(client.scene?.surface).toMatchObject({ width: 50 });
    expect(list()).toHaveLength(5);
    expect(client.surface.every((line) => line.length <= 50)).toBe(true);
  });

  test('a click makes a line current, another one chooses it', async () => {
    await press('C-b', 'w');
    const click = { kind: 'mouse', action: 'down', button: 1, mods: 0, x: 10, y: 4 } as const;
    client.input([click]);
    await h.pass(50);
    expect(preview()).toContain('┌ 0 (sort');
    client.input([click]);
    await h.pass(50);
    expect(client.statusText).toContain('[work]');
  });

  test('without -Z it stands over its pane alone', async () => {
    await h.run('split-window', '-h', '-t', 'main:editor', 'sh');
    await h.run('choose-tree', '-t', 'main:editor.1');
    await h.pass(50);
    expect(client.scene?.surface).toMatchObject({ x: 41, width: 39 });
  });

  test('a pane that the client does not see has it over the window that it sees', async () => {
    await h.run('choose-tree', '-t', 'work');
    await h.pass(50);
    expect(client.scene?.surface).toMatchObject({ x: 0, y: 0, width: 80 });
    expect(list().join('\n')).toContain('work');
  });

  test('needs a client', async () => {
    client.drop();
    await h.quiet();
    expect(await h.run('choose-tree')).toMatchObject({ status: 1, error: 'no current client\n' });
  });
});

describe('choose-buffer', () => {
  test('nothing to choose shows nothing', async () => {
    await press('C-b', '=');
    expect(client.scene?.surface).toBeUndefined();
  });

  test('shows the text, deletes and pastes', async () => {
    await h.run('set-buffer', 'first text');
    await h.run('set-buffer', 'second text');
    await press('C-b', '=');
    expect(list()).toHaveLength(2);
    expect(preview()).toContain('second text');
    expect(await press('d')).toHaveLength(1);
    await press('Enter');
    expect(h.host.typed(0)).toBe('first text');
  });
});

describe('choose-client', () => {
  test('detaches the client that is chosen', async () => {
    const other = await h.attach({ cols: 60, rows: 20 }, 'attach-session', '-t', 'work');
    expect(await press('C-b', 'D')).toHaveLength(2);
    expect(list().join('\n')).toContain('session work [60x20');
    expect(await current()).toContain('main');
    other.drop();
  });
});
