import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Sandbox } from '@ccmux/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = new Sandbox();
});
afterEach(() => sandbox.dispose());

describe('Sandbox', () => {
  test('runs a command in an environment of its own', async () => {
    const { stdout, stderr, status } = await sandbox.run(['sh', '-c', 'pwd; env; cat; echo oops >&2; exit 7'], {
      stdin: 'input',
    });
    expect(stdout).toContain(sandbox.home);
    expect(stdout).toContain('input');
    expect(stdout).not.toMatch(/^(TMUX|CCMUX(?!_TEST)|CLAUDE)/m);
    expect(stderr).toBe('oops\n');
    expect(status).toBe(7);
    expect((await sandbox.run(['sh', '-c', 'kill -9 $$'])).status).toBe(137);
  });

  test('commands inherit no descriptor, not even of a terminal that is open', async () => {
    const terminal = sandbox.terminal({ argv: ['sleep', '1000'] });
    const { stdout } = await sandbox.run(['ls', '-l', '/proc/self/fd']);
    expect(stdout).not.toContain('ptmx');
    terminal.hangUp();
    expect(await terminal.exited).toEqual({ code: 0, signal: 1 });
  });

  test('finds a process that has left its parent, and ends it', async () => {
    const { stdout } = await sandbox.run(['sh', '-c', 'setsid sleep 1000 >/dev/null 2>&1 & echo $!']);
    await expect(sandbox.untilEmpty(20)).rejects.toThrow('sleep 1000');
    await sandbox.dispose();
    expect(existsSync(`/proc/${stdout.trim()}/fd/0`)).toBe(false);
    expect(existsSync(sandbox.folder)).toBe(false);
  });

  test('its folders are for us alone', () => {
    expect(readdirSync(sandbox.folder).sort()).toEqual(['cache', 'config', 'data', 'home', 'run', 'state', 'tmp']);
    expect(sandbox.env['XDG_RUNTIME_DIR']).toBe(join(sandbox.folder, 'run'));
  });
});

describe('HostTerminal', () => {
  test('shows what a program draws, and types what a person presses', async () => {
    const terminal = sandbox.terminal({ argv: ['sh', '-c', 'stty -echo; printf "\\033[?1h\\033[3;5Hready\\n"; cat -v'] });
    await terminal.waitForText('ready');
    expect(terminal.screenText().split('\n')[2]).toBe('    ready');
    terminal.press('x', 'C-v', 'C-a', 'Up', 'Enter');
    await terminal.waitForText('x^A^[OA');
    terminal.press('C-d');
    expect(await terminal.exited).toEqual({ code: 0, signal: 0 });
    expect(terminal.capture.length).toBe(terminal.bytes);
  });

  test('the size follows, and the program hears of it', async () => {
    const terminal = sandbox.terminal({ argv: ['sh', '-c', 'trap "stty size" WINCH; echo ready; while :; do read _; done'] });
    await terminal.waitForText('ready');
    terminal.resize({ cols: 100, rows: 30 });
    await terminal.waitForText('30 100');
    expect(terminal.size).toEqual({ cols: 100, rows: 30 });
  });

  test('a wait that fails shows the screen', async () => {
    const terminal = sandbox.terminal({ argv: ['sh', '-c', 'echo something else; sleep 1000'] });
    await terminal.waitForText('something else');
    await expect(terminal.waitForText('never', 10)).rejects.toThrow(
      /waited 10 ms in vain[\s\S]*the text "never"[\s\S]*something else/,
    );
    terminal.kill('SIGKILL');
    await expect(terminal.waitForText('never')).rejects.toThrow(/the program ended before[\s\S]*signal 9/);
  });

  test('half of a synchronized update is not seen', async () => {
    const terminal = sandbox.terminal({
      argv: ['sh', '-c', 'printf "\\033[?2026hhalf"; read _; printf " whole\\033[?2026l"; read _'],
    });
    const seen: string[] = [];
    const whole = terminal.waitFor((t) => {
      seen.push(t.screenText().trim());
      return seen.at(-1)?.includes('whole') === true;
    }, 'the whole frame');
    terminal.press('Enter');
    await whole;
    expect(seen.filter((text) => text === 'half')).toEqual([]);
  });

  test('one that does not read holds the program up, and nothing is lost', async () => {
    const terminal = sandbox.terminal({ argv: ['sh', '-c', 'echo ready; read _; seq 100000; echo the end'] });
    await terminal.waitForText('ready');
    terminal.pause();
    const before = terminal.bytes;
    terminal.press('Enter');
    await sandbox.run(['true']);
    expect(terminal.bytes).toBe(before);
    expect(terminal.exit).toBeUndefined();
    terminal.resume();
    await terminal.waitForText('the end');
    expect(terminal.capture.toString()).toContain('\r\n99999\r\n100000\r\nthe end');
  });

  test('answers queries only when asked to', async () => {
    const ask = 'stty raw -echo; printf "\\033[c"; head -c 3 | od -c; stty sane';
    const terminal = sandbox.terminal({ argv: ['sh', '-c', ask], answers: true });
    await terminal.waitForText('033   [   ?');
    const mute = sandbox.terminal({ argv: ['sh', '-c', ask] });
    await mute.waitFor((t) => t.bytes >= 3, 'the query');
    mute.type('abc');
    await mute.waitForText('a   b   c');
  });
});
