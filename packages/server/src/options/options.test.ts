import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, describe, expect, test } from 'vitest';
import { Harness } from '../testing/harness.js';

let h: Harness;
beforeEach(async () => {
  h = await Harness.start(new VirtualClock());
  await h.run('new-session', '-d', '-s', 'a');
});

const out = async (...argv: string[]): Promise<string> => (await h.run(...argv)).out;
const error = async (...argv: string[]): Promise<string> => (await h.run(...argv)).error;

describe('set-option and show-options', () => {
  test('a global value is inherited, a session has its own', async () => {
    await h.run('set', '-g', 'base-index', '5');
    expect(await out('show', '-gv', 'base-index')).toBe('5\n');
    expect(await out('show', 'base-index')).toBe('');
    expect(await out('show', '-A', 'base-index')).toBe('base-index* 5\n');
    await h.run('set', '-t', 'a', 'base-index', '7');
    expect(await out('show', '-t', 'a', 'base-index')).toBe('base-index 7\n');
    await h.run('set', '-u', '-t', 'a', 'base-index');
    expect(await out('show', '-A', 'base-index')).toBe('base-index* 5\n');
  });

  test("users' options keep any text, and are appended to", async () => {
    await h.run('set', '-g', '@note', 'one two');
    await h.run('set', '-ga', '@note', ' three');
    expect(await out('show', '-gv', '@note')).toBe('one two three\n');
    expect(await out('show', '-g', '@note')).toBe('@note "one two three"\n');
  });

  test('flags toggle, choices go on to the next, names may be short', async () => {
    await h.run('set', '-g', 'mouse');
    expect(await out('show', '-gv', 'mouse')).toBe('off\n');
    await h.run('set', '-g', 'mouse', 'YES');
    expect(await out('show', '-gv', 'mouse')).toBe('on\n');
    await h.run('setw', '-g', 'window-size', 'largest');
    await h.run('setw', '-g', 'window-size');
    expect(await out('showw', '-gv', 'window-size')).toBe('smallest\n');
    await h.run('set', '-g', 'hist', '300');
    expect(await out('show', '-gv', 'history-limit')).toBe('300\n');
  });

  test('-o leaves what is set, -q says nothing of what there is not', async () => {
    await h.run('set', '-g', '@x', '1');
    expect(await error('set', '-go', '@x', '2')).toContain('already set: @x');
    expect(await h.run('set', '-gq', 'no-such-option', '1')).toMatchObject({ status: 0, error: '' });
  });

  test.each([
    [['set', '-g', 'no-such-option', '1'], 'invalid option: no-such-option'],
    [['set', '-g', 'default', '1'], 'ambiguous option: default'],
    [['set', '-g', 'base-index', 'x'], 'value is invalid: x'],
    [['set', '-g', 'base-index', '-1'], 'value is too small: -1'],
    [['set', '-g', 'history-limit', '1000001'], 'value is too large: 1000001'],
    [['set', '-g', 'mouse', 'maybe'], 'bad value: maybe'],
    [['setw', '-g', 'window-size', 'huge'], 'unknown value: huge'],
    [['set', '-g', 'prefix', 'NoKey'], 'bad key: NoKey'],
  ])('%j is refused: %s', async (argv, message) => {
    const result = await h.run(...argv);
    expect(result).toMatchObject({ status: 1 });
    expect(result.error).toContain(message);
  });

  test('values go with what they belonged to', async () => {
    await h.run('new-session', '-d', '-s', 'b');
    await h.run('set', '-t', 'b', 'base-index', '3');
    await h.run('kill-session', '-t', 'b');
    expect(h.server.services.store.model.options.size).toBe(0);
  });
});

describe('options that have a meaning for tmux alone', () => {
  const notes = (): string[] => h.server.services.messages.all.map((m) => m.text).filter((text) => text.startsWith('ignored'));

  test('setting one does nothing, and is noted', async () => {
    expect(await h.run('set', '-ga', 'terminal-overrides', ',*256col*:Tc')).toEqual({ status: 0, out: '', error: '' });
    expect(notes()).toEqual(['ignored: terminal-overrides (the client asks the terminal what it can do)']);
    expect(await error('show', '-g', 'terminal-overrides')).toBe('invalid option: terminal-overrides\n');
    expect(h.server.services.store.model.options.size).toBe(0);
  });

  test('-q says nothing', async () => {
    await h.run('set', '-gq', 'xterm-keys', 'on');
    expect(notes()).toEqual([]);
  });
});

describe('what options do', () => {
  test('prefix: the new key is the prefix, the old one goes to the program', async () => {
    await h.run('set', '-g', 'prefix', 'C-a');
    const client = await h.attach({ cols: 80, rows: 24 }, 'attach', '-t', 'a');
    client.press('C-a', 'c');
    await h.pass(50);
    expect(await out('list-windows', '-t', 'a', '-F', '#I')).toBe('0\n1\n');
    client.press('C-b');
    await h.pass(50);
    expect(h.host.received.filter((m) => m.kind === 'write').map((m) => Buffer.from(m.data).toString('latin1'))).toEqual([
      '\x02',
    ]);
  });

  test('status off: the window has the last row, too', async () => {
    const client = await h.attach({ cols: 80, rows: 24 }, 'attach', '-t', 'a');
    await h.run('set', '-g', 'status', 'off');
    await h.pass(50);
    expect(client.scene).toMatchObject({ window: { height: 24 } });
    expect(client.scene!.status).toBeUndefined();
  });

  test('base-index and pane-base-index count from there', async () => {
    await h.run('set', '-g', 'base-index', '1');
    await h.run('setw', '-g', 'pane-base-index', '1');
    await h.run('new-session', '-d', '-s', 'n');
    await h.run('split-window', '-t', 'n');
    expect(await out('list-panes', '-t', 'n', '-F', '#I.#P')).toBe('1.1\n1.2\n');
    expect(await out('display-message', '-p', '-t', 'n:1.1', '#P')).toBe('1\n');
  });

  test('default-command runs where nothing else was asked for', async () => {
    await h.run('set', '-g', 'default-command', 'top -d 5');
    await h.run('new-window', '-t', 'a');
    const spawn = h.host.received.filter((m) => m.kind === 'spawn').at(-1);
    expect(spawn).toMatchObject({ args: ['-c', 'top -d 5'] });
  });

  test.each([
    ['largest', 100, 29],
    ['smallest', 50, 19],
    ['latest', 50, 19],
  ])('window-size %s', async (policy, width, height) => {
    await h.run('setw', '-g', 'window-size', policy);
    await h.attach({ cols: 100, rows: 30 }, 'attach', '-t', 'a');
    h.clock.advance(10);
    const second = await h.attach({ cols: 50, rows: 20 }, 'attach', '-t', 'a');
    await h.pass(50);
    expect(second.scene!.window).toMatchObject({ width, height });
  });

  test('aggressive-resize: only who shows a window sizes it, else all whose session has it', async () => {
    await h.run('setw', '-g', 'window-size', 'smallest');
    await h.attach({ cols: 100, rows: 30 }, 'attach', '-t', 'a');
    await h.run('new-session', '-d', '-s', 'g', '-t', 'a');
    await h.run('new-window', '-d', '-t', 'a:');
    await h.run('select-window', '-t', 'g:1');
    await h.attach({ cols: 50, rows: 20 }, 'attach', '-t', 'g');
    await h.pass(50);
    const sizes = (): Promise<string> => out('list-windows', '-t', 'a', '-F', '#I #{window_width}');
    await h.run('select-window', '-t', 'a:0');
    await h.run('setw', '-g', 'aggressive-resize', 'on');
    await h.pass(50);
    expect(await sizes()).toBe('0 100\n1 50\n');
    await h.run('setw', '-g', 'aggressive-resize', 'off');
    await h.pass(50);
    expect(await sizes()).toBe('0 50\n1 50\n');
  });

  test('window-size latest follows the one that types', async () => {
    const first = await h.attach({ cols: 100, rows: 30 }, 'attach', '-t', 'a');
    h.clock.advance(10);
    await h.attach({ cols: 50, rows: 20 }, 'attach', '-t', 'a');
    await h.pass(50);
    h.clock.advance(10);
    first.type('x');
    await h.pass(50);
    expect(first.scene!.window).toMatchObject({ width: 100, height: 29 });
  });
});

describe('panes and options', () => {
  const lastSpawn = () => h.host.received.filter((m) => m.kind === 'spawn').at(-1)!;

  test('programs find TMUX unless it is turned off, and the terminal that is set', async () => {
    expect(lastSpawn().env).toContain(`TMUX=/tmp/test.sock,${process.pid},0`);
    expect(lastSpawn().env).toContain('TMUX_PANE=%0');
    await h.run('set', '-g', 'tmux-environment', 'off');
    await h.run('set', '-g', 'default-terminal', 'tmux-256color');
    await h.run('new-window', '-t', 'a');
    expect(lastSpawn().env.filter((word) => word.startsWith('TMUX'))).toEqual([]);
    expect(lastSpawn().env).toContain('TERM=tmux-256color');
  });

  describe.each(['on', 'off'])('with tmux-environment %s', (isOn) => {
    const tmuxOf = (of: { readonly env: readonly string[] }): string[] => of.env.filter((word) => word.startsWith('TMUX')).sort();

    test.each<[string, ...string[][]]>([
      ['new-session', ['new-session', '-d', '-s', 'b']],
      ['new-session with a command', ['new-session', '-d', '-s', 'b', 'cat']],
      ['new-window', ['new-window', '-d', '-t', 'a']],
      ['new-window with words', ['new-window', '-d', '-t', 'a', 'cat', '-u']],
      ['split-window', ['split-window', '-d', '-t', 'a']],
      ['split-window with variables', ['split-window', '-d', '-t', 'a', '-e', 'X=1', 'cat']],
      ['respawn-pane', ['respawn-pane', '-k', '-t', '%0']],
      ['respawn-window', ['respawn-window', '-k', '-t', 'a:0', 'cat']],
      ['default-command', ['set', '-g', 'default-command', 'cat'], ['new-window', '-d', '-t', 'a']],
      ['a shell of one’s own', ['set', '-g', 'default-shell', '/bin/sh'], ['new-window', '-d', '-t', 'a']],
    ])('a program started by %s is told of it, or is not', async (_, ...calls) => {
      await h.run('set', '-g', 'tmux-environment', isOn);
      h.host.clear();
      for (const argv of calls) expect(await h.run(...argv)).toMatchObject({ status: 0 });
      const { pane } = lastSpawn();
      const session = (await out('display-message', '-p', '-t', `%${pane}`, '#{session_id}')).trim().slice(1);
      const told = [`TMUX=/tmp/test.sock,${process.pid},${session}`, `TMUX_PANE=%${pane}`];
      expect(tmuxOf(lastSpawn())).toEqual(isOn === 'on' ? told : []);
    });

    test('so are programs that a restart brings back', async () => {
      await h.run('set', '-g', 'tmux-environment', isOn);
      await h.run('set', '-wg', 'restore-command', 'run');
      await h.run('set', '-wg', 'remain-on-exit', 'on');
      await h.run('new-window', '-d', '-t', 'a', 'cat');
      const { store } = h.server.services;
      const panes = [...store.model.panes.keys()];
      for (const pane of panes) h.host.send({ kind: 'exited', pane, code: 0, signal: 9 });
      await h.until(() => [...store.model.panes.values()].every(({ dead }) => dead !== undefined));
      const death = { code: 0, signal: 0, atMs: 0, isLost: true } as const;
      for (const pane of panes) store.apply({ kind: 'pane-died', pane, death });
      h.host.clear();
      h.server.runRestored();
      await h.quiet();
      const spawns = h.host.received.filter((m) => m.kind === 'spawn');
      expect(spawns.map(tmuxOf)).toEqual(
        panes.map((pane) => (isOn === 'on' ? [`TMUX=/tmp/test.sock,${process.pid},0`, `TMUX_PANE=%${pane}`] : [])),
      );
    });
  });

  test('a title is set only where that is allowed', async () => {
    await h.run('set', '-p', '-t', 'a', 'allow-set-title', 'off');
    h.host.print(0, '\x1b]2;mine\x07');
    await h.quiet();
    expect(await out('display-message', '-p', '-t', 'a', '#T')).not.toBe('mine\n');
    await h.run('set', '-pu', '-t', 'a', 'allow-set-title');
    h.host.print(0, '\x1b]2;mine\x07');
    await h.quiet();
    expect(await out('display-message', '-p', '-t', 'a', '#T')).toBe('mine\n');
  });

  test('attaching brings the variables of the client, with -E it does not', async () => {
    const attach = async (...flags: string[]): Promise<void> => {
      const client = h.connect();
      client.hello({ cols: 80, rows: 24 }, { DISPLAY: ':7' });
      client.command('attach', ...flags, '-t', 'a');
      await h.until(() => client.scene !== undefined);
    };
    await attach('-E');
    expect(await out('show-environment', '-t', 'a', 'DISPLAY')).toBe('-DISPLAY\n');
    await attach();
    expect(await out('show-environment', '-t', 'a', 'DISPLAY')).toBe('DISPLAY=:7\n');
  });

  test('automatic-rename is off for a window that has been given a name', async () => {
    await h.run('new-window', '-d', '-n', 'mine', '-t', 'a:5');
    expect(await out('show', '-wv', '-t', 'a:5', 'automatic-rename')).toBe('off\n');
    expect(await out('show', '-w', '-t', 'a:0', 'automatic-rename')).toBe('');
    await h.run('rename-window', '-t', 'a:0', 'other');
    expect(await out('show', '-wv', '-t', 'a:0', 'automatic-rename')).toBe('off\n');
    expect(await out('display-message', '-p', '-t', 'a:5', '#{automatic-rename}')).toBe('0\n');
  });

  test('automatic-rename turned on gives a window that was named back to its program', async () => {
    await h.run('rename-window', '-t', 'a', 'mine');
    const automatic = (): boolean[] => [...h.server.services.store.model.windows.values()].map((w) => w.automaticName);
    expect(automatic()).toEqual([false]);
    await h.run('setw', '-t', 'a', 'automatic-rename', 'off');
    expect(automatic()).toEqual([false]);
    await h.run('setw', '-t', 'a', 'automatic-rename', 'on');
    expect(automatic()).toEqual([true]);
  });

  test('escape-time goes to the client', async () => {
    await h.run('set', '-s', 'escape-time', '123');
    const client = await h.attach({ cols: 80, rows: 24 }, 'attach', '-t', 'a');
    expect(client.scene).toMatchObject({ escapeMs: 123 });
  });

  test('focus-events off: a program that asks for focus is told nothing', async () => {
    await h.run('set', '-s', 'focus-events', 'off');
    const client = await h.attach({ cols: 80, rows: 24 }, 'attach', '-t', 'a');
    h.host.print(0, '\x1b[?1004h');
    await h.quiet();
    client.send({ kind: 'input', kittyFlags: 0, events: [{ kind: 'focus', gained: false }] });
    await h.quiet();
    expect(h.host.typed(0)).toBe('');
    await h.run('set', '-s', 'focus-events', 'on');
    client.send({ kind: 'input', kittyFlags: 0, events: [{ kind: 'focus', gained: false }] });
    await h.quiet();
    expect(h.host.typed(0)).toBe('\x1b[O');
  });

  test('exit-empty off: the server stays without sessions', async () => {
    await h.run('set', '-s', 'exit-empty', 'off');
    await h.run('kill-session', '-t', 'a');
    await h.quiet();
    expect(h.ended).toBe(0);
    expect((await h.run('new-session', '-d', '-s', 'b')).status).toBe(0);
  });
});

describe('clients that take part less', () => {
  test('one that ignores size does not size the window', async () => {
    const first = await h.attach({ cols: 100, rows: 30 }, 'attach', '-t', 'a');
    h.clock.advance(10);
    await h.attach({ cols: 50, rows: 20 }, 'attach', '-f', 'ignore-size', '-t', 'a');
    await h.pass(50);
    expect(first.scene!.window).toMatchObject({ width: 100, height: 29 });
  });

  test('a read-only one sees, types nothing, runs nothing, and may leave', async () => {
    const client = await h.attach({ cols: 80, rows: 24 }, 'attach', '-r', '-t', 'a');
    client.type('rm -rf');
    client.press('Enter');
    client.press('C-b', 'c');
    await h.pass(50);
    expect(h.host.received.some((m) => m.kind === 'write')).toBe(false);
    expect(await out('list-windows', '-t', 'a', '-F', '#I')).toBe('0\n');
    client.press('C-b', 'd');
    await h.until(() => client.closed);
  });

  test('a flag that there is not is refused', async () => {
    const client = h.connect();
    client.hello({ cols: 80, rows: 24 });
    client.command('attach', '-f', 'invisible', '-t', 'a');
    await h.until(() => client.ofKind('done').length > 0);
    expect(client.printed('stderr')).toContain('unknown client flag: invisible');
  });
});

test('a nested start is refused before anything is made', async () => {
  const client = h.connect();
  client.hello({ cols: 80, rows: 24 }, { CCMUX: '/tmp/x,1,0', CCMUX_PANE: '%0' });
  client.command('new-session', '-s', 'nested');
  await h.until(() => client.ofKind('done').length > 0);
  expect(client.printed('stderr')).toContain('nested with care');
  expect((await h.run('has-session', '-t', '=nested')).status).toBe(1);
});
