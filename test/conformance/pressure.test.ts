/** What agent tools put ccmux under: many callers at once, storms of layouts, and calls that nobody knows. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, type RunResult } from '@ccmux/testkit';
import { expect, it } from 'vitest';
import { useWorld, type World } from '../robustness/world.js';
import { shim } from './stage.js';

const world = useWorld();

const tmux = (w: World, ...args: readonly string[]): Promise<RunResult> =>
  w.sandbox.run([shim, '-L', 'test', '-f', '/dev/null', ...args]);

it('100 texts sent at the same time each arrive whole', async () => {
  const w = world();
  await w.session('main', 'cat > typed');
  const texts = Array.from({ length: 100 }, (_, i) => `<${i}:${'x'.repeat(20 + i)}:${i}>`);
  const sent = await Promise.all(
    texts.map((text) => w.run('send-keys', '-l', '-t', 'main', '--', text, ';', 'send-keys', '-t', 'main', 'Enter')),
  );
  expect(sent.filter((r) => r.status !== 0)).toEqual([]);
  const file = join(w.sandbox.home, 'typed');
  const lines = await eventually('all texts', () => {
    const read = existsSync(file)
      ? readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
      : [];
    return read.length >= texts.length && read;
  });
  expect(lines.toSorted()).toEqual(texts.toSorted());
});

it('however often a batch of commands arranges a window, a program is told once', async () => {
  const w = world();
  await w.session('main', `trap 'echo resized' WINCH; echo ready; while :; do read line; done`);
  await w.ok('split-window', '-d', '-h', '-t', 'main', 'cat');
  await w.ok('split-window', '-d', '-v', '-t', 'main', 'cat');
  await w.shows('main', 'resized');
  await w.ok('clear-history', '-t', 'main:0.0');
  await w.ok(
    'respawn-pane',
    '-k',
    '-t',
    'main:0.0',
    `trap 'n=$((n+1)); echo resized $n' WINCH; echo again; while :; do read line; done`,
  );
  await w.shows('main:0.0', 'again');
  const storm = Array.from({ length: 20 }, (_, i) => [
    ['select-layout', '-t', 'main', 'main-vertical', ';'],
    ['resize-pane', '-t', 'main:0.0', '-x', String(20 + i), ';'],
    ['select-layout', '-t', 'main', 'tiled', ';'],
  ]).flat(2);
  await w.ok(...storm, 'resize-pane', '-t', 'main:0.0', '-x', '33');
  await w.shows('main:0.0', 'resized 1');
  await w.ok('send-keys', '-t', 'main:0.0', 'after', 'Enter');
  await w.shows('main:0.0', 'after');
  expect(await w.screen('main:0.0')).not.toContain('resized 2');
  expect(await w.get('#{pane_width}', 'main:0.0')).toBe('33');
});

it('what nobody knows fails with a message, and is written down', async () => {
  const w = world();
  await w.session('main', 'cat');
  expect(await tmux(w, 'no-such-command', '-t', 'x')).toEqual({
    stdout: '',
    stderr: 'unknown command: no-such-command\n',
    status: 1,
  });
  expect(await tmux(w, 'split-window', '-y')).toEqual({
    stdout: '',
    stderr: 'command split-window: unknown flag -y\n',
    status: 1,
  });
  expect(await tmux(w, '-y')).toMatchObject({ stdout: '', status: 1 });
  const file = join(w.sandbox.env['XDG_STATE_HOME']!, 'ccmux', 'test', 'unsupported.jsonl');
  const entries = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(entries).toEqual([
    { time: expect.any(String), argv: ['no-such-command', '-t', 'x'], error: 'unknown command: no-such-command' },
    { time: expect.any(String), argv: ['split-window', '-y'], error: 'unknown flag -y' },
  ]);
});

it('says that no server runs as tmux does', async () => {
  const w = world();
  const none = join(w.sandbox.folder, 'none');
  expect(await w.sandbox.run([shim, '-S', none, 'ls'])).toEqual({
    stdout: '',
    stderr: `error connecting to ${none} (No such file or directory)\n`,
    status: 1,
  });
  expect(await tmux(w, '-N', 'new-session', '-d')).toMatchObject({ status: 1 });
  expect(await tmux(w, '-V')).toEqual({ stdout: 'tmux 3.4\n', stderr: '', status: 0 });
});

it('a script in a pane finds tmux by name, and the pane that it names', async () => {
  const w = world();
  await w.session('main', 'cat');
  await w.ok(
    'new-window',
    '-d',
    '-t',
    'main',
    '-n',
    'two',
    `tmux display-message -p 'here #{window_name} #{pane_id}'; TMUX_PANE=%0 tmux display-message -p 'there #{window_name} #{pane_id}'; exec cat`,
  );
  const screen = await w.shows('main:two', 'there');
  expect(screen).toContain('here two %1');
  expect(screen).toContain('there win %0');
});
