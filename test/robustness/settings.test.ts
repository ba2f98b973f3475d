/** What people set while a server runs is with the next one: paste buffers, keys, variables, hooks, options. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventually, processEntry } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { useWorld, type World } from './world.js';

const world = useWorld();

const textBytes = 1024 * 1024;

/** A server with a file of commands, and what somebody has set since. */
async function build(w: World): Promise<string> {
  const config = join(w.sandbox.home, 'mine.conf');
  writeFileSync(config, 'set -ga update-environment OWN\nbind y next-window\nbind z kill-pane\nsetenv -g FROM file\n');
  const session = ['new-session', '-d', '-s', 'work', 'cat'];
  expect(await w.ccmux.run(['-f', config, ...session])).toMatchObject({ status: 0, stderr: '' });
  await w.ok('bind-key', '-N', 'a note', '-r', 'y', 'display-message', 'one; two', '\\;', 'last-window');
  await w.ok('bind-key', '-n', 'M-q', 'if-shell true { display-message "quoted \\" $HOME ~" } { detach-client }');
  await w.ok('bind-key', '-T', 'own', 'a', 'run-shell', "echo '#{pane_id}'");
  await w.ok('unbind-key', 'x');
  await w.ok('unbind-key', '-a', '-T', 'copy-mode-vi');
  await w.ok('set-environment', '-g', 'FROM', 'me');
  await w.ok('set-environment', '-t', 'work', 'ONE', 'session');
  await w.ok('set-environment', '-g', '-h', 'HIDDEN', 'value');
  await w.ok('set-hook', '-g', 'after-set-buffer', 'set-option -g @ran yes');
  await w.ok('set-buffer', 'first text');
  await w.ok('set-buffer', '-b', 'named', 'with a\nline and ü \u0001');
  await w.ok('set-buffer', '-n', 'renamed', '-b', 'named');
  await w.ok('set-buffer', 'last text');
  const large = join(w.sandbox.home, 'large');
  writeFileSync(large, Buffer.alloc(textBytes, 'large '));
  await w.ok('load-buffer', '-b', 'large', large);
  return config;
}

const start = (w: World, config: string) => w.ccmux.run(['-f', config, 'start-server']);

async function kept(w: World): Promise<readonly string[]> {
  const named = async (...argv: readonly string[]) => `${argv.join(' ')}:\n${await w.ok(...argv)}`;
  return [
    await named('list-keys'),
    await named('list-keys', '-N'),
    await named('list-buffers', '-F', '#{buffer_name} #{buffer_size} #{buffer_created} #{buffer_sample}'),
    await named('show-buffer', '-b', 'renamed'),
    await named('show-buffer'),
    (await w.ok('show-buffer', '-b', 'large')) === 'large '.repeat(textBytes / 6 + 1).slice(0, textBytes) ? 'whole' : 'not whole',
    await named('show-environment', '-g'),
    await named('show-environment', '-g', '-h'),
    await named('show-environment', '-t', 'work'),
    await named('show-hooks', '-g', 'after-set-buffer'),
    await named('show-options', '-g'),
    await named('show-options', '-s'),
  ];
}

async function kill(...pids: readonly number[]): Promise<void> {
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await eventually('them to be gone', () => pids.every((pid) => processEntry(pid) === undefined));
}

describe('what was set at run time', () => {
  it('outlives the server, an upgrade, and everything', { timeout: 180_000 }, async () => {
    const w = world();
    const config = await build(w);
    const before = await kept(w);
    await kill(w.server);
    expect(await start(w, config)).toMatchObject({ status: 0, stderr: '' });
    expect(await kept(w)).toEqual(before);
    await w.ccmux.ok('upgrade-server');
    expect(await kept(w)).toEqual(before);
    for (let i = 0; i < 2; i++) {
      await kill(w.server, w.ptyhost);
      expect(await start(w, config)).toMatchObject({ status: 0, stderr: '' });
      expect(await kept(w)).toEqual(before);
    }
    // Hooks run again, and names go on where they were.
    await w.ok('set-option', '-gu', '@ran');
    await w.ok('set-buffer', 'another');
    expect(await w.ok('show-options', '-gv', '@ran')).toBe('yes');
    expect(await w.ok('list-buffers', '-F', '#{buffer_name}')).toContain('buffer2\n');
  });

  it('gives way to what the file says otherwise; what it says no longer goes', { timeout: 120_000 }, async () => {
    const w = world();
    const config = await build(w);
    writeFileSync(config, 'bind y previous-window\nbind Q kill-server\n');
    await kill(w.server, w.ptyhost);
    expect(await start(w, config)).toMatchObject({ status: 0, stderr: '' });
    const keys = await w.ok('list-keys', '-T', 'prefix');
    expect(keys).toMatch(/ y +previous-window$/m);
    expect(keys).toMatch(/ Q +kill-server$/m);
    expect(keys).not.toMatch(/ z +kill-pane$/m);
    expect(keys).not.toMatch(/ x /);
    expect(await w.ok('show-options', '-g', 'update-environment')).not.toContain('OWN');
    expect(await w.ok('show-environment', '-g', 'FROM')).toBe('FROM=me');
  });

  it('is for its owner alone on the disk, and in what state export prints', { timeout: 120_000 }, async () => {
    const w = world();
    await build(w);
    const folder = dirname(w.logFile);
    const { stdout, status } = await w.ccmux.run(['state', 'export']);
    expect(status).toBe(0);
    const state = JSON.parse(stdout);
    const text = (name: string) => state.buffers.find((b: { readonly name: string }) => b.name === name)?.text;
    expect([text('buffer0'), text('renamed')]).toEqual(['first text', 'with a\nline and ü \u0001']);
    expect(state.model.bindings['own'].keys.a.command).toContain('run-shell');
    expect(state.model.environment.FROM).toEqual({ value: 'me', hidden: false });
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const mode = statSync(join(entry.parentPath, entry.name)).mode & 0o777;
      expect([entry.name, mode]).toEqual([entry.name, entry.isDirectory() ? 0o700 : 0o600]);
    }
  });
});

describe('a server without sessions', () => {
  it('that is to stay keeps what was set in it, until somebody ends it', { timeout: 120_000 }, async () => {
    const w = world();
    await w.session('work', 'cat');
    await w.ok('set-option', '-s', 'exit-empty', 'off');
    await w.ok('set-buffer', '-b', 'kept', 'text');
    await w.ok('kill-session', '-t', 'work');
    await w.ok('bind-key', 'y', 'next-window');
    await kill(w.server, w.ptyhost);
    expect(await w.ccmux.run(['start-server'])).toMatchObject({ status: 0, stderr: '' });
    expect(await w.ok('show-buffer', '-b', 'kept')).toBe('text');
    expect(await w.ok('list-keys', '-T', 'prefix')).toMatch(/ y +next-window$/m);
    await w.ccmux.ok('kill-server');
    await w.sandbox.untilEmpty();
    await w.session('other', 'cat');
    expect(await w.ok('list-buffers')).toBe('');
    expect(await w.ok('show-options', '-sv', 'exit-empty')).toBe('on');
  });
});

describe('a paste buffer', () => {
  it('that is too large for the disk is named when it is gone', { timeout: 120_000 }, async () => {
    const w = world();
    await w.session('work', 'cat');
    const large = join(w.sandbox.home, 'large');
    writeFileSync(large, Buffer.alloc(textBytes + 1, 'x'));
    await w.ok('load-buffer', '-b', 'large', large);
    await w.ok('set-buffer', '-b', 'small', 'text');
    await kill(w.server, w.ptyhost);
    expect(await w.ccmux.run(['start-server'])).toMatchObject({ status: 0 });
    expect(await w.ok('list-buffers', '-F', '#{buffer_name}')).toBe('small');
    const { stdout } = await w.ccmux.run(['state', 'report']);
    expect(stdout).toContain('paste buffer large (1048577 bytes) – it was in memory only: it is larger than 1048576 bytes');
  });

  it('is not on the disk where nobody wants that', { timeout: 120_000 }, async () => {
    const w = world();
    await w.session('work', 'printf "se%s of the pane" cret; exec cat');
    await w.shows('work', 'secret of the pane');
    await w.ok('set-option', '-p', '-t', 'work', 'save-screen', 'off');
    await w.ok('capture-pane', '-b', 'seen', '-t', 'work');
    await w.ok('set-buffer', '-b', 'typed', 'secret of the person');
    await w.ok('set-option', '-s', 'save-buffers', 'off');
    await w.ok('set-buffer', '-b', 'later', 'secret of the person');
    const folder = dirname(w.logFile);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
      (e) => e.isFile() && !e.name.endsWith('.log'),
    );
    const holding = files.filter((e) => readFileSync(join(e.parentPath, e.name), 'latin1').includes('secret of the'));
    expect(holding.map((e) => e.name)).toEqual([]);
    expect(await w.ok('show-buffer', '-b', 'later')).toBe('secret of the person');
  });
});
