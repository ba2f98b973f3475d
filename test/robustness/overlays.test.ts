/** Choosers and popups at an attached terminal, with real programs in them. */
import { eventually, type HostTerminal, requireProgram } from '@ccmux/testkit';
import { beforeEach, expect, it } from 'vitest';
import { useWorld } from './world.js';

const world = useWorld();
let terminal: HostTerminal;

beforeEach(async () => {
  await world().session('s');
  terminal = await world().attach('s');
  await terminal.waitFor((t) => /^[$#]/.test(t.screenText()), 'a prompt');
});

const statusLine = (): string => terminal.rowText(terminal.size.rows - 1);

it('prefix w shows windows with what they print now; a part of a name finds one', async () => {
  await world().ok('new-window', '-d', '-t', 's:', '-n', 'counter', 'read line; echo "got $line"; exec cat');
  terminal.press('C-b', 'w');
  await terminal.waitForText('counter');
  terminal.type('f');
  terminal.type('coun');
  await terminal.waitFor((t) => t.rowText(1).includes('└─>') && t.rowText(1).includes('counter'), 'the one window');
  await world().ok('send-keys', '-t', 's:counter', 'something', 'Enter');
  // It is in another window: only the preview can show it.
  await terminal.waitForText('got something');
  terminal.press('Enter', 'Enter');
  await terminal.waitFor(() => statusLine().includes('1:counter*'), 'the window');
  expect(terminal.screenText()).not.toContain('Enter choose');
});

it('what was below comes back when a chooser closes', async () => {
  terminal.type('echo still here');
  terminal.press('Enter');
  await terminal.waitFor((t) => /^still here/m.test(t.screenText()), 'the output');
  const before = terminal.screenText();
  terminal.press('C-b', 's');
  await terminal.waitForText('Enter choose');
  terminal.press('q');
  await terminal.waitFor((t) => t.screenText() === before, 'the screen of before');
});

it('fzf in a popup: typed ahead, chosen, its status and answer handed on', async (context) => {
  const fzf = requireProgram(context, 'fzf');
  const chosen = world().run('display-popup', '-E', '-T', 'pick', `seq 1 100 | ${fzf} > chosen; exit 7`);
  await terminal.waitForText('100/100');
  expect(terminal.screenText()).toContain('┌─pick─');
  terminal.type('42');
  await terminal.waitForText('1/100');
  terminal.press('Enter');
  expect((await chosen).status).toBe(7);
  await terminal.waitFor((t) => !t.screenText().includes('pick'), 'the popup to be gone');
  terminal.type('cat chosen');
  terminal.press('Enter');
  await terminal.waitFor((t) => /^42$/m.test(t.screenText()), 'what was chosen');
});

it('vim in a popup takes the keys until it ends', async (context) => {
  const vim = requireProgram(context, 'vim');
  const command = `${vim} -u NONE -i NONE '+set showmode' note`;
  const closed = world().run('display-popup', '-E', '-w', '90%', '-h', '80%', command);
  await terminal.waitForText('~');
  terminal.type('ihello from vim');
  await terminal.waitForText('-- INSERT --');
  terminal.press('Escape');
  // Too soon behind it, the next character would be one with Meta.
  await terminal.waitFor((t) => !t.screenText().includes('-- INSERT --'), 'the end of the insertion');
  terminal.type(':wq');
  terminal.press('Enter');
  expect((await closed).status).toBe(0);
  terminal.type('cat note');
  terminal.press('Enter');
  await terminal.waitFor((t) => /^hello from vim$/m.test(t.screenText()), 'the text');
});

it('closing a popup hangs up what runs in it', async () => {
  const marker = '86399.5';
  const closed = world().run('display-popup', '-E', `sleep ${marker}`);
  const running = (): boolean =>
    world()
      .sandbox.processes()
      .some(({ argv }) => argv.includes(marker));
  await eventually('the program runs', async () => running());
  await world().ok('display-popup', '-C');
  expect((await closed).status).toBe(0);
  await eventually('the program has ended', async () => !running());
});
