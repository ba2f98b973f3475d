/** Commands about clients, with clients at real terminals. */
import { eventually } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { useWorld } from '../robustness/world.js';

const world = useWorld();

const gone = { code: 0, signal: 0 };

describe('detach-client', () => {
  it('sends away the clients of a session, or the one that was used last', async () => {
    const w = world();
    await w.session('a');
    await w.session('b');
    const [first, second, third] = [await w.attach('a'), await w.attach('a'), await w.attach('b')];
    await w.ok('detach-client', '-s', 'a');
    expect([await first.exited, await second.exited]).toEqual([gone, gone]);
    expect(first.screenText()).toContain('[detached (from session a)]');
    expect(third.exit).toBeUndefined();
    // Without a name: the one that was used last.
    await w.ok('detach-client');
    expect(await third.exited).toEqual(gone);
    expect(await w.run('detach-client')).toEqual({ stdout: '', stderr: 'no current client\n', status: 1 });
    expect(await w.ok('list-sessions', '-F', '#S #{session_attached}')).toBe('a 0\nb 0');
  });

  it('-E runs a command in the place of the client, on its terminal', async () => {
    const w = world();
    await w.session('a');
    const client = await w.attach('a');
    await w.ok('detach-client', '-s', 'a', '-E', 'echo on $(test -t 0 && echo a terminal); exit 7');
    expect(await client.exited).toEqual({ code: 7, signal: 0 });
    expect(client.screenText()).toContain('on a terminal');
  });

  it('-P hangs up the shell that started the client', async () => {
    const w = world();
    await w.session('a');
    const attach = w.ccmux.argv('attach-session', '-t', 'a').join(' ');
    const shell = w.sandbox.terminal({ argv: ['/bin/sh', '-c', `${attach}; echo not hung up`] });
    await shell.waitForText('[a]');
    await w.ok('detach-client', '-s', 'a', '-P');
    expect(await shell.exited).toEqual({ code: 0, signal: 1 });
    expect(shell.screenText()).toContain('[detached and SIGHUPed (from session a)]');
  });
});

describe('switch-client', () => {
  it('shows another session, by the keys as well, with its last window', async () => {
    const w = world();
    await w.session('a');
    await w.session('b');
    await w.ok('new-window', '-t', 'b:', '-n', 'there', 'echo in-b; exec cat');
    const client = await w.attach('a');
    client.press('C-b', ')');
    await client.waitForText('in-b');
    await client.waitForText('1:there*');
    client.press('C-b', 'L');
    await client.waitForText('[a]');
    await w.ok('kill-session', '-t', 'b');
    expect(await w.run('switch-client', '-l')).toMatchObject({ status: 1, stderr: "can't find last session\n" });
  });
});

describe('attach-session', () => {
  it('-d sends the others away; two clients see the same', async () => {
    const w = world();
    await w.session('s');
    const first = await w.attach('s');
    const second = await w.attach('s');
    await eventually('both', async () => (await w.get('#{session_attached}', 's')) === '2');
    first.type('echo sh$((1))red\r');
    await Promise.all([first.waitForText('sh1red'), second.waitForText('sh1red')]);
    const third = w.ccmux.terminal(['attach-session', '-d', '-t', 's']);
    await third.waitForText('sh1red');
    expect([await first.exited, await second.exited]).toEqual([gone, gone]);
    expect(await w.get('#{session_attached}', 's')).toBe('1');
  });

  it('goes to the window and pane that the target names', async () => {
    const w = world();
    await w.session('s');
    await w.ok('new-window', '-d', '-t', 's:', '-n', 'there', 'sh');
    await w.ok('split-window', '-d', '-t', 's:there', 'echo right-place; exec cat');
    const terminal = w.ccmux.terminal(['attach-session', '-t', 's:there.1']);
    await terminal.waitForText('1:there*');
    await terminal.waitForText('right-place');
    expect(await w.get('#I.#P', 's')).toBe('1.1');
  });

  it('means a session by a bare word, also when a window is called so', async () => {
    const w = world();
    await w.session('x');
    await w.session('other');
    await w.ok('rename-window', '-t', 'other:', 'x');
    const terminal = w.ccmux.terminal(['attach-session', '-t', 'x']);
    await terminal.waitForText('[x]');
  });

  it('a session that is not there is said, on a terminal that stays as it is', async () => {
    const w = world();
    await w.session('s');
    const terminal = w.ccmux.terminal(['attach-session', '-t', 'nosuch']);
    expect(await terminal.exited).toEqual({ code: 1, signal: 0 });
    expect(terminal.screenText().trim()).toBe("can't find session: nosuch");
    expect(terminal.capture.includes('\x1b')).toBe(false);
  });
});

describe('new-session', () => {
  it('-A attaches to the session that is there, and makes one that is not', async () => {
    const w = world();
    await w.session('s', 'sh', '-c', 'echo old-one; exec cat');
    const first = w.ccmux.terminal(['new-session', '-A', '-s', 's', 'sh']);
    await first.waitForText('old-one');
    const second = w.ccmux.terminal(['new-session', '-A', '-s', 'fresh', 'sh']);
    await second.waitForText('[fresh]');
    expect(await w.ok('list-sessions', '-F', '#S')).toBe('fresh\ns');
  });

  it('has the size of the terminal without the status line, or what -x and -y say while detached', async () => {
    const w = world();
    await w.session('keeper');
    const terminal = w.ccmux.terminal(['new-session', '-s', 's', 'sh'], { size: { cols: 93, rows: 31 } });
    await terminal.waitForText('[s]');
    expect(await w.get('#{window_width}x#{window_height}', 's')).toBe('93x30');
    await w.ok('new-session', '-d', '-s', 'd', '-x', '120', '-y', '40', 'sh');
    expect(await w.get('#{window_width}x#{window_height}', 'd')).toBe('120x40');
    await w.ok('new-session', '-d', '-s', 'e', 'sh');
    expect(await w.get('#{window_width}x#{window_height}', 'e')).toBe('80x24');
  });
});

describe('the size of a window', () => {
  it('is that of the client used last; a larger one shows it whole', async () => {
    const w = world();
    await w.session('s');
    const small = await w.attach('s', { size: { cols: 60, rows: 15 } });
    const large = await w.attach('s', { size: { cols: 100, rows: 30 } });
    const size = (): Promise<string> => w.get('#{window_width}x#{window_height}', 's');
    await eventually('the size of the one that came last', async () => (await size()) === '100x29');
    small.type('x');
    small.resize({ cols: 61, rows: 15 });
    await eventually('the size of the one that was used', async () => (await size()) === '61x14');
    await large.waitFor((t) => t.rowText(29).startsWith('[s]'), 'the status line of the large one');
    small.press('C-b', 'd');
    await small.exited;
    await eventually('the size of the one that is left', async () => (await size()) === '100x29');
  });
});

describe('kill-session and kill-server', () => {
  it('send the clients of what ends away, and no others', async () => {
    const w = world();
    await w.session('a');
    await w.session('b');
    const [first, second] = [await w.attach('a'), await w.attach('b')];
    await w.ok('kill-session', '-t', 'a');
    expect(await first.exited).toEqual(gone);
    expect(first.screenText()).toContain('[exited]');
    expect(second.exit).toBeUndefined();
    await w.ok('kill-server');
    expect(await second.exited).toEqual(gone);
    expect(second.screenText()).toContain('[server exited]');
    await w.expectNothingLeft();
  });
});

describe('messages', () => {
  it('display-message without -p goes to the client; what a key prints is shown there', async () => {
    const w = world();
    await w.session('s');
    const terminal = await w.attach('s');
    terminal.type('\x02:display-message "pane #D of #S"\r');
    await terminal.waitForText('pane %0 of s');
    await terminal.waitForText('[s]');
    terminal.press('C-b', 'i');
    await terminal.waitForText('[s] 0:win, current pane 0');
  });
});

describe('the command line', () => {
  it('gives long answers whole, also into a pipe that is read slowly or closed early', async () => {
    const w = world();
    await w.session('s');
    await w.ok('send-keys', '-t', 's:', 'seq 5000; echo e$((1))nd', 'Enter');
    await w.shows('s:', 'e1nd');
    const whole = await w.ok('capture-pane', '-p', '-S', '-', '-t', 's:');
    expect(whole.split('\n').length).toBeGreaterThan(1900);
    const command = w.ccmux.argv('capture-pane', '-p', '-S', '-', '-t', 's:').join(' ');
    const slow = await w.sandbox.run(['bash', '-c', `set -o pipefail; ${command} | { sleep 0.3; cat; }`]);
    expect([slow.status, slow.stdout.trimEnd()]).toEqual([0, whole.trimEnd()]);
    const early = await w.sandbox.run(['sh', '-c', `${command} | head -n 1`]);
    expect([early.status, early.stderr]).toEqual([0, '']);
  });
});
