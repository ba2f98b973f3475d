/** The default keys, as a person presses them at an attached terminal. */
import { eventually, type HostTerminal } from '@ccmux/testkit';
import { beforeEach, describe, expect, it } from 'vitest';
import { useWorld } from './world.js';

const world = useWorld();
let terminal: HostTerminal;

beforeEach(async () => {
  await world().session('s');
  terminal = await world().attach('s');
  await terminal.waitFor((t) => /^[$#]/.test(t.screenText()), 'a prompt');
});

const panes = (): Promise<string> => world().ok('list-panes', '-t', 's:', '-F', '#{pane_id}#{?pane_active,*,}');
const untilPanes = (expected: string): Promise<true> =>
  eventually(`panes ${expected}`, async () => (await panes()).replaceAll('\n', ' ') === expected || false).catch(
    async (e: unknown) => {
      throw new Error(`${String(e)}; there are ${await panes()}`);
    },
  );
const statusLine = (): string => terminal.rowText(terminal.size.rows - 1);

describe('windows', () => {
  it('c makes one, n p l and the digits go to one, & closes one', async () => {
    for (const [index, name] of ['one', 'two'].entries()) {
      terminal.press('C-b', 'c');
      await terminal.waitFor(() => statusLine().includes(`${index + 1}:sh*`), 'a new window');
      await world().ok('rename-window', '-t', 's:', name);
    }
    await terminal.waitFor(() => statusLine().startsWith('[s] 0:win  1:one- 2:two*'), 'two windows more');
    for (const [key, line] of [
      ['n', '[s] 0:win* 1:one  2:two-'],
      ['p', '[s] 0:win- 1:one  2:two*'],
      ['1', '[s] 0:win  1:one* 2:two-'],
      ['0', '[s] 0:win* 1:one- 2:two '],
      ['l', '[s] 0:win- 1:one* 2:two '],
      ['9', '[s] 0:win- 1:one* 2:two '],
      ['2', '[s] 0:win  1:one- 2:two*'],
    ] as const) {
      terminal.press('C-b', key);
      await terminal.waitFor(() => statusLine().startsWith(line), `${key}: ${line}`);
    }
    terminal.press('C-b', '&');
    await terminal.waitForText('kill-window two? (y/n)');
    terminal.press('y');
    await terminal.waitFor(() => statusLine().startsWith('[s] 0:win- 1:one*'), 'the window to be gone');
  });

  it('a window that is not there is said', async () => {
    terminal.press('C-b', '7');
    await terminal.waitForText("Can't find window: 7");
    // And the message goes by itself.
    await terminal.waitFor(() => statusLine().startsWith('[s]'), 'the status line');
  });
});

describe('panes', () => {
  it('% and " split, o ; and arrows move, z zooms, x asks before it closes', async () => {
    terminal.press('C-b', '%');
    await untilPanes('%0 %1*');
    await terminal.waitForText('│');
    terminal.press('C-b', '"');
    await untilPanes('%0 %1 %2*');
    await terminal.waitForText('─');
    for (const [keys, expected] of [
      [['C-b', 'o'], '%0* %1 %2'],
      [['C-b', ';'], '%0 %1 %2*'],
      [['C-b', 'Up'], '%0 %1* %2'],
      [['C-b', 'Left'], '%0* %1 %2'],
      [['C-b', 'Right'], '%0 %1* %2'],
      // Behind an arrow, another one needs no prefix.
      [['C-b', 'Down', 'Left'], '%0* %1 %2'],
    ] as const) {
      terminal.press(...keys);
      await untilPanes(expected);
    }
    terminal.press('C-b', 'z');
    await terminal.waitFor(() => !terminal.screenText().includes('│') && statusLine().includes('0:win*Z'), 'the zoomed pane');
    terminal.press('C-b', 'z');
    await terminal.waitForText('│');
    terminal.press('C-b', 'x');
    await terminal.waitForText('kill-pane 0? (y/n)');
    terminal.press('n');
    await terminal.waitFor(() => statusLine().startsWith('[s]'), 'the status line');
    await untilPanes('%0* %1 %2');
    terminal.press('C-b', 'x');
    await terminal.waitForText('(y/n)');
    terminal.press('y');
    // The pane that had the keyboard before gets it.
    await eventually('two panes', async () => (await panes()).split('\n').length === 2);
    expect(await panes()).not.toContain('%0');
  });

  it('keys typed at once all mean what they would one by one', async () => {
    terminal.type('\x02%echo in-n$((1))ew\r\x02"echo in-n$((2))ewest\r\x02oecho ba$((3))ck\r');
    await untilPanes('%0* %1 %2');
    await world().shows('%1', 'in-n1ew');
    await world().shows('%2', 'in-n2ewest');
    await world().shows('%0', 'ba3ck');
  });

  it('a key behind the prefix that is not bound does nothing, and does not reach the program', async () => {
    terminal.press('C-b', 'y');
    terminal.type('echo d$((1))one\r');
    const text = await world().shows('s:', 'd1one');
    expect(text).not.toContain('yecho');
  });
});

describe('prompts', () => {
  it(': takes a command, edits it, remembers it, and can be cancelled', async () => {
    terminal.press('C-b', ':');
    await terminal.waitFor(() => statusLine().startsWith(':'), 'the prompt');
    terminal.type('rename-window wrnog');
    terminal.press('Left', 'Left', 'Left');
    terminal.type('o');
    terminal.press('End', 'BSpace', 'BSpace', 'BSpace');
    terminal.type('ng');
    await terminal.waitFor(() => statusLine() === ':rename-window wrong', 'what was typed');
    terminal.press('Home');
    terminal.press('C-e', 'C-w');
    terminal.type('right');
    terminal.press('Enter');
    await terminal.waitForText('0:right*');
    terminal.press('C-b', ':', 'Up');
    await terminal.waitFor(() => statusLine() === ':rename-window right', 'the line from before');
    terminal.press('Escape');
    await terminal.waitFor(() => statusLine().startsWith('[s] 0:right*'), 'the status line');
    terminal.press('C-b', ':');
    terminal.type('no-such');
    terminal.press('C-c');
    await terminal.waitFor(() => statusLine().startsWith('[s] 0:right*'), 'the status line');
    terminal.type('echo st$((1))ill\r');
    await terminal.waitForText('st1ill');
  });

  it('what is typed ahead of a prompt in the same moment reaches it', async () => {
    terminal.type('\x02:rename-window ahead\r');
    await terminal.waitForText('0:ahead*');
    terminal.type('\x02:rename-window twice\r\x02:rename-session t\recho an$((1))d\r');
    await terminal.waitFor(() => statusLine().startsWith('[t] 0:twice*'), 'both names');
    await terminal.waitForText('an1d');
    terminal.type('\x02xnecho al$((1))ive\r');
    await terminal.waitForText('al1ive');
  });

  it('a mistake is said, and a list is shown until q', async () => {
    terminal.type('\x02:no-such-command\r');
    await terminal.waitForText('Unknown command: no-such-command');
    terminal.type('\x02:list-commands\r');
    await terminal.waitForText('attach-session (attach)');
    terminal.press('q');
    await terminal.waitFor((t) => !t.screenText().includes('attach-session'), 'the pane again');
  });

  it(', and $ rename, beginning with the old name', async () => {
    terminal.press('C-b', ',');
    await terminal.waitFor(() => statusLine() === '(rename-window) win', 'the old name');
    terminal.type('dow "d" ;x\r');
    await terminal.waitFor(() => statusLine().includes('0:window "d" ;x*'), 'the new name');
    terminal.press('C-b', '$');
    await terminal.waitFor(() => statusLine() === '(rename-session) s', 'the old name');
    terminal.press('BSpace');
    terminal.type('named\r');
    await terminal.waitFor(() => statusLine().startsWith('[named]'), 'the new name');
  });

  it('? shows the keys, with scrolling and search', async () => {
    terminal.press('C-b', '?');
    await terminal.waitForText('Split window horizontally');
    terminal.press('q');
    await terminal.waitFor((t) => !t.screenText().includes('Split window'), 'the pane again');
  });
});

describe('copy mode', () => {
  it('scrolls back, searches, selects, copies, and C-b ] pastes', async () => {
    terminal.type('clear; seq 1000 1200; echo e$((1))nd\r');
    await terminal.waitForText('e1nd');
    terminal.press('C-b', '[');
    await terminal.waitFor((t) => /\[0\/\d+\]/.test(t.rowText(0)), 'the position');
    terminal.press('PPage', 'PPage');
    await terminal.waitFor((t) => /\[4\d\/\d+\]/.test(t.rowText(0)), 'another position');
    terminal.press('C-r');
    await terminal.waitFor(() => statusLine().startsWith('(search up)'), 'the question');
    terminal.type('1042\r');
    const row = (): string => terminal.rowText(terminal.cursor.y);
    await terminal.waitFor(() => row().startsWith('1042'), 'the cursor at what was found');
    terminal.press('Home', 'C-Space', 'Down', 'End', 'M-w');
    await terminal.waitFor((t) => !/\[\d+\/\d+\]/.test(t.rowText(0)), 'the end of copy mode');
    terminal.type('clear; cat\r');
    await terminal.waitFor((t) => !t.screenText().includes('1200'), 'a clear screen');
    terminal.press('C-b', ']');
    await terminal.waitForText('1042\n1043');
  });

  it('ends with q and with Escape, takes no typing, and the program goes on unseen', async () => {
    for (const key of ['q', 'Escape']) {
      terminal.press('C-b', '[');
      await terminal.waitFor((t) => /\[0\/\d+\]/.test(t.rowText(0)), 'the position');
      await world()
        .ok('send-keys', '-t', 's:', 'echo unse$((1))en', 'Enter')
        .catch(() => {});
      terminal.press(key);
      await terminal.waitFor((t) => !/\[\d+\/\d+\]/.test(t.rowText(0)), 'the end of copy mode');
    }
    terminal.type('clear; echo th$((1))ere\r');
    await terminal.waitForText('th1ere');
  });
});
