/** The client at a real terminal: what it leaves behind, however it ends, and what it shows after being away. */
import type { Size } from '@ccmux/core';
import { Ccmux, checkOutput, type HostTerminal, Sandbox } from '@ccmux/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let sandbox: Sandbox;
let ccmux: Ccmux;

beforeEach(() => {
  sandbox = new Sandbox();
  ccmux = new Ccmux(sandbox);
});
afterEach(() => sandbox.dispose());

/** A shell that runs the client, so that what the client leaves behind can be looked at; perhaps one `inside` it. */
async function attached(size: Size = { cols: 60, rows: 12 }, inside?: string): Promise<HostTerminal> {
  const terminal = sandbox.terminal({ argv: ['sh'], size, answers: true });
  await terminal.waitForText('$');
  if (inside !== undefined) {
    terminal.type(`${inside}\r`);
    await terminal.waitForText(`$ ${inside}\n$`);
  }
  terminal.type(`${ccmux.argv('new-session', '-s', 's', 'sh').join(' ')}; echo status $?\r`);
  await terminal.waitFor((t) => t.screenText().startsWith('$') && t.screenText().includes('[s]'), 'pane and status line');
  return terminal;
}

const client = (): { readonly pid: number; readonly ppid: number } => {
  const found = sandbox.processes().find(({ argv }) => argv.includes('new-session') && argv.some((a) => a.endsWith('/ccmux')));
  if (found === undefined) throw new Error('no client runs');
  return found;
};

const clientPid = (): number => client().pid;

function expectClean(terminal: HostTerminal): void {
  const { modes, cursor } = terminal.emulator;
  expect(modes).toMatchObject({ alternateScreen: false, bracketedPaste: false, focusEvents: false, mouseTracking: 'none' });
  expect(modes).toMatchObject({ kittyFlags: 0, modifyOtherKeys: 0 });
  expect(cursor.visible).toBe(true);
}

/** Asks again and again what no event tells; each try runs a program to its end. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await condition()); tries++) {
    if (tries === 200) throw new Error('never came true');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const backInShell = (terminal: HostTerminal, status: string): Promise<void> =>
  terminal.waitFor((t) => !t.emulator.modes.alternateScreen && t.screenText().includes(`status ${status}`), `status ${status}`);

describe('a client at a terminal', () => {
  it('leaves it clean when detached, and says so', async () => {
    const terminal = await attached();
    terminal.press('C-b', 'd');
    await backInShell(terminal, '0');
    expect(terminal.screenText()).toContain('[detached (from session s)]');
    expectClean(terminal);
    // The shell has its terminal back: a line is echoed and edited.
    terminal.type('echo a\x7fb$((1+1))\r');
    await terminal.waitForText('b2');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('leaves it clean on %s', async (signal) => {
    const terminal = await attached();
    process.kill(clientPid(), signal);
    await backInShell(terminal, '1');
    expectClean(terminal);
  });

  it('leaves it clean when one server dies after the other', async () => {
    const terminal = await attached();
    let killed: number | undefined;
    // It goes on with the next server, until that would die again, too.
    await until(async () => {
      const server = ccmux.daemons().server?.pid;
      if (server !== undefined && server !== killed && (await ccmux.run(['list-clients'])).stdout !== '') {
        process.kill(server, 'SIGKILL');
        killed = server;
      }
      return terminal.screenText().includes('status 1');
    });
    await backInShell(terminal, '1');
    expectClean(terminal);
  });

  it('gives it to the shell while suspended, and shows the latest picture when continued', async () => {
    const terminal = await attached();
    process.kill(clientPid(), 'SIGTSTP');
    await terminal.waitFor((t) => /Stopped/i.test(t.screenText()), 'the shell');
    expectClean(terminal);
    await ccmux.ok('send-keys', '-t', 's', 'echo in the mean$((1))time', 'Enter');
    terminal.type('fg\r');
    await terminal.waitForText('mean1time');
    expect(terminal.emulator.modes.alternateScreen).toBe(true);
  });

  it('shows the latest picture when it reads again, not the flood in between', async () => {
    const terminal = await attached();
    terminal.pause();
    await ccmux.ok('send-keys', '-t', 's', 'yes $((6*7)) | head -n 300000; echo fl$((1))od', 'Enter');
    const shown = async (): Promise<string> => ccmux.ok('capture-pane', '-p', '-t', 's');
    await until(async () => (await shown()).includes('fl1od'));
    const before = terminal.bytes;
    terminal.resume();
    await terminal.waitForText('fl1od', 1000);
    // What was in the terminal's own buffer, and one picture: not the flood.
    expect(terminal.bytes - before).toBeLessThan(100_000);
  });

  it.each(['SIGTERM', 'SIGHUP'] as const)('ends on %s although the terminal takes nothing', async (signal) => {
    const terminal = await attached({ cols: 250, rows: 60 });
    const pid = clientPid();
    terminal.pause();
    const differing = 'for i in 1 2 3 4 5 6; do head -c 2000000 /dev/urandom | base64 -w 240; done';
    await ccmux.ok('send-keys', '-t', 's', `${differing}; echo fl$((1))od`, 'Enter');
    await until(async () => (await ccmux.ok('capture-pane', '-p', '-t', 's')).includes('fl1od'));
    process.kill(pid, signal);
    await until(async () => !sandbox.processes().some((p) => p.pid === pid));
    // More than the terminal's own buffer holds had been written: it was really stuck.
    const before = terminal.bytes;
    terminal.resume();
    await until(async () => terminal.bytes - before > 4096);
  });

  it.each(['SIGHUP', 'SIGTERM'] as const)(
    "ends on %s when its shell is stopped and the terminal is another one's",
    async (signal) => {
      const terminal = await attached({ cols: 60, rows: 12 }, 'sh');
      const { pid, ppid } = client();
      process.kill(ppid, 'SIGSTOP');
      await terminal.waitForText('Stopped');
      process.kill(pid, signal);
      await until(async () => !sandbox.processes().some((running) => running.pid === pid));
    },
  );

  it('ends when the terminal is gone', async () => {
    const terminal = await attached();
    const pid = clientPid();
    terminal.hangUp();
    await until(async () => !sandbox.processes().some((p) => p.pid === pid));
    expect(await ccmux.ok('list-sessions', '-F', '#{session_name} #{session_attached}')).toBe('s 0');
  });

  it('writes nothing but the allowed grammar', async () => {
    const terminal = await attached();
    terminal.type("printf '\\033]0;t\\007\\033[31mred\\033[0m \\033P1$tx\\033\\\\ \\202 \\033[>c'; echo d$((1))ne\r");
    await terminal.waitForText('d1ne');
    const start = terminal.capture.indexOf('\x1b[?1049h');
    terminal.press('C-b', 'd');
    await backInShell(terminal, '0');
    const end = terminal.capture.indexOf('[detached');
    expect(checkOutput(terminal.capture.subarray(start, end), 'client')).toBeUndefined();
  });
});
