/** The client at a real terminal: what it leaves behind, however it ends, and what it shows after being away. */
import { Ccmux, checkOutput, type HostTerminal, Sandbox } from '@ccmux/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let sandbox: Sandbox;
let ccmux: Ccmux;

beforeEach(() => {
  sandbox = new Sandbox();
  ccmux = new Ccmux(sandbox);
});
afterEach(() => sandbox.dispose());

/** A shell that runs the client, so that what the client leaves behind can be looked at. */
async function attached(): Promise<HostTerminal> {
  const terminal = sandbox.terminal({ argv: ['sh'], size: { cols: 60, rows: 12 }, answers: true });
  await terminal.waitForText('$');
  terminal.type(`${ccmux.argv('new-session', '-s', 's', 'sh').join(' ')}; echo status $?\r`);
  await terminal.waitFor((t) => t.screenText().startsWith('$') && t.screenText().includes('[s]'), 'pane and status line');
  return terminal;
}

const clientPid = (): number => {
  const client = sandbox.processes().find(({ argv }) => argv.includes('new-session') && argv.some((a) => a.endsWith('/ccmux')));
  if (client === undefined) throw new Error('no client runs');
  return client.pid;
};

function expectClean(terminal: HostTerminal): void {
  const { modes, cursor } = terminal.emulator;
  expect(modes).toMatchObject({ alternateScreen: false, bracketedPaste: false, focusEvents: false, mouseTracking: 'none' });
  expect(modes).toMatchObject({ kittyFlags: 0, modifyOtherKeys: 0 });
  expect(cursor.visible).toBe(true);
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

  it('leaves it clean when the server dies', async () => {
    const terminal = await attached();
    process.kill(ccmux.daemons().server!.pid, 'SIGKILL');
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
