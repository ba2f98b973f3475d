import type { InputEvent } from '@ccmux/protocol';
import { VirtualClock } from '@ccmux/testkit';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FakeClient } from '../testing/fake-client.js';
import { Harness } from '../testing/harness.js';

let h: Harness;
let client: FakeClient;
beforeEach(async () => {
  h = await Harness.start(new VirtualClock());
  client = await h.attach({ cols: 80, rows: 25 }, 'new-session', '-s', 's', '-n', 'w');
  h.host.clear();
});

const text = (t: string): InputEvent => ({ kind: 'text', bytes: Buffer.from(t) });
const key = (name: string, raw = `<${name}>`, type: 1 | 2 | 3 = 1): InputEvent => ({
  kind: 'key',
  key: name,
  raw: Buffer.from(raw),
  type,
});
const typed = async (pane = 0): Promise<string> => {
  await h.quiet();
  return h.host.typed(pane);
};
const panes = (): number => h.server.services.store.model.panes.size;

describe('what goes to the program', () => {
  test('text, keys, raw sequences, in order', async () => {
    client.input([
      text('ls ü€😀'),
      key('Enter'),
      { kind: 'raw', bytes: Buffer.from('\x1b[99~') },
      key('C-c'),
      key('Up'),
      text('x'),
    ]);
    expect(await typed()).toBe('ls ü€😀\r\x1b[99~\x03\x1b[Ax');
  });

  test('keys in the modes that the program asked for', async () => {
    h.host.print(0, '\x1b[?1h');
    await h.quiet();
    client.press('Up');
    expect(await typed()).toBe('\x1bOA');
  });

  test('the bytes of the host as they are, when it speaks the protocol that the program asked for', async () => {
    h.host.print(0, '\x1b[>5u');
    await h.quiet();
    client.input([key('S-Enter', '\x1b[13;2u')], 5);
    client.input([key('S-Enter', 'other')], 1);
    expect(await typed()).toBe('\x1b[13;2u\x1b[13;2u');
  });

  test('a key that nobody knows as it came', async () => {
    client.input([key('NoSuchKey', '\x1b[77~')]);
    expect(await typed()).toBe('\x1b[77~');
  });

  test('a sequence that was given a name runs what that is bound to', async () => {
    await h.run('set-option', '-s', 'user-keys[3]', '\x1b[99~');
    await h.run('bind-key', '-n', 'User3', 'rename-window', 'by-user-key');
    const raw = { kind: 'raw' as const, bytes: Buffer.from('\x1b[99~') };
    client.input([raw, { ...raw, bytes: Buffer.from('\x1b[98~') }]);
    expect(await typed()).toBe('\x1b[98~');
    expect((await h.run('display-message', '-p', '#W')).out).toBe('by-user-key\n');
    await h.run('unbind-key', '-n', 'User3');
    h.host.clear();
    client.input([raw]);
    expect(await typed()).toBe('\x1b[99~');
  });

  test('a release is nothing to a program that did not ask for releases', async () => {
    client.input([key('a', 'a', 3)]);
    expect(await typed()).toBe('');
  });

  test('focus only if it was asked for', async () => {
    client.input([{ kind: 'focus', gained: true }]);
    expect(await typed()).toBe('');
    h.host.print(0, '\x1b[?1004h');
    await h.quiet();
    h.host.clear();
    client.input([{ kind: 'focus', gained: false }]);
    expect(await typed()).toBe('\x1b[O');
  });

  test('a paste with marks where they are wanted, without the escape that would end it', async () => {
    const paste = (t: string, start: boolean, end: boolean): InputEvent => ({ kind: 'paste', bytes: Buffer.from(t), start, end });
    client.input([paste('one\ntwo', true, true)]);
    expect(await typed()).toBe('one\ntwo');
    h.host.clear();
    h.host.print(0, '\x1b[?2004h');
    await h.quiet();
    client.input([paste('a\x1b[201', true, false)]);
    client.input([paste('~b', false, true)]);
    const sent = await typed();
    expect(sent.startsWith('\x1b[200~a')).toBe(true);
    expect(sent.endsWith('b\x1b[201~')).toBe(true);
    expect(sent.split('\x1b').length).toBe(3);
  });

  test('a million bytes of text, whole', async () => {
    const all = 'abcdefghij'.repeat(100_000);
    for (let at = 0; at < all.length; at += 60_000) client.input([text(all.slice(at, at + 60_000))]);
    await h.until(() => h.host.typed(0).length >= all.length);
    expect(await typed()).toBe(all);
  });

  test('thirty thousand keys in one read, all of them', async () => {
    client.input(Array.from({ length: 30_000 }, () => key('C-e', '\x05')));
    expect(await typed()).toBe('\x05'.repeat(30_000));
  });

  test('any input that is not bound arrives unchanged, however it is split', async () => {
    const letters = fc.stringMatching(/^[a-z ;:"%$?0-9ü€]{1,20}$/);
    await fc.assert(
      fc.asyncProperty(fc.array(letters, { minLength: 1, maxLength: 10 }), async (parts) => {
        h.host.clear();
        for (const part of parts) client.input([text(part)]);
        expect(await typed()).toBe(parts.join(''));
      }),
      { numRuns: 20 },
    );
  });
});

describe('the prefix', () => {
  test('takes the next key, and only that one', async () => {
    client.input([key('C-b'), text('zabc')]);
    expect(await typed()).toBe('abc');
  });

  test('twice sends it', async () => {
    client.press('C-b', 'C-b');
    expect(await typed()).toBe('\x02');
  });

  test('a key that is not bound is swallowed', async () => {
    client.input([key('C-b'), text('Q'), text('x')]);
    expect(await typed()).toBe('x');
  });

  test('keys that repeat need it once, for half a second', async () => {
    await h.run('split-window');
    h.host.clear();
    const active = (): number => h.server.services.clients.all[0]!.activePane!;
    client.press('C-b', 'Up');
    await h.quiet();
    expect(active()).toBe(0);
    client.press('Down');
    await h.quiet();
    expect(active()).toBe(1);
    await h.pass(499);
    client.press('Up');
    await h.quiet();
    expect(active()).toBe(0);
    await h.pass(500);
    client.press('Down');
    expect(await typed()).toBe('\x1b[B');
    expect(active()).toBe(0);
  });

  test('a key that does not repeat ends the repeating and is ordinary', async () => {
    await h.run('split-window');
    h.host.clear();
    client.input([key('C-b'), key('Up'), text('c')]);
    await h.quiet();
    expect(panes()).toBe(2);
    expect(h.host.typed(0)).toBe('c');
  });
});

test('what is typed behind the key that detaches goes nowhere', async () => {
  client.input([key('C-b'), text('drm -rf x'), key('Enter')]);
  client.type('more');
  await h.until(() => client.closed);
  expect(await typed()).toBe('');
});

describe('while a command takes time', () => {
  test('what is typed behind it waits, and goes where the command leads', async () => {
    h.host.holdsSpawns = true;
    client.input([key('C-b'), text('c'), text('echo hi'), key('Enter')]);
    await h.until(() => h.host.received.some((m) => m.kind === 'spawn'));
    await h.quiet();
    expect(h.host.typed(0)).toBe('');
    h.host.answerSpawns();
    await h.until(() => h.host.typed(1) !== '');
    expect(await typed(1)).toBe('echo hi\r');
    expect(await typed(0)).toBe('');
  });

  test('several in a row keep their order', async () => {
    client.input([key('C-b'), text('"1'), key('C-b'), text('%2'), key('C-b'), text('o3')]);
    await h.until(() => panes() === 3);
    await h.quiet();
    expect([h.host.typed(1), h.host.typed(2), h.host.typed(0)]).toEqual(['1', '2', '3']);
  });

  test('too much is dropped, and the person is told', async () => {
    h.host.holdsSpawns = true;
    client.input([key('C-b'), text('c')]);
    await h.until(() => h.host.received.some((m) => m.kind === 'spawn'));
    for (let i = 0; i < 21; i++) client.input(Array.from({ length: 1000 }, () => key('a')));
    await h.pass(20);
    expect(client.statusText).toContain('some was dropped');
    h.host.answerSpawns();
    await h.until(() => panes() === 2);
    client.type('on');
    await h.quiet();
    expect(h.host.typed(1).endsWith('on')).toBe(true);
  });

  test('a mistake is shown and ends the wait', async () => {
    h.host.spawnError = 'no';
    client.input([key('C-b'), text('c'), text('after')]);
    await h.until(() => h.host.typed(0) === 'after');
    await h.pass(20);
    expect(client.statusText).toBe('Cannot start the pane: no');
    await h.pass(1000);
    expect(client.statusText).toMatch(/^\[s\]/);
  });
});

describe('prompts', () => {
  test('what was typed ahead goes back to the client that has the prompt', async () => {
    client.input([key('C-b'), text(':ls'), key('Enter')]);
    await h.until(() => client.ofKind('returned').length > 0);
    expect(client.ofKind('prompt')).toMatchObject([{ body: { label: ':', initial: '', mode: 'line' } }]);
    const events = client.ofKind('returned').flatMap((m) => m.events);
    expect(events.map((e) => (e.kind === 'text' ? Buffer.from(e.bytes).toString() : e.kind === 'key' ? e.key : e.kind))).toEqual([
      'ls',
      'Enter',
    ]);
    expect(await typed()).toBe('');
  });

  test('an answer runs', async () => {
    client.press('C-b', ':');
    await h.until(() => client.ofKind('prompt').length === 1);
    client.send({ kind: 'promptReply', body: { id: client.ofKind('prompt')[0]!.body.id, text: 'rename-window new' } });
    await h.pass(50);
    expect(client.statusText).toContain('0:new*');
  });

  test('a cancelled one runs nothing, and keys go to the program again', async () => {
    client.press('C-b', 'x');
    await h.until(() => client.ofKind('prompt').length === 1);
    expect(client.ofKind('prompt')[0]!.body).toMatchObject({ label: 'kill-pane 0? (y/n) ', mode: 'key' });
    client.send({ kind: 'promptReply', body: { id: client.ofKind('prompt')[0]!.body.id } });
    client.type('z');
    expect(await typed()).toBe('z');
    expect(panes()).toBe(1);
  });

  test('an answer to another prompt is nobody', async () => {
    client.press('C-b', 'x');
    await h.until(() => client.ofKind('prompt').length === 1);
    client.send({ kind: 'promptReply', body: { id: 999, text: 'y' } });
    await h.quiet();
    expect(panes()).toBe(1);
    expect(h.server.services.clients.all[0]!.overlays.isOpen).toBe(true);
  });

  test('remember what was answered', async () => {
    for (const answer of ['one', 'one', 'two']) {
      client.press('C-b', ':');
      await h.until(() => h.server.services.clients.all[0]!.overlays.isOpen);
      client.send({ kind: 'promptReply', body: { id: client.ofKind('prompt').at(-1)!.body.id, text: answer } });
      await h.quiet();
    }
    client.press('C-b', ':');
    await h.until(() => client.ofKind('prompt').length === 4);
    expect(client.ofKind('prompt')[3]!.body.history).toEqual(['one', 'two']);
  });

  test('text with quotes renames to exactly that', async () => {
    client.press('C-b', ',');
    await h.until(() => client.ofKind('prompt').length === 1);
    expect(client.ofKind('prompt')[0]!.body.initial).toBe('w');
    client.send({ kind: 'promptReply', body: { id: client.ofKind('prompt')[0]!.body.id, text: 'a "b" $HOME' } });
    await h.pass(50);
    expect([...h.server.services.store.model.windows.values()][0]!.name).toBe('a "b" $HOME');
  });
});

describe('copy mode', () => {
  const lines = (): readonly string[] => client.lines(0);
  beforeEach(async () => {
    h.host.print(0, Array.from({ length: 60 }, (_, i) => `row ${i}`).join('\r\n'));
    await h.pass(20);
  });

  test('keys move in it and none reach the program; leaving shows the present', async () => {
    client.input([key('C-b'), text('['), key('PPage'), text('kkk'), { kind: 'raw', bytes: Buffer.from('\x1b[9~') }]);
    await h.pass(20);
    expect([lines()[1], lines()[23]]).toEqual(['row 15', 'row 37']);
    h.host.print(0, '\r\nnew');
    await h.pass(20);
    expect(lines()).not.toContain('new');
    client.type('q');
    await h.pass(20);
    expect(lines()[23]).toBe('new');
    expect(await typed()).toBe('');
  });

  test('copies into the buffer that prefix ] types', async () => {
    client.input([key('C-b'), text('[')]);
    client.press('Home', 'C-Space', 'End', 'M-w');
    client.input([key('C-b'), text(']')]);
    expect(await typed()).toBe('row 59');
  });

  test('has the keys of vi where mode-keys says so, and counts in front of them', async () => {
    await h.run('set-option', '-g', 'mode-keys', 'vi');
    client.input([key('C-b'), text('['), text('0 e')]);
    client.press('Enter');
    client.input([key('C-b'), text(']')]);
    expect(await typed()).toBe('row');
  });

  test('what other commands send goes to the program, not into the mode', async () => {
    await h.run('copy-mode');
    await h.run('send-keys', 'q');
    expect(await typed()).toBe('q');
    expect((await h.run('display-message', '-p', '#{pane_in_mode}')).out).toBe('1\n');
  });

  test('the wheel goes in and out of it', async () => {
    const wheel = (button: number): InputEvent => ({ kind: 'mouse', action: 'wheel', button, mods: 0, x: 1, y: 1 });
    client.input([wheel(4), wheel(4)]);
    await h.pass(20);
    expect(lines()[23]).toBe('row 54');
    client.input([wheel(5), wheel(5)]);
    await h.pass(20);
    expect(lines()[23]).toBe('row 59');
    client.type('x');
    expect(await typed()).toBe('x');
  });
});

describe('the mouse', () => {
  const mouse = (action: 'down' | 'up' | 'drag' | 'move' | 'wheel', button: number, x: number, y: number): InputEvent => ({
    kind: 'mouse',
    action,
    button,
    mods: 0,
    x,
    y,
  });
  const active = (): number => h.server.services.clients.all[0]!.activePane!;

  test('a click moves the keyboard', async () => {
    await h.run('split-window', '-h');
    await h.pass(20);
    expect(active()).toBe(1);
    client.input([mouse('down', 1, 3, 3), mouse('up', 1, 3, 3)]);
    await h.quiet();
    expect(active()).toBe(0);
    expect(await typed()).toBe('');
  });

  test('a program that asked for it gets it, in its own coordinates, also when it is dragged out', async () => {
    await h.run('split-window', '-h');
    h.host.print(1, '\x1b[?1002h\x1b[?1006h');
    await h.pass(20);
    client.input([mouse('down', 1, 41, 0), mouse('drag', 1, 10, 5), mouse('up', 1, 10, 30)]);
    expect(await typed(1)).toBe('\x1b[<0;1;1M\x1b[<32;1;6M\x1b[<0;1;24m');
  });

  test('a border is dragged', async () => {
    await h.run('split-window', '-h');
    await h.pass(20);
    client.input([mouse('down', 1, 40, 5), mouse('drag', 1, 20, 5), mouse('up', 1, 20, 5)]);
    await h.pass(20);
    expect(client.scene!.panes.map((p) => p.width)).toEqual([20, 59]);
  });

  test('a name on the status line selects its window', async () => {
    await h.run('new-window', '-d', '-n', 'other');
    await h.pass(20);
    client.input([mouse('down', 1, client.statusText.indexOf('other'), 24)]);
    await h.pass(20);
    expect(client.statusText).toContain('1:other*');
  });

  test('on the alternate screen the wheel sends arrows', async () => {
    h.host.print(0, '\x1b[?1049h');
    await h.pass(20);
    client.input([mouse('wheel', 4, 1, 1)]);
    expect(await typed()).toMatch(/^(\x1b\[A)+$/);
  });
});
