/** Which processes there are, how they begin and end, and what they leave. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { descriptorsOf, eventually, processEntry } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { useWorld } from './world.js';

const world = useWorld();

/** Session, and controlling terminal (0: none), of a process: proc(5), fields 6 and 7. */
function sessionOf(pid: number): { readonly session: number; readonly terminal: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { session: Number(fields[3]), terminal: Number(fields[4]) };
}

describe('ccmux alone', () => {
  it('makes a session and attaches, and attaches to the last session the second time', async () => {
    const { ccmux } = world();
    const first = ccmux.terminal();
    await first.waitForText('[0]');
    await first.waitFor((t) => /^[$#]/.test(t.screenText()), 'a prompt');
    first.press('C-b', 'd');
    expect(await first.exited).toEqual({ code: 0, signal: 0 });
    expect(await ccmux.ok('list-sessions', '-F', '#{session_name} #{session_attached}')).toBe('0 0');
    await ccmux.ok('new-session', '-d', '-s', 'late', 'sh');
    const second = ccmux.terminal();
    await second.waitForText('[late]');
    expect(await ccmux.ok('list-sessions', '-F', '#{session_name} #{session_attached}')).toBe('0 0\nlate 1');
  });

  it('ends when the shell in its only pane ends, and leaves nothing', async () => {
    const { ccmux } = world();
    const terminal = ccmux.terminal();
    await terminal.waitFor((t) => /^[$#]/.test(t.screenText()), 'a prompt');
    terminal.type('exit\r');
    expect(await terminal.exited).toEqual({ code: 0, signal: 0 });
    expect(terminal.screenText()).toContain('[exited]');
    await world().expectNothingLeft();
  });
});

describe('the options in front of a command', () => {
  it('-V and --version say the version, --help and -h how to use it; no server is needed', async () => {
    const { ccmux, sandbox } = world();
    const program = ccmux.argv()[0]!;
    for (const flag of ['-V', '--version']) {
      expect(await sandbox.run([program, flag])).toEqual({ stdout: 'ccmux 0.1.0\n', stderr: '', status: 0 });
    }
    for (const flag of ['--help', '-h']) {
      const { stdout, stderr, status } = await sandbox.run([program, flag]);
      expect([stderr, status]).toEqual(['', 0]);
      expect(stdout).toMatch(/^usage: ccmux \[/);
    }
    expect(sandbox.processes()).toEqual([]);
  });

  it('unknown ones fail with a message', async () => {
    const { sandbox, ccmux } = world();
    const program = ccmux.argv()[0]!;
    for (const args of [['-Q'], ['--nonsense'], ['-L'], ['-L', 'a/b', 'ls']]) {
      const { stdout, stderr, status } = await sandbox.run([program, ...args]);
      expect([args, stdout, status]).toEqual([args, '', 1]);
      expect(stderr).not.toBe('');
    }
    expect(sandbox.processes()).toEqual([]);
  });

  it('unknown commands and flags fail with a message, with and without a server', async () => {
    const { ccmux, sandbox } = world();
    expect(await ccmux.run(['no-such-command'])).toMatchObject({ stdout: '', status: 1 });
    expect(sandbox.processes()).toEqual([]);
    await world().session('s');
    expect(await ccmux.run(['no-such-command'])).toEqual({ stdout: '', stderr: 'unknown command: no-such-command\n', status: 1 });
    const flag = await ccmux.run(['list-sessions', '-Q']);
    expect(flag).toMatchObject({ stdout: '', status: 1 });
    expect(flag.stderr).toMatch(/^command list-sessions: unknown flag -Q\n/);
  });

  it('-L and -S lead to servers of their own', async () => {
    const { ccmux, sandbox } = world();
    const program = ccmux.argv()[0]!;
    const path = join(sandbox.home, 'sock');
    await world().session('one');
    await sandbox.run([program, '-L', 'other', 'new-session', '-d', '-s', 'two', 'sh']);
    await sandbox.run([program, '-S', path, 'new-session', '-d', '-s', 'three', 'sh']);
    const list = async (...where: string[]) => (await sandbox.run([program, ...where, 'ls', '-F', '#S #{socket_path}'])).stdout;
    expect(await list('-L', 'test')).toBe(`one ${ccmux.socket}\n`);
    expect(await list('-L', 'other')).toBe(`two ${join(sandbox.runtime, 'ccmux', 'other.sock')}\n`);
    expect(await list('-S', path)).toBe(`three ${path}\n`);
    // A path counts more than a name.
    expect(await list('-L', 'test', '-S', path)).toBe(`three ${path}\n`);
    for (const where of [
      ['-L', 'other'],
      ['-S', path],
    ]) {
      expect((await sandbox.run([program, ...where, 'kill-server'])).status).toBe(0);
    }
  });

  it('-f names the file of commands that the server begins with', async () => {
    const { sandbox, ccmux } = world();
    const program = ccmux.argv()[0]!;
    const file = join(sandbox.home, 'conf');
    await sandbox.run(['sh', '-c', `printf 'new-session -d -s fromfile sh\\n' > ${file}`]);
    expect(await sandbox.run([program, '-L', 'test', '-f', file, 'new-session', '-d', '-s', 'x', 'sh'])).toMatchObject({
      status: 0,
    });
    expect(await ccmux.ok('list-sessions', '-F', '#S')).toBe('fromfile\nx');
  });
});

describe('without a server', () => {
  it('a command that makes nothing fails and starts none', async () => {
    const { ccmux, sandbox } = world();
    for (const args of [['ls'], ['list-windows'], ['has-session', '-t', 'x'], ['kill-server'], ['send-keys', 'x']]) {
      expect(await ccmux.run(args)).toEqual({ stdout: '', stderr: `no server running on ${ccmux.socket}\n`, status: 1 });
    }
    expect(sandbox.processes()).toEqual([]);
    await world().expectNothingLeft();
  });

  it('an attach fails and leaves no server', async () => {
    const { ccmux } = world();
    const { stderr, status } = await ccmux.run(['attach-session']);
    expect(status).toBe(1);
    expect(stderr).not.toBe('');
    await world().expectNothingLeft();
  });

  it('two that start one at the same instant end up at the same one', async () => {
    const { ccmux, sandbox } = world();
    const results = await Promise.all(['a', 'b', 'c', 'd'].map((name) => ccmux.run(['new-session', '-d', '-s', name, 'sh'])));
    expect(results).toEqual(results.map(() => ({ stdout: '', stderr: '', status: 0 })));
    expect(await ccmux.ok('list-sessions', '-F', '#S')).toBe('a\nb\nc\nd');
    const daemons = sandbox.processes().filter(({ argv }) => argv.some((a) => /\/(server|ptyhost)\.js$/.test(a)));
    expect(daemons.length).toBe(2);
  });
});

describe('a program that ends at once', () => {
  it('is no mistake, and leaves nothing', async () => {
    const w = world();
    for (let i = 0; i < 8; i++) {
      expect(await w.ccmux.run(['new-session', '-d', i % 2 === 0 ? 'true' : 'exit 3'])).toEqual({
        stdout: '',
        stderr: '',
        status: 0,
      });
    }
    await w.expectNothingLeft();
    const terminal = w.ccmux.terminal(['new-session', 'echo last words']);
    expect(await terminal.exited).toEqual({ code: 0, signal: 0 });
    expect(terminal.capture.toString()).toContain('last words');
    expect(terminal.screenText()).toContain('[exited]');
    terminal.dispose();
    await w.expectNothingLeft();
  });
});

describe('the server', () => {
  it('is in a session of its own, without terminal, and goes on when its terminal is gone', async () => {
    const w = world();
    const terminal = w.ccmux.terminal(['new-session', '-s', 's', 'sh']);
    await terminal.waitForText('[s]');
    for (const pid of [w.server, w.ptyhost]) {
      expect(sessionOf(pid)).toEqual({ session: pid, terminal: 0 });
      const kept = descriptorsOf(pid).filter(({ fd }) => fd <= 2);
      for (const { target } of kept) expect(target).not.toMatch(/pts|tty/);
    }
    terminal.hangUp();
    await eventually('the client to be gone', async () => (await w.get('#{session_attached}', 's')) === '0');
    await w.ok('send-keys', '-t', 's', 'echo still h$((1))re', 'Enter');
    await w.shows('s', 'still h1re');
  });

  it('keeps a log for its owner alone, without what panes show or are sent', async () => {
    const w = world();
    await w.session('s');
    await w.ok('send-keys', '-t', 's', 'echo sec$((1))ret-shown', 'Enter');
    await w.shows('s', 'sec1ret-shown');
    const terminal = await w.attach('s');
    terminal.type('secret-typed\r');
    terminal.paste('secret-pasted');
    await terminal.waitForText('secret-pasted');
    await w.ok('rename-window', '-t', 's', 'harmless');
    expect(statSync(w.logFile).mode & 0o777).toBe(0o600);
    expect(statSync(join(w.logFile, '..')).mode & 0o777).toBe(0o700);
    const text = readFileSync(w.logFile, 'utf8');
    expect(text).not.toMatch(/sec.?ret/);
    expect(w.log().map((e) => e.ev)).toEqual(expect.arrayContaining(['server.started', 'pane.spawned', 'client.attached']));
  });

  it('ends with its last session, and with kill-server', async () => {
    const w = world();
    await w.session('a');
    await w.session('b');
    const { server, ptyhost } = w;
    await w.ok('kill-session', '-t', 'a');
    expect(processEntry(server)).toBeDefined();
    expect(existsSync(w.ccmux.socket)).toBe(true);
    await w.ok('kill-session', '-t', 'b');
    await w.expectNothingLeft();
    expect([processEntry(server), processEntry(ptyhost)]).toEqual([undefined, undefined]);
    await w.session('c', 'sh', '-c', "trap '' HUP TERM; while :; do sleep 1; done");
    const terminal = await w.attach('c');
    expect(await w.ccmux.run(['kill-server'])).toEqual({ stdout: '', stderr: '', status: 0 });
    expect(await terminal.exited).toMatchObject({ signal: 0 });
    expect(terminal.screenText()).toContain('[server exited]');
    await w.expectNothingLeft();
  });

  it('may be started again the moment it has been ended, ten times', async () => {
    const w = world();
    for (let i = 0; i < 10; i++) {
      // One of them ignores the hang-up, and is killed three seconds later.
      await w.session(`s${i}`, 'sh', '-c', i === 3 ? "trap '' HUP; while :; do sleep 1; done" : 'exec cat');
      await w.ccmux.ok('kill-server');
    }
    await w.session('last');
    expect(await w.ok('list-sessions', '-F', '#S')).toBe('last');
  });

  it('SIGTERM ends it as kill-server does; SIGHUP and SIGINT do not', async () => {
    const w = world();
    await w.session('s');
    for (const signal of ['SIGHUP', 'SIGINT'] as const) {
      process.kill(w.server, signal);
      process.kill(w.ptyhost, signal);
    }
    expect(await w.get('#S', 's')).toBe('s');
    process.kill(w.server, 'SIGTERM');
    await w.expectNothingLeft();
  });
});

describe('in a pane', () => {
  const shown = `printf '<%s|%s|%s|%s|%s|%s>' "$CCMUX" "$CCMUX_PANE" "$TERM" "$COLORTERM" "$TMUX" "$STY$VTE_VERSION"; exec sleep 1000`;

  it.each([
    ['dumb', ''],
    ['screen-256color', ''],
    ['xterm-kitty', 'truecolor'],
    ['', ''],
  ])('TERM and COLORTERM are ones that programs know, outside TERM=%s', async (TERM, COLORTERM) => {
    const w = world();
    const env = { TERM, COLORTERM, TMUX: '/x,1,1', STY: 'x', VTE_VERSION: '1', CCMUX_PANE: '%77' };
    await w.ccmux.run(['new-session', '-d', '-s', 's', '-x', '200', shown], { env });
    const text = await w.shows('s', '>');
    const here = `${w.ccmux.socket},${w.server},0`;
    expect(text).toBe(`<${here}|%0|xterm-256color|truecolor|${here}|>`);
    await w.ok('split-window', '-t', 's', shown);
    expect(await w.shows('%1', '>')).toContain('|%1|xterm-256color|truecolor|');
  });

  it('commands mean the pane that they run in, and a nested start is refused in one clear line', async () => {
    const w = world();
    await w.session('s');
    await w.session('other');
    const [program, ...options] = w.ccmux.argv();
    const command = [program, ...options].join(' ');
    await w.ok('send-keys', '-t', 's', `${command} display-message -p 'here #S #D'; ${command}; echo status $?`, 'Enter');
    const text = await w.shows('s', /status \d/);
    expect(text).toContain('here s %0');
    expect(text).toContain('sessions should be nested with care, unset $CCMUX to force');
    expect(text).toContain('status 1');
    expect(await w.ok('list-sessions', '-F', '#S')).toBe('other\ns');
  });
});
