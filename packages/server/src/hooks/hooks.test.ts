import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, describe, expect, test } from 'vitest';
import { Harness } from '../testing/harness.js';

let h: Harness;
beforeEach(async () => {
  h = await Harness.start(new VirtualClock());
  await h.run('new-session', '-d', '-s', 'a', '-n', 'one');
});

const noted = async (): Promise<string> => {
  await h.quiet();
  return (await h.run('show', '-gqv', '@note')).out.trimEnd();
};
const note =
  'set -gF @note "#{hook} #{hook_session} #{hook_session_name} #{hook_window} #{hook_window_name} #{hook_pane} #{pane_id}"';
const add = (text: string): string => `set -ga @note '${text}'`;

describe('hooks behind commands', () => {
  test('run before the next command of the line, and are told of the arguments', async () => {
    await h.run(
      'set-hook',
      '-g',
      'after-rename-window',
      'display-message -p "#{hook}|#{hook_arguments}|#{hook_argument_0}|#{hook_flag_t}"',
    );
    const { out, status } = await h.run('rename-window', '-t', 'a:0', 'zz', ';', 'display-message', '-p', 'next');
    expect(out).toBe('after-rename-window|-t a:0 zz|zz|a:0\nnext\n');
    expect(status).toBe(0);
  });

  test('are at what the command made', async () => {
    await h.run('set-hook', '-g', 'after-split-window', 'display-message -p "#{pane_id}"');
    expect((await h.run('split-window', '-d', '-t', 'a')).out).toBe('%1\n');
  });

  test('do not set off hooks, themselves least of all', async () => {
    await h.run('set-hook', '-g', 'after-new-window', 'new-window');
    await h.run('set-hook', '-g', 'window-linked', add('x'));
    await h.run('new-window', '-t', 'a');
    await h.quiet();
    expect((await h.run('list-windows', '-t', 'a', '-F', '#I')).out).toBe('0\n1\n2\n');
    expect(await noted()).toBe('x');
  });

  test('run one after the other in the order of their numbers', async () => {
    await h.run('set-hook', '-g', 'after-rename-window[3]', add('c'));
    await h.run('set-hook', '-g', 'after-rename-window[0]', add('a'));
    await h.run('set-hook', '-ga', 'after-rename-window', add('b'));
    await h.run('rename-window', '-t', 'a:0', 'x');
    expect(await noted()).toBe('abc');
  });

  test('one that fails is told, and stops nothing', async () => {
    await h.run('set-hook', '-g', 'after-rename-window', 'kill-window -t :99');
    const result = await h.run('rename-window', '-t', 'a:0', 'x', ';', 'display-message', '-p', 'next');
    expect(result).toMatchObject({ status: 1, out: 'next\n', error: "can't find window: 99\n" });
  });

  test('a failure of a command has a hook of its own', async () => {
    await h.run('set-hook', '-g', 'command-error', add('failed'));
    await h.run('kill-window', '-t', 'a:9');
    expect(await noted()).toBe('failed');
  });

  test('a session can have its own', async () => {
    await h.run('new-session', '-d', '-s', 'b');
    await h.run('set-hook', '-t', 'b', 'after-rename-window', add('b'));
    await h.run('rename-window', '-t', 'a:0', 'x');
    expect(await noted()).toBe('');
    await h.run('rename-window', '-t', 'b:0', 'x');
    expect(await noted()).toBe('b');
  });
});

describe('hooks of events', () => {
  test.each([
    ['session-renamed', ['rename-session', '-t', 'a', 'b'], 'session-renamed $0 b    %0'],
    ['window-renamed', ['rename-window', '-t', 'a:0', 'x'], 'window-renamed   @0 x  %0'],
    ['session-created', ['new-session', '-d', '-s', 'n'], 'session-created $1 n    %1'],
    ['window-linked', ['new-window', '-d', '-t', 'a', '-n', 'w'], 'window-linked $0 a @1 w  %1'],
    ['window-layout-changed', ['split-window', '-d', '-t', 'a'], 'window-layout-changed   @0 one  %0'],
    ['window-pane-changed', ['split-window', '-t', 'a'], 'window-pane-changed   @0 one  %1'],
    ['session-window-changed', ['new-window', '-t', 'a'], 'session-window-changed $0 a    %1'],
  ])('%s', async (hook, argv, expected) => {
    await h.run('set-hook', '-g', hook, note);
    await h.run(...argv);
    expect(await noted()).toBe(expected);
  });

  test('session-closed tells the name of what is gone', async () => {
    await h.run('new-session', '-d', '-s', 'b');
    await h.run('set-hook', '-g', 'session-closed', note);
    await h.run('kill-session', '-t', 'b');
    expect(await noted()).toBe('session-closed $1 b    %0');
  });

  test('pane-exited, and pane-title-changed', async () => {
    await h.run('split-window', '-d', '-t', 'a');
    await h.run('set-hook', '-g', 'pane-exited', note);
    await h.run('set-hook', '-g', 'pane-title-changed', note);
    h.host.print(0, '\x1b]2;a title\x07');
    expect(await noted()).toBe('pane-title-changed     %0 %0');
    h.host.send({ kind: 'exited', pane: 1, code: 0, signal: 0 });
    expect(await noted()).toBe('pane-exited     %1 %0');
  });

  test('what clients do, and where the keyboard is', async () => {
    await h.run('split-window', '-d', '-t', 'a');
    for (const hook of ['client-attached', 'client-session-changed', 'client-detached', 'client-resized', 'client-focus-out'])
      await h.run('set-hook', '-g', hook, add(`${hook} `));
    for (const hook of ['pane-focus-in', 'pane-focus-out'])
      await h.run('set-hook', '-g', hook, `set -gaF @note '#{hook}:#{hook_pane} '`);
    const client = await h.attach({ cols: 80, rows: 24 }, 'attach', '-t', 'a');
    expect(await noted()).toBe('client-session-changed pane-focus-in:%0 client-attached');
    await h.run('set', '-g', '@note', '');
    await h.run('select-pane', '-t', 'a:0.1');
    expect(await noted()).toBe('pane-focus-out:%0 pane-focus-in:%1');
    await h.run('set', '-g', '@note', '');
    client.drop();
    expect(await noted()).toBe('client-detached pane-focus-out:%1');
  });

  test('pane-mode-changed', async () => {
    await h.run('set-hook', '-g', 'pane-mode-changed', `set -gaF @note '#{hook_pane}:#{pane_in_mode} '`);
    await h.run('copy-mode', '-t', 'a');
    await h.quiet();
    await h.run('copy-mode', '-q', '-t', 'a');
    expect(await noted()).toBe('%0:1 %0:0');
  });

  test('-R runs a hook at once', async () => {
    await h.run('set-hook', '-g', 'client-attached', add('run'));
    await h.run('set-hook', '-R', 'client-attached');
    expect(await noted()).toBe('run');
  });

  test("-R runs a user's option", async () => {
    await h.run('set', '-g', '@mine', add('mine'));
    await h.run('set-hook', '-R', '@mine');
    expect(await noted()).toBe('mine');
  });

  test('without hooks, nothing is looked at', () => {
    expect(h.server.services.hooks.has('after-new-window')).toBe(false);
  });
});
