import { plain } from '@ccmux/core';
import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, describe, expect, test } from 'vitest';
import type { BindingText } from '../keys/binding.js';
import type { FakeClient } from '../testing/fake-client.js';
import { Harness } from '../testing/harness.js';
import { hintLine, keyList } from './hints.js';

const bindings: readonly BindingText[] = [
  ...Array.from({ length: 10 }, (_, i) => ({ key: String(i), note: `Select window ${i}`, command: `select-window -t :=${i}` })),
  { key: '"', note: 'Split window vertically', command: 'split-window' },
  { key: 'v', note: 'Split window horizontally', command: 'split-window -h' },
  { key: '#', note: 'List all paste buffers', command: 'list-buffers' },
  { key: 'd', note: 'Detach the current client', command: 'detach-client' },
  { key: 'x', note: '', command: 'kill-pane' },
  { key: '?', note: 'List key bindings', command: 'list-keys -N' },
];
const input = (table: string, prefix = 'C-b') => ({
  prefix,
  table,
  bindings: (name: string) => (name === 'prefix' ? bindings : []),
});
const text = (line: { readonly spans: readonly { readonly text: string }[] }): string => line.spans.map((s) => s.text).join('');

describe('the row of hints', () => {
  test('follows the bindings, whatever keys they have', () => {
    const line = text(hintLine(input('root', 'C-a'), plain, 80));
    expect(line).toMatch(/^ C-a then v split right {2}" split down {2}d detach {2}\? all keys .* hide ×$/);
  });

  test('keeps the way to all keys when there is little room', () => {
    expect(text(hintLine(input('root'), plain, 52))).toMatch(/^ C-b then v split right {2}\? all keys/);
  });
});

describe('the list of keys', () => {
  test('has every binding with a note, and one line for the windows', () => {
    const lines = keyList(input('prefix'), plain, 80, 20).map(text);
    expect(lines.map((line) => line.trim())).toEqual([
      'v  Split right',
      '"  Split down',
      'd  Detach',
      '?  All keys',
      '0…9  Select window by number',
      '#  List all paste buffers',
    ]);
  });

  test('goes on in more columns when there are few rows', () => {
    const lines = keyList(input('prefix'), plain, 90, 2).map(text);
    expect(lines.length).toBe(2);
    expect(lines.join('\n')).toContain('?  All keys');
  });
});

describe('at a terminal', () => {
  let h: Harness;
  let clock: VirtualClock;
  let client: FakeClient;
  const rows = (): string[] => client.scene!.bars.map(text);

  beforeEach(async () => {
    clock = new VirtualClock();
    h = await Harness.start(clock);
    await h.run('new-session', '-d', '-s', 's');
    await h.run('set', '-g', 'status-right', '');
    await h.run('set', '-g', 'hints', 'on');
    client = await h.attach({ cols: 80, rows: 24 }, 'attach', '-t', 's');
    await h.pass(50);
  });

  test('say how to split, to leave and where all keys are; the window is a row less', async () => {
    expect(rows()).toEqual([expect.stringMatching(/C-b then % split right .*d detach .*\? all keys/)]);
    expect(client.scene).toMatchObject({ window: { height: 22 }, bars: [{ y: 22 }], status: { y: 23 } });
    await h.pass(1000);
    expect(clock.pending).toBe(0);
  });

  test('the list opens a while after the prefix, and goes with the next key', async () => {
    client.press('C-b');
    await h.pass(50);
    expect(rows().length).toBe(1);
    await h.pass(500);
    expect(rows().length).toBeGreaterThan(5);
    expect(rows().join('\n')).toContain('d  Detach');
    client.press('Escape');
    await h.pass(50);
    expect(rows().length).toBe(1);
    expect(clock.pending).toBe(0);
  });

  test('who knows the keys is not shown the list', async () => {
    client.press('C-b', 'c');
    await h.pass(1000);
    expect(rows().length).toBe(1);
  });

  test('who leaves is told how to come back', async () => {
    client.press('C-b', 'd');
    await h.pass(50);
    expect(client.ofKind('exit')).toMatchObject([
      { body: { message: '[detached (from session s)]\nIts programs go on; start ccmux again to come back.' } },
    ]);
  });

  test('copy mode has its own', async () => {
    client.press('C-b', '[');
    await h.pass(50);
    expect(rows()[0]).toContain('leave');
  });

  test('a prompt has its own, and gives the others back', async () => {
    client.press('C-b', ',');
    await h.pass(50);
    expect(rows()[0]).toMatch(/^ Enter accept {2}Tab complete {2}C-u empty {2}Up earlier {2}Escape cancel$/);
    const { id } = client.ofKind('prompt').at(-1)!.body;
    client.send({ kind: 'promptReply', body: { id, text: undefined } });
    await h.pass(50);
    expect(rows()[0]).toContain('C-b then');
    client.press('C-b', 'x');
    await h.pass(50);
    expect(rows()[0]).toBe(' one key answers');
  });

  test('what lies over the panes has its own, until the prefix', async () => {
    await h.run('choose-tree', '-t', 's:0');
    await h.pass(50);
    expect(rows()[0]).toBe(' Enter choose  f filter  ? help  q leave');
    client.press('C-b');
    await h.pass(50);
    expect(rows()[0]).toContain('C-b now');
    client.press('Escape', 'q');
    await h.pass(50);
    expect(rows()[0]).toContain('C-b then');
  });

  test('a key that does nothing behind the prefix is told; Escape is meant', async () => {
    client.press('C-b', 'y');
    await h.pass(50);
    expect(text(client.scene!.status!)).toBe('C-b y does nothing; C-b ? lists the keys');
    client.press('C-b', 'Escape');
    await h.pass(50);
    expect(text(client.scene!.status!)).not.toContain('nothing');
  });

  test('a click hides them, a key brings them back', async () => {
    client.mouse('down', 75, 22);
    await h.pass(50);
    expect(client.scene).toMatchObject({ window: { height: 23 }, bars: [] });
    client.press('C-b', 'M-h');
    await h.pass(50);
    expect(rows().length).toBe(1);
  });
});
