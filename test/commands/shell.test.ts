/** Shell commands that the server runs: their output, their end, their bounds; pipes of panes; files of commands. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { useWorld, type World } from '../robustness/world.js';

const world = useWorld();

const read = (w: World, name: string): string => {
  const file = join(w.sandbox.home, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

/** True while a process of this id runs. */
const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('run-shell', () => {
  it('prints for a shell command what was printed, and ends with its status', async () => {
    const w = world();
    await w.session('s');
    expect(await w.run('run-shell', 'echo a; echo b; echo c >&2')).toEqual({ stdout: 'a\nb\n', stderr: '', status: 0 });
    expect(await w.run('run-shell', 'echo a; exit 3')).toEqual({
      stdout: "a\n'echo a; exit 3' returned 3\n",
      stderr: '',
      status: 3,
    });
    expect((await w.run('run-shell', 'kill -9 $$')).status).toBe(137);
  });

  it('knows the server and the session, and runs where the caller is', async () => {
    const w = world();
    await w.session('s');
    expect(await w.ok('run-shell', 'echo "$CCMUX"')).toMatch(new RegExp(`^${w.ccmux.socket},\\d+,\\d+$`));
    expect(await w.ok('run-shell', 'pwd')).toBe(w.sandbox.home);
    expect(await w.ok('run-shell', '-c', '/usr', 'pwd')).toBe('/usr');
    await w.ok('set-environment', '-g', 'FROM_GLOBAL', 'yes');
    expect(await w.ok('run-shell', 'echo $FROM_GLOBAL #{session_name}')).toBe('yes s');
  });

  it('shows an attached person a page', async () => {
    const w = world();
    await w.session('s');
    const terminal = await w.attach('s');
    await w.ok('bind-key', '-n', 'M-r', 'run-shell', 'echo one; echo two');
    terminal.type('\x1br');
    await terminal.waitForText('two');
    terminal.type('q');
    await w.ok('run-shell', '-t', 's', 'echo for everybody');
    await terminal.waitForText('for everybody');
  });

  it('that does not want to end is ended with the server', async () => {
    const w = world();
    await w.session('s');
    await w.ok('run-shell', '-b', `trap '' TERM; echo $$ > ${w.sandbox.home}/pid; while :; do sleep 1; done`);
    await eventually('the job', () => /^\d+\n$/.test(read(w, 'pid')));
    const pid = Number(read(w, 'pid'));
    await w.ok('kill-server');
    await eventually('its end', () => !runs(pid));
  });

  it('in the background keeps nobody waiting, and ends with the server', async () => {
    const w = world();
    await w.session('s');
    await w.ok('run-shell', '-b', `echo $$ > ${w.sandbox.home}/pid; exec sleep 1000`);
    await eventually('the job', () => /^\d+\n$/.test(read(w, 'pid')));
    const pid = Number(read(w, 'pid'));
    expect(runs(pid)).toBe(true);
    await w.ok('kill-server');
    await eventually('its end', () => !runs(pid));
  });
});

describe('wait-for', () => {
  it('lets several callers go at once, wakes who comes later, and hands a lock on', async () => {
    const w = world();
    await w.session('s');
    let woken = 0;
    const waiting = [1, 2, 3].map(() => w.run('wait-for', 'x').then(() => woken++));
    await w.ok('run-shell', 'true');
    expect(woken).toBe(0);
    await w.ok('wait-for', '-S', 'x');
    await Promise.all(waiting);
    await w.ok('wait-for', '-L', 'y');
    const second = w.run('wait-for', '-L', 'y');
    await w.ok('wait-for', '-U', 'y');
    expect((await second).status).toBe(0);
  });
});

describe('pipe-pane', () => {
  it('copies what the program says until it is closed, byte for byte', async () => {
    const w = world();
    await w.session('s');
    await w.ok('pipe-pane', '-t', 's', `cat > ${w.sandbox.home}/out-#{pane_index}`);
    expect(await w.get('#{pane_pipe}', 's')).toBe('1');
    await w.ok(
      'send-keys',
      '-t',
      's',
      'i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done; echo the-$((1))-end',
      'Enter',
    );
    await eventually('all of it', () => read(w, 'out-0').includes('the-1-end'));
    const lines = read(w, 'out-0').split('\r\n');
    expect(lines.filter((line) => /line \d+$/.test(line)).length).toBe(20_000);
    await w.ok('pipe-pane', '-t', 's');
    expect(await w.get('#{pane_pipe}', 's')).toBe('0');
    await w.ok('send-keys', '-t', 's', 'echo after-$((1))-that', 'Enter');
    await eventually('the pane', async () => (await w.ok('capture-pane', '-p', '-t', 's')).includes('after-1-that'));
    expect(read(w, 'out-0')).not.toContain('after-1-that');
  });

  it('-o opens one where there is none and closes one that is there', async () => {
    const w = world();
    await w.session('s');
    for (const expected of ['1', '0', '1']) {
      await w.ok('pipe-pane', '-o', '-t', 's', 'cat > /dev/null');
      expect(await w.get('#{pane_pipe}', 's')).toBe(expected);
    }
  });

  it('-I types what the command says', async () => {
    const w = world();
    await w.session('s', 'cat');
    await w.ok('pipe-pane', '-I', '-t', 's', 'echo typed by a pipe');
    await eventually('the text', async () => (await w.ok('capture-pane', '-p', '-t', 's')).includes('typed by a pipe'));
  });

  it('a command that reads nothing does not stop the pane', async () => {
    const w = world();
    await w.session('s');
    await w.ok('pipe-pane', '-t', 's', 'exec sleep 1000');
    await w.ok('send-keys', '-t', 's', 'head -c 12000000 /dev/zero | tr "\\0" "x" | fold -w 79; echo still-$((1))-here', 'Enter');
    await eventually('the end', async () => (await w.ok('capture-pane', '-p', '-t', 's')).includes('still-1-here'), 30_000);
    await w.ok('pipe-pane', '-t', 's');
  });
});

describe('#() in formats', () => {
  it('is empty at first, then what the command said last', async () => {
    const w = world();
    await w.session('s');
    await eventually('the answer', async () => (await w.get('<#(echo first; echo last #{session_name})>', 's')) === '<last s>');
  });

  it('reaches the status line by itself, and runs at most once a second', async () => {
    const w = world();
    await w.session('s');
    const terminal = await w.attach('s');
    await w.ok('set-option', '-g', 'status-right', `#(echo x >> ${w.sandbox.home}/count; echo shown-$((1)))`);
    await terminal.waitForText('shown-1');
    const before = read(w, 'count').length;
    for (let i = 0; i < 20; i++) await w.ok('rename-window', '-t', 's', `name${i}`);
    expect(read(w, 'count').length - before).toBeLessThan(8);
  });
});

describe('source-file', () => {
  it('reads standard input', async () => {
    const w = world();
    await w.session('s');
    const { stdout, stderr, status } = await w.ccmux.run(['source-file', '-'], {
      stdin: 'display-message -p one\nif -F 1 {\n  display-message -p two\n}\n',
    });
    expect({ stdout, stderr, status }).toEqual({ stdout: 'one\ntwo\n', stderr: '', status: 0 });
    const wrong = await w.ccmux.run(['source-file', '-'], { stdin: 'display-message -p one\nnosuch\n' });
    expect(wrong).toMatchObject({ stdout: '-:2: unknown command: nosuch\n', status: 1 });
  });

  it('that reads itself ends', async () => {
    const w = world();
    await w.session('s');
    const file = join(w.sandbox.home, 'loop');
    writeFileSync(file, `source-file ${file}\n`);
    expect(await w.run('source-file', file)).toMatchObject({ stderr: 'too many nested files\n', status: 1 });
  });
});

describe('what no command here does', () => {
  it('is written down as a line of JSON', async () => {
    const w = world();
    await w.session('s');
    await w.run('customize-nothing', '-x', 'y');
    await w.run('display-message', '-Q');
    const file = join(
      w.sandbox.env['XDG_STATE_HOME'] ?? join(w.sandbox.home, '.local', 'state'),
      'ccmux',
      'test',
      'unsupported.jsonl',
    );
    const lines = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { argv: ['customize-nothing', '-x', 'y'], error: 'unknown command: customize-nothing' },
      { argv: ['display-message', '-Q'], error: 'unknown flag -Q' },
    ]);
  });
});

describe('a person at a terminal', () => {
  it('suspends the client, and goes on where they were', async () => {
    const w = world();
    await w.session('s');
    const terminal = await w.attach('s');
    await w.ok('set-option', '-g', 'lock-command', 'echo it is $((1)) locked; read x');
    await w.ok('lock-session', '-t', 's');
    await terminal.waitForText('it is 1 locked');
    terminal.type('\r');
    terminal.type('echo back-$((1))-again\r');
    await terminal.waitForText('back-1-again');
  });

  it('chooses a table for one key, and binds any key', async () => {
    const w = world();
    await w.session('s', 'cat');
    const terminal = await w.attach('s');
    await w.ok('bind-key', '-T', 'root', 'a', 'display-message', 'bound text');
    terminal.type('xaz\r');
    await terminal.waitForText('xz');
    await w.ok('unbind-key', '-n', 'a');
    terminal.type('xaz\r');
    await terminal.waitForText('xaz');
  });

  it('answers several questions, each with its own text', async () => {
    const w = world();
    await w.session('s');
    const terminal = await w.attach('s');
    await w.ok('bind-key', '-n', 'M-p', 'command-prompt', '-p', 'one,two', '-I', 'x', 'rename-window "%1-%2"');
    terminal.type('\x1bp');
    await terminal.waitForText('one x');
    terminal.type('y\r');
    await terminal.waitForText('two');
    terminal.type('z\r');
    await terminal.waitForText('0:xy-z*');
  });

  it('confirms before commands in a block', async () => {
    const w = world();
    await w.session('s');
    const terminal = await w.attach('s');
    const file = join(w.sandbox.home, 'bindings');
    writeFileSync(file, 'bind -n M-c confirm-before -p "sure? " {\n rename-window "a b"\n rename-session c\n}\n');
    await w.ok('source-file', file);
    terminal.type('\x1bc');
    await terminal.waitForText('sure?');
    terminal.type('n');
    terminal.type('\x1bc');
    await terminal.waitForText('sure?');
    terminal.type('y');
    await terminal.waitForText('[c] 0:a b*');
  });
});
