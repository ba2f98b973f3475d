import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualClock } from '@ccmux/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { configure } from '../config-files.js';
import { Harness } from '../testing/harness.js';

let h: Harness;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ccmux-variables-'));
  h = await Harness.start(new VirtualClock());
  await h.run('new-session', '-d', '-s', 'a', '-x', '80', '-y', '24');
});
afterEach(() => rmSync(folder, { recursive: true }));

const show = async (format: string): Promise<string> =>
  (await h.run('display-message', '-p', '-t', 'a', format)).out.slice(0, -1);

describe('the terminal of a client', () => {
  const seen = '#{client_termtype}|#{client_termfeatures}|#{client_cell_width}x#{client_cell_height}|#{I/f:RGB}#{I/f:sync}';

  test('is what it says of itself, without what could do harm', async () => {
    expect(await show(seen)).toBe('||x|');
    const client = await h.attach();
    expect(await show(seen)).toBe('||0x0|00');
    const body = { kitty: true, name: 'Term\x1b]0;x\x07(1.2)', features: ['256', 'RGB'], cell: { width: 9, height: 18 } };
    client.send({ kind: 'hostReport', body });
    await h.quiet();
    expect(await show(seen)).toBe('Term]0;x(1.2)|256,RGB|9x18|10');
  });

  test('gives its window the size of a cell; without one it is what tmux takes it for', async () => {
    expect(await show('#{window_cell_width}x#{window_cell_height}')).toBe('16x32');
    const one = await h.attach();
    one.send({ kind: 'hostReport', body: { kitty: false, name: '', cell: { width: 9, height: 18 } } });
    await h.pass(10);
    const other = await h.attach();
    other.send({ kind: 'hostReport', body: { kitty: false, name: '', cell: { width: 7, height: 14 } } });
    await h.quiet();
    expect(await show('#{window_cell_width}x#{window_cell_height}')).toBe('7x14');
    await h.pass(10);
    one.type('x');
    await h.quiet();
    expect(await show('#{window_cell_width}x#{window_cell_height}')).toBe('9x18');
  });

  test('has the keyboard or not', async () => {
    const client = await h.attach();
    expect(await show('#{client_flags}')).toBe('attached,UTF-8');
    client.input([{ kind: 'focus', gained: true }]);
    await h.quiet();
    expect(await show('#{client_flags}')).toBe('attached,focused,UTF-8');
    client.input([{ kind: 'focus', gained: false }]);
    await h.quiet();
    expect(await show('#{client_flags}')).toBe('attached,UTF-8');
  });

  test('has the environment of its client', async () => {
    const client = h.connect();
    client.hello({ cols: 80, rows: 24 }, { MINE: 'x y' });
    client.command('attach-session');
    await h.until(() => client.scene !== undefined);
    expect(await show('#{I/e:MINE}|#{I/e:OTHER}|#{I/e:constructor}')).toBe('x y||');
  });
});

test('a pane that printed since it is in a mode has changes that nobody saw', async () => {
  const client = await h.attach();
  const pane = client.scene!.panes[0]!.pane;
  h.host.print(pane, 'before');
  await h.quiet();
  await h.run('copy-mode', '-t', 'a');
  expect(await show('#{pane_unseen_changes}')).toBe('0');
  h.host.print(pane, 'behind');
  await h.quiet();
  expect(await show('#{pane_unseen_changes}')).toBe('1');
  await h.run('send-keys', '-t', 'a', '-X', 'cancel');
  expect(await show('#{pane_unseen_changes}')).toBe('0');
  await h.run('copy-mode', '-t', 'a');
  expect(await show('#{pane_unseen_changes}')).toBe('0');
});

test('the command that a pane is piped to has a process', async () => {
  expect(await show('#{pane_pipe}#{pane_pipe_pid}')).toBe('0');
  await h.run('pipe-pane', '-t', 'a', 'cat >/dev/null');
  expect(await show('#{pane_pipe} #{pane_pipe_pid}')).toMatch(/^1 [1-9]\d*$/);
  await h.run('pipe-pane', '-t', 'a');
});

test('history is counted as tmux prints it', async () => {
  const client = await h.attach();
  h.host.print(client.scene!.panes[0]!.pane, 'line\r\n'.repeat(30));
  await h.quiet();
  expect(await show('#{history_all_bytes}')).toBe(`${await show('#{history_size},#{history_bytes}')},0,0,0,0`);
  expect(await show('#{history_size}')).not.toBe('0');
});

describe('commands and files', () => {
  test('the command that is run has a name, that of a key and of a hook, too', async () => {
    expect(await show('#{command}')).toBe('display-message');
    await h.run('set-hook', '-g', 'after-rename-window', 'run-shell -C "set -g @inner #{command}"');
    await h.run('rename-window', '-t', 'a', 'x');
    expect(await show('#{@inner}')).toBe('run-shell');
  });

  test('a file knows its name while it is run, and one that it runs its own', async () => {
    const [outer, inner] = [join(folder, 'outer.conf'), join(folder, 'inner.conf')];
    writeFileSync(
      outer,
      "set -gF @before '#{current_file}'\nsource-file -F '#{d:current_file}/inner.conf'\nset -gF @after '#{current_file}'\n",
    );
    writeFileSync(inner, "set -gF @inner '#{current_file}'\n");
    expect(await h.run('source-file', outer)).toMatchObject({ status: 0 });
    expect(await show('#{@before} #{@inner} #{@after}|#{current_file}')).toBe(`${outer} ${inner} ${outer}|`);
  });

  test('the configuration has files', async () => {
    expect(await show('#{config_files}')).toBe('');
    const [commands, toml] = [join(folder, 'a.conf'), join(folder, 'b.toml')];
    writeFileSync(commands, "set -gF @mine '#{current_file}'\n");
    writeFileSync(toml, '[options]\n');
    await configure(h.server.services, [commands, toml]);
    expect(await show('#{config_files}')).toBe(`${toml},${commands}`);
    expect(await show('#{@mine}')).toBe(commands);
  });
});

describe('loops', () => {
  test('go over the options that a level has', async () => {
    await h.run('set', '-t', 'a', 'status-left', 'x');
    await h.run('set', '-t', 'a', '@mine', 'y');
    const of = (flags: string, format: string): Promise<string> => show(`#{O${flags}:${format}}`);
    expect(await of('', '#{loop_index}#{option_name}=#{option_value}#{option_is_user}#{option_is_array}#{loop_last_flag} ')).toBe(
      '0@mine=y100 1status-left=x001 ',
    );
    expect(await of('p', '#{option_name}')).toBe('');
    expect(await of('/gp', '#{option_name}')).toBe('');
    await h.run('set', '-p', '-t', 'a', 'remain-on-exit', 'failed');
    expect(await of('/p', '#{option_name} #{option_value}')).toBe('remain-on-exit failed');
    expect(await of('/gw', '#{?#{==:#{option_name},mode-keys},#{option_value},}')).toBe('emacs');
    expect(await of('/g', '#{?#{==:#{option_name},base-index},#{option_value},}')).toBe('0');
    expect(await of('/v', '#{?#{==:#{option_name},base-index},#{option_value},}')).toBe('');
  });

  test('give a turn to each item of a list', async () => {
    await h.run('set', '-s', 'user-keys[3]', 'a');
    await h.run('set', '-s', 'user-keys[5]', 'b');
    const item =
      '#{option_array_key}#{option_array_index}#{option_value}#{option_array_first}#{option_array_last}/#{option_array_count} ';
    expect(await show(`#{O/v:#{?#{==:#{option_name},user-keys},${item},}}`)).toBe('33a10/2 55b01/2 ');
  });

  test('go over environments', async () => {
    await h.run('set-environment', '-t', 'a', 'ONE', '1');
    await h.run('set-environment', '-h', '-t', 'a', 'SECRET', '2');
    await h.run('set-environment', '-r', '-t', 'a', 'GONE');
    const turn = '#{environ_name}=#{environ_value}#{environ_hidden}#{environ_removed}#{loop_last_flag} ';
    const listed = await show(`#{V:${turn}}`);
    for (const part of ['GONE=01', 'ONE=100', 'SECRET=210']) expect(listed).toContain(part);
    expect(await show('#{V/g:#{?#{==:#{environ_name},HOME},#{environ_value},}}')).toBe('/home/test');
    const client = h.connect();
    client.hello(undefined, { OWN: 'z' });
    client.command('display-message', '-p', '#{V/c:#{environ_name}=#{environ_value} }');
    await h.until(() => client.ofKind('done').length > 0);
    expect(client.printed()).toBe('OWN=z \n');
  });
});
