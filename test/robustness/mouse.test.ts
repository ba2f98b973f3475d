/** The mouse of a real terminal: reports as it sends them, and what comes of them. */
import { eventually, type HostTerminal } from '@ccmux/testkit';
import { beforeEach, expect, it } from 'vitest';
import { useWorld } from './world.js';

const world = useWorld();
let terminal: HostTerminal;

beforeEach(async () => {
  await world().session('s', "printf 'alpha beta gamma\\nready\\n'; exec cat");
  await world().ok('set-option', '-g', 'hints', 'off');
  terminal = await world().attach('s');
  await terminal.waitForText('ready');
});

const report = (code: number, x: number, y: number, end = 'M'): string => `\x1b[<${code};${x + 1};${y + 1}${end}`;
const statusRow = (): number => terminal.size.rows - 1;
const shown = (text: string): { readonly x: number; readonly y: number } => {
  const y = Array.from({ length: terminal.size.rows }, (_, row) => terminal.rowText(row)).findIndex((row) => row.includes(text));
  return { x: terminal.rowText(y).indexOf(text), y };
};

it('selects what it is dragged over, copies it, and a middle click types it', async () => {
  terminal.type(report(0, 6, 0) + report(32, 8, 0) + report(32, 10, 0));
  await eventually('the selection', async () => (await world().get('#{selection_present}', 's:')) === '1');
  terminal.type(report(0, 10, 0, 'm'));
  await eventually('the buffer', async () => (await world().run('show-buffer')).stdout === 'beta');
  expect(await world().get('#{pane_in_mode}', 's:')).toBe('0');
  terminal.click(30, 8, 1);
  await terminal.waitFor((t) => t.rowText(2) === 'beta', 'what was pasted');
});

it('copies a word that is clicked twice, a line that is clicked three times', async () => {
  for (const [presses, text] of [
    [2, 'beta'],
    [3, 'alpha beta gamma'],
  ] as const) {
    for (let n = 0; n < presses; n++) terminal.click(7, 0);
    await eventually(text, async () => (await world().run('show-buffer')).stdout === text);
    await eventually('the end of copy mode', async () => (await world().get('#{pane_in_mode}', 's:')) === '0');
  }
});

it('drags a border, opens a menu and chooses from it, selects windows', async () => {
  await world().ok('split-window', '-h', '-t', 's:', 'cat');
  await terminal.waitFor((t) => t.rowText(3)[40] === '│', 'the border');
  terminal.type(report(0, 40, 3) + report(32, 30, 3) + report(32, 20, 3) + report(0, 20, 3, 'm'));
  await terminal.waitFor((t) => t.rowText(3)[20] === '│', 'the border in another place');

  terminal.type(report(2, 50, 5));
  await terminal.waitForText('Vertical Split');
  terminal.type(report(2, 50, 5, 'm'));
  const kill = shown('Kill');
  terminal.click(kill.x, kill.y);
  await eventually('one pane', async () => (await world().get('#{window_panes}', 's:')) === '1');

  await world().ok('new-window', '-d', '-t', 's:', '-n', 'second', 'cat');
  await terminal.waitForText('1:second');
  terminal.click(shown('1:second').x, statusRow());
  await terminal.waitForText('1:second*');
  terminal.click(shown('0:win').x, statusRow());
  await terminal.waitForText('0:win*');
  terminal.click(shown('0:win').x, statusRow(), 65);
  await terminal.waitForText('1:second*');
});
