/** What a client leaves at its terminal however it ends, and what the server keeps of it. */
import { readdirSync } from 'node:fs';
import { eventually, type HostTerminal, residentBytes, seededRandom, wakeUpsOf } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import { long, useWorld, type World } from './world.js';

const world = useWorld();

/** A person's shell in which the client runs, so that what it leaves behind can be looked at. */
async function shellWithClient(w: World, session: string): Promise<HostTerminal> {
  const terminal = w.sandbox.terminal({ argv: ['sh'], answers: true });
  await terminal.waitFor((t) => /^[$#]/.test(t.screenText()), 'a prompt');
  terminal.type('echo before-it\r');
  await terminal.waitFor((t) => /\nbefore-it\n/.test(t.screenText()), 'the echo');
  terminal.type(`${w.ccmux.argv('attach-session', '-t', session).join(' ')}; echo status $?\r`);
  await terminal.waitForText(`[${session}]`);
  return terminal;
}

const clientOf = (w: World): number => {
  const client = w.sandbox
    .processes()
    .find(({ argv }) => argv.includes('attach-session') && argv.some((a) => a.endsWith('/ccmux')));
  if (client === undefined) throw new Error('no client runs');
  return client.pid;
};

const isClean = ({ emulator }: HostTerminal): boolean => {
  const m = emulator.modes;
  const quiet =
    !m.bracketedPaste && !m.focusEvents && m.mouseTracking === 'none' && m.kittyFlags === 0 && m.modifyOtherKeys === 0;
  return quiet && !m.alternateScreen && emulator.cursor.visible && !emulator.synchronizedOutput;
};

async function expectRestored(terminal: HostTerminal): Promise<void> {
  await terminal.waitFor(isClean, 'a clean terminal');
  expect(terminal.screenText()).toContain('\nbefore-it\n');
  // Echo and line editing are the shell's again, and what is drawn has no attribute left. What is typed before the shell
  // has its terminal back may be lost, so a person types it again.
  const answered = async (): Promise<boolean> => {
    terminal.type('\x15echo a\x7fb$((1+1))\r');
    return terminal.waitForText('b2', 1000).then(
      () => true,
      () => false,
    );
  };
  await eventually('the shell to answer', answered);
}

describe('the terminal afterwards', () => {
  it('is as it was after a detach, by key and by command', async () => {
    const w = world();
    await w.session('s');
    for (const leave of [(t: HostTerminal) => t.press('C-b', 'd'), () => w.ok('detach-client', '-s', 's')]) {
      const terminal = await shellWithClient(w, 's');
      await leave(terminal);
      await terminal.waitForText('[detached (from session s)]');
      await expectRestored(terminal);
    }
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const)('is as it was after the client got %s', async (signal) => {
    const w = world();
    await w.session('s');
    const terminal = await shellWithClient(w, 's');
    process.kill(clientOf(w), signal);
    await expectRestored(terminal);
    expect(await w.get('#{session_attached}', 's')).toBe('0');
  });

  it('is as it was after the server was killed, and the client that went on with the next one detached', async () => {
    const w = world();
    await w.session('s', 'sh', '-c', 'printf kept-by-the-ptyhost; exec cat');
    const terminal = await shellWithClient(w, 's');
    await terminal.waitForText('kept-by-the-ptyhost');
    process.kill(w.server, 'SIGKILL');
    await eventually('the next server has the client', async () => (await w.ccmux.run(['list-clients'])).stdout !== '');
    expect(await w.shows(':', 'kept-by-the-ptyhost')).toBe('kept-by-the-ptyhost');
    terminal.press('C-b', 'd');
    await expectRestored(terminal);
  });

  it('is as it was after the session ended', async () => {
    const w = world();
    await w.session('s');
    const terminal = await shellWithClient(w, 's');
    terminal.type('exit\r');
    await terminal.waitForText('[exited]');
    await expectRestored(terminal);
    terminal.dispose();
    await w.expectNothingLeft();
  });
});

describe('a client that is stopped', () => {
  it('hinders nobody, and shows the latest picture when it goes on', async () => {
    const w = world();
    await w.session('s');
    const stopped = await w.attach('s');
    const other = await w.attach('s');
    process.kill(stopped.pid, 'SIGSTOP');
    await w.ok('send-keys', '-t', 's', 'seq 20000; echo do$((1))ne', 'Enter');
    await other.waitForText('do1ne');
    expect(stopped.screenText()).not.toContain('do1ne');
    process.kill(stopped.pid, 'SIGCONT');
    await stopped.waitForText('do1ne', 2000);
  });

  it('does not keep the server from ending', async () => {
    const w = world();
    await w.session('s');
    const terminal = await w.attach('s');
    process.kill(terminal.pid, 'SIGSTOP');
    const server = w.server;
    await w.ccmux.ok('kill-server');
    await eventually('the server to end', () => !w.sandbox.processes().some(({ pid }) => pid === server));
    process.kill(terminal.pid, 'SIGCONT');
    await terminal.exited;
    expect(isClean(terminal)).toBe(true);
  });
});

describe('a terminal that reads nothing', () => {
  const megabytes = long ? 1000 : 100;

  it(`costs the server nothing while a pane prints ${megabytes} MB, and shows the latest picture at once afterwards`, async () => {
    const w = world();
    await w.session('s');
    const slow = await w.attach('s');
    const other = await w.attach('s');
    const flood = (mb: number, word: string): string =>
      `head -c ${mb}000000 /dev/zero | tr '\\0' x | fold -w 79; echo ${word}$((1))`;
    // What floods need once, compiled code and the heap at its size, is no cost of the terminal that reads nothing.
    for (const word of ['first', 'second']) {
      await w.ok('send-keys', '-t', 's', flood(60, word), 'Enter');
      await Promise.all([other, slow].map((terminal) => terminal.waitForText(`${word}1`, 60_000)));
    }
    const before = residentBytes(w.server);
    slow.pause();
    await w.ok('send-keys', '-t', 's', flood(megabytes, 'done'), 'Enter');
    await other.waitForText('done1', long ? 400_000 : 120_000);
    // Garbage may wait for its collector; what is kept for the terminal would stay.
    await eventually('the server to be as small as before', () => residentBytes(w.server) - before < 20_000_000, 30_000);
    const shown = slow.bytes;
    slow.resume();
    await slow.waitForText('done1', 1000);
    // A picture or two, not what was missed.
    expect(slow.bytes - shown).toBeLessThan(1_000_000);
  }, 500_000);
});

/** Resolves when nothing has woken a process up for longer than any timer of an attachment but the status line's runs. */
async function asleep(pid: number): Promise<void> {
  const sleepMs = long ? 65_000 : 3000;
  let wakeUps = wakeUpsOf(pid);
  let since = performance.now();
  const sleeps = (): boolean => {
    const now = wakeUpsOf(pid);
    if (now !== wakeUps) since = performance.now();
    wakeUps = now;
    return performance.now() - since > sleepMs;
  };
  await eventually('the server to sleep', sleeps, 40_000 + sleepMs);
}

describe('many attachments', () => {
  const cycles = long ? 1000 : 100;
  const lanes = 8;

  it(`${cycles} that end in every way leave descriptors and memory as they were`, async () => {
    const w = world();
    await w.session('s', 'sh', '-c', 'while :; do date; sleep 0.01; done');
    const random = seededRandom(7);
    const ways: readonly ((t: HostTerminal) => void)[] = [
      (t) => t.press('C-b', 'd'),
      (t) => t.kill('SIGKILL'),
      (t) => t.kill('SIGTERM'),
      (t) => t.hangUp(),
    ];
    const attachedNow = async (): Promise<number> => Number(await w.get('#{session_attached}', 's'));
    const cycle = async (): Promise<void> => {
      const terminal = w.ccmux.terminal(['attach-session', '-t', 's']);
      // A third is ended in the middle of its start.
      if (random() < 0.67) await terminal.waitForText('[s]');
      else await terminal.waitFor((t) => t.bytes > 0, 'the first bytes');
      ways[Math.floor(random() * ways.length)]!(terminal);
      await terminal.exited;
      terminal.dispose();
    };
    const state = async () => {
      await eventually('every client to be gone', async () => (await attachedNow()) === 0);
      const fds = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length;
      const threads = readdirSync(`/proc/${w.server}/task`).length;
      return { server: fds(w.server), ptyhost: fds(w.ptyhost), threads, memory: residentBytes(w.server) };
    };
    const rounds = (count: number) =>
      Promise.all(
        Array.from({ length: lanes }, async (_, lane) => {
          for (let i = lane; i < count; i += lanes) await cycle();
        }),
      );
    await rounds(3 * lanes);
    const before = await state();
    await rounds(cycles);
    // Garbage may wait for its collector; what is kept of a client would stay.
    const same = async () => {
      const now = await state();
      const isSame = now.server === before.server && now.ptyhost === before.ptyhost && now.threads === before.threads;
      return isSame && now.memory - before.memory < 15_000_000;
    };
    await eventually(`descriptors and memory as before: ${JSON.stringify(before)}`, same, 60_000);
    // Too many listeners on something would have been warned of; a timer that was left would wake the server up.
    expect(w.log().filter(({ ev }) => ev === 'server.warning')).toEqual([]);
    process.kill(Number(await w.get('#{pane_pid}', 's')), 'SIGSTOP');
    await asleep(w.server);
  }, 900_000);
});

describe('the outer terminal', () => {
  it.each(['', 'dumb', 'vt100', 'linux', 'screen', 'tmux-256color', 'xterm', 'xterm-kitty', 'no-such-terminal'])(
    'may be TERM=%s',
    async (TERM) => {
      const w = world();
      await w.session('s');
      const terminal = await w.attach('s', { env: { ...w.sandbox.env, TERM, COLORTERM: '' } });
      terminal.type('printf "\\033[1;31mre%s\\033[m\\n" d-word\r');
      await terminal.waitForText('red-word');
      terminal.press('C-b', '"');
      await terminal.waitFor((t) => /[─-]{20}/.test(t.screenText()), 'a border');
      terminal.press('C-b', 'd');
      expect(await terminal.exited).toEqual({ code: 0, signal: 0 });
      expect(terminal.screenText()).toContain('[detached (from session s)]');
      expect(isClean(terminal)).toBe(true);
    },
  );
});

describe('sizes', () => {
  it.each([
    [1, 1],
    [2, 2],
    [1, 24],
    [80, 1],
    [500, 200],
  ])('%i×%i is shown, used and left', async (cols, rows) => {
    const w = world();
    await w.session('s');
    const terminal = w.ccmux.terminal(['attach-session', '-t', 's'], { size: { cols, rows } });
    const windowRows = rows > 1 ? rows - 1 : 1;
    const size = `${cols}x${windowRows}`;
    await eventually('the window to fit', async () => (await w.get('#{window_width}x#{window_height}', 's')) === size);
    await w
      .ok('split-window', '-h', '-t', 's:', 'sh')
      .catch((e: unknown) => expect(String(e)).toContain('no space for new pane'));
    await w.ok('send-keys', '-t', 's:0.0', 'clear; printf "\\052"; exec cat', 'Enter');
    await terminal.waitFor((t) => t.screenText().includes('*'), 'the star');
    expect(terminal.emulator.historySize).toBe(0);
    terminal.press('C-b', 'd');
    expect(await terminal.exited).toEqual({ code: 0, signal: 0 });
    expect(isClean(terminal)).toBe(true);
  });

  it('a storm of them ends with the picture of the last', async () => {
    const w = world();
    await w.session('s', 'sh', '-c', 'trap "stty size" WINCH; while :; do read _; done');
    await w.ok('split-window', '-h', '-t', 's:', "trap 'stty size' WINCH; while :; do read _; done");
    const terminal = await w.attach('s');
    const random = seededRandom(3);
    for (let i = 0; i < 200; i++) {
      terminal.resize({ cols: 2 + Math.floor(random() * 200), rows: 2 + Math.floor(random() * 60) });
      if (i % 10 === 0) await w.get('#S', 's');
    }
    terminal.resize({ cols: 91, rows: 31 });
    await terminal.waitFor((t) => t.rowText(30).startsWith('[s]'), 'the status line in its place');
    expect(await w.ok('list-panes', '-t', 's:', '-F', '#{window_width}x#{window_height} #{pane_height}')).toBe(
      '91x30 30\n91x30 30',
    );
    await w.shows('s:0.0', /30 \d+$/);
    await w.shows('s:0.1', /30 \d+$/);
    const widths = (await w.ok('list-panes', '-t', 's:', '-F', '#{pane_width}')).split('\n').map(Number);
    expect(widths[0]! + widths[1]! + 1).toBe(91);
    await terminal.waitFor((t) => t.rowText(3).includes('│'), 'the border');
  });
});
