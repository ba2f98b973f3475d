/** Files of commands that are run again by the server that comes after: what they set, and what people have set since. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadModel, saveModel } from '@ccmux/core';
import { VirtualClock } from '@ccmux/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { configure } from '../config-files.js';
import { Harness } from '../testing/harness.js';

let folder: string;
let file: string;
let h: Harness;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ccmux-run-'));
  file = join(folder, 'ccmux.conf');
  h = await Harness.start(new VirtualClock());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const says = (...lines: string[]): void => writeFileSync(file, `${lines.join('\n')}\n`);
const out = async (...argv: string[]): Promise<string> => (await h.run(...argv)).out.trimEnd();

async function begin(...lines: string[]): Promise<void> {
  says(...lines);
  await h.run('new-session', '-d', '-s', 'a');
  expect(await configure(h.server.services, [file])).toEqual([]);
}

/** Another server goes on with what was kept of this one. */
async function again(...lines: string[]): Promise<void> {
  if (lines.length > 0) says(...lines);
  const model = loadModel(saveModel(h.server.services.store.model));
  if (!model.ok) throw new Error(model.error);
  h = await Harness.start(new VirtualClock(), [], { model: model.value });
  expect(await configure(h.server.services, [file], true)).toEqual([]);
}

test('nothing is added twice', async () => {
  await begin(
    'setenv -g PATH "/mine:$PATH"',
    'set -g status-right x',
    'set -ga status-right y',
    'set -ga update-environment NAME',
    'set -g mouse',
  );
  const before = [
    await out('show', '-g', 'status-right'),
    await out('show', '-g', 'update-environment'),
    await out('show', '-g', 'mouse'),
  ];
  expect(before[0]).toBe('status-right xy');
  await again();
  await again();
  expect([
    await out('show', '-g', 'status-right'),
    await out('show', '-g', 'update-environment'),
    await out('show', '-g', 'mouse'),
  ]).toEqual(before);
  expect(await out('show-environment', '-g', 'PATH')).toBe('PATH=/mine:/bin');
  await h.run('set-hook', '-ga', 'after-new-window', 'display-message mine');
  await again();
  expect(await out('show-hooks', '-g', 'after-new-window')).toBe('after-new-window[0] display-message mine');
});

test('what people have set since stays: options, keys, variables', async () => {
  await begin('set -g status-right file', 'bind x kill-pane', 'setenv -g NAME file', 'bind y next-window', 'unbind z');
  await h.run('set', '-g', 'status-right', 'mine');
  await h.run('bind', 'x', 'display-message', 'mine; yours');
  await h.run('unbind', 'y');
  await h.run('bind', 'z', 'resize-pane', '-Z');
  await h.run('bind', '-n', 'M-q', 'detach');
  await h.run('setenv', '-g', 'NAME', 'mine');
  await again();
  expect(await out('show', '-g', 'status-right')).toBe('status-right mine');
  expect(await out('show-environment', '-g', 'NAME')).toBe('NAME=mine');
  const keys = await out('list-keys');
  expect(keys).toMatch(/-T prefix +x +display-message "mine; yours"/);
  expect(keys).toMatch(/-T prefix +z +resize-pane -Z/);
  expect(keys).toMatch(/-T root +M-q +detach-client/);
  expect(keys).not.toMatch(/-T prefix +y /);
});

test('what the file says otherwise comes into force, what it says no longer goes', async () => {
  await begin('set -g status-right one', 'bind x kill-pane', 'bind C-b display-message hi', 'setenv -g NAME file', 'set -g @a 1');
  await h.run('set', '-g', 'status-right', 'mine');
  await h.run('set', '-g', '@a', 'mine');
  await again('set -g status-right two');
  expect(await out('show', '-g', 'status-right')).toBe('status-right two');
  const keys = await out('list-keys', '-T', 'prefix');
  expect(keys).toMatch(/ x +confirm-before/);
  expect(keys).toMatch(/ C-b +send-prefix/);
  expect(await out('show-environment', '-g')).not.toContain('NAME');
  expect(await out('show', '-gv', '@a')).toBe('mine');
});

test('a table that the file clears is cleared, and is not when it does so no longer', async () => {
  await begin('unbind -a -T prefix', 'bind -T prefix a next-window');
  await h.run('bind', '-T', 'prefix', 'b', 'last-window');
  await again();
  expect((await out('list-keys', '-T', 'prefix')).split('\n').map((line) => line.split(/ +/)[3])).toEqual(['a', 'b']);
  await again('set -g mouse on');
  expect(await out('list-keys', '-T', 'prefix')).toMatch(/ d +detach-client/);
  expect(await out('list-keys', '-T', 'prefix')).toMatch(/ b +last-window/);
  expect(await out('list-keys', '-T', 'prefix')).not.toMatch(/ a +next-window/);
});

test('what it opened comes back, and is not opened again', async () => {
  await begin('new-session -d -s work', 'split-window -t work', 'send-keys -t work vim Enter', 'set-buffer text');
  await h.run('kill-session', '-t', 'a');
  await again();
  expect(await out('list-sessions', '-F', '#{session_name}')).toBe('work');
  expect(h.host.received.some((m) => m.kind === 'write')).toBe(false);
});

test('who runs it again by hand has said it from then on', async () => {
  await begin('set -g status-right one');
  says('set -g status-right two', 'bind x kill-pane');
  await h.run('source-file', file);
  expect(await out('show', '-g', 'status-right')).toBe('status-right two');
  await h.run('set', '-g', 'status-right', 'mine');
  await again();
  expect(await out('show', '-g', 'status-right')).toBe('status-right mine');
  await again('set -g status-right two');
  expect(await out('list-keys', '-T', 'prefix', 'x')).toContain('confirm-before');
});

test('what people have set is no business of a file that takes it back', async () => {
  await begin('set -gu status-left', 'unbind x', 'unbind -aqT mine');
  await h.run('set', '-g', 'status-left', 'mine');
  await h.run('bind', '-T', 'mine', 'x', 'next-window');
  await again();
  expect(await out('show', '-gv', 'status-left')).toBe('mine');
  expect(await out('list-keys', '-T', 'mine')).toContain('next-window');
});

test('hooks that were kept run', async () => {
  await begin();
  await h.run('set-hook', '-g', 'after-set-environment', 'set -g @seen yes');
  await again();
  await h.run('setenv', '-g', 'X', '1');
  expect(await out('show', '-gv', '@seen')).toBe('yes');
});

test('keys of state that another version wrote, whose commands there are not, do nothing and are told', async () => {
  await begin();
  h.server.services.store.apply({
    kind: 'key-bound',
    table: 'prefix',
    key: 'x',
    binding: { command: 'nosuch', note: '', repeat: false },
  });
  await again();
  expect(h.server.services.keys.unreadable).toEqual(['the key x of the table prefix does nothing: unknown command: nosuch']);
  expect(await out('list-keys', '-T', 'prefix')).not.toMatch(/ x /);
});
