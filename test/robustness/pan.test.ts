/** A window that is larger than the terminal: which part is shown, where the cursor is, what a click means. */
import { eventually, type HostTerminal } from '@ccmux/testkit';
import { expect, it } from 'vitest';
import { useWorld, type World } from './world.js';

const world = useWorld();

/** Every row says its number, every tenth column too; the cursor goes where it is told. */
const chart = `stty -echo; i=0; while [ $i -lt 30 ]; do printf '\\033[%d;1Hr%02d' $((i+1)) $i; j=10; while [ $j -lt 100 ]; do printf '\\033[%dGc%d' $((j+1)) $j; j=$((j+10)); done; i=$((i+1)); done; while :; do read x y; printf '\\033[%d;%dH' $((y+1)) $((x+1)); done`;

async function start(w: World): Promise<HostTerminal> {
  await w.session('s', 'sh', '-c', `read go; ${chart}`);
  await w.ok('set-option', '-g', 'window-size', 'manual');
  await w.ok('resize-window', '-t', 's:', '-x', '100', '-y', '30');
  await w.ok('send-keys', '-t', 's:', 'Enter');
  await w.shows('s:', 'r29');
  return await w.attach('s', { size: { cols: 40, rows: 11 } });
}

const offset = (w: World): Promise<string> =>
  w.ok('list-clients', '-F', '#{window_bigger} #{window_offset_x} #{window_offset_y}');

it('shows the part with the cursor, moves with it, and keeps what was chosen', async () => {
  const w = world();
  const terminal = await start(w);
  const shows = (what: string) => terminal.waitFor((t) => t.rowText(0).startsWith(what), what);
  const cursorTo = (x: number, y: number) => w.ok('send-keys', '-t', 's:', `${x} ${y}`, 'Enter');
  await cursorTo(0, 0);
  await shows('r00');
  await cursorTo(50, 15);
  // 50 − 40/2 columns and 15 − 10/2 rows.
  await shows('c30       c40');
  expect(await offset(w)).toBe('1 30 10');
  await terminal.waitFor(({ emulator }) => emulator.cursor.x === 20 && emulator.cursor.y === 5, 'the cursor in its place');
  await cursorTo(99, 29);
  await shows('c60');
  expect(await offset(w)).toBe('1 60 20');
  terminal.press('C-b');
  terminal.type('\x1b[1;2A');
  await w.ok('refresh-client', '-L', '25');
  await terminal.waitFor((t) => t.rowText(0).startsWith('     c40'), 'columns from 35');
  expect(await offset(w)).toBe('1 35 10');
  await cursorTo(0, 0);
  expect(await offset(w)).toBe('1 35 10');
  await w.ok('refresh-client', '-c');
  await shows('r00');
  terminal.resize({ cols: 120, rows: 40 });
  await terminal.waitForText('r29');
  expect(await offset(w)).toBe('0  ');
});

it('a click is where the window has it', async () => {
  const w = world();
  const terminal = await start(w);
  await w.ok('set-option', '-g', 'mouse', 'on');
  await w.ok('split-window', '-h', '-t', 's:', 'exec cat');
  const shifted = (x: number, y: number) => eventually(`offset ${x} ${y}`, async () => (await offset(w)) === `1 ${x} ${y}`);
  await shifted(31, 0);
  expect(await w.get('#{pane_index}', 's:')).toBe('1');
  await w.ok('refresh-client', '-L', '100');
  await shifted(0, 0);
  terminal.type('\x1b[<0;25;5M\x1b[<0;25;5m');
  await eventually('the first pane to be active', async () => (await w.get('#{pane_index}', 's:')) === '0');
});
