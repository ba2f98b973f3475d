import type { InputEvent } from '@ccmux/protocol';
import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FakeClient } from '../testing/fake-client.js';
import { Harness } from '../testing/harness.js';

let h: Harness;
let client: FakeClient;
beforeEach(async () => {
  h = await Harness.start(new VirtualClock());
  client = await h.attach({ cols: 80, rows: 25 }, 'new-session', '-s', 's', '-n', 'w');
  h.host.print(0, 'alpha beta/gamma delta\r\nsecond line here\r\n');
  await h.pass(20);
  h.host.clear();
});

type Action = 'down' | 'up' | 'drag' | 'move' | 'wheel';
const event = (action: Action, button: number, x: number, y: number, mods = 0): InputEvent => ({
  kind: 'mouse',
  action,
  button,
  mods,
  x,
  y,
});
const send = async (...events: readonly InputEvent[]): Promise<void> => {
  client.input(events);
  await h.pass(20);
};
const click = (x: number, y: number, button = 1, mods = 0): Promise<void> =>
  send(event('down', button, x, y, mods), event('up', button, x, y, mods));
const get = async (format: string, target = 's:'): Promise<string> =>
  (await h.run('display-message', '-p', '-t', target, format)).out.trimEnd();
const buffer = async (): Promise<string> => (await h.run('show-buffer')).out;
const statusRow = 24;
/** Where the status line names it. */
const named = (text: string): number => client.statusText.indexOf(text);
const alt = 2;
const control = 4;

describe('in a pane', () => {
  test('a press selects it', async () => {
    await h.run('split-window', '-h');
    await h.pass(20);
    await click(3, 3);
    expect(await get('#{pane_index}')).toBe('0');
  });

  test('a drag selects at once, and copies when the button is up', async () => {
    await send(event('down', 1, 6, 0), event('drag', 1, 8, 0), event('drag', 1, 10, 0));
    expect(await get('#{pane_in_mode} #{selection_present} #{copy_cursor_x}')).toBe('1 1 10');
    await send(event('up', 1, 10, 0));
    expect(await buffer()).toBe('beta');
    expect(await get('#{pane_in_mode}')).toBe('0');
  });

  test('a drag that ends outside the pane copies, too', async () => {
    await h.run('split-window', '-h');
    await h.pass(20);
    await send(event('down', 1, 6, 1), event('drag', 1, 60, 1), event('up', 1, 60, statusRow));
    expect(await buffer()).toBe(' line here');
    expect(await get('#{pane_index}')).toBe('0');
  });

  test('what is copied goes to the terminal as set-clipboard says', async () => {
    await send(event('down', 1, 0, 0), event('drag', 1, 5, 0), event('up', 1, 5, 0));
    expect(client.ofKind('hostWrite').map((m) => m.body)).toMatchObject([{ what: 'clipboard' }]);
  });

  test('at an edge rows scroll while the button is down, and no longer', async () => {
    h.host.print(0, Array.from({ length: 100 }, (_, i) => `row ${i}\r\n`).join(''));
    await h.pass(20);
    await send(event('down', 1, 2, 5), event('drag', 1, 2, 0));
    await h.pass(500);
    const scrolled = Number(await get('#{scroll_position}'));
    expect(scrolled).toBeGreaterThan(5);
    await send(event('drag', 1, 2, 4));
    await h.pass(500);
    expect(Number(await get('#{scroll_position}'))).toBe(scrolled);
    await send(event('drag', 1, 2, 0), event('up', 1, 2, 0));
    expect(await get('#{pane_in_mode}')).toBe('0');
    expect((await buffer()).split('\n').length).toBeGreaterThan(5);
  });

  test('a double click copies the word, a triple click the line', async () => {
    for (const [presses, text] of [
      [2, 'beta'],
      [3, 'alpha beta/gamma delta'],
    ] as const) {
      for (let n = 0; n < presses; n++) await click(7, 0);
      await h.pass(presses === 2 ? 300 : 0);
      expect(await get('#{selection_present}')).toBe('1');
      await h.pass(300);
      expect(await buffer()).toBe(text);
      expect(await get('#{pane_in_mode}')).toBe('0');
      await h.pass(1000);
    }
  });

  test('the wheel enters copy mode, scrolls five rows, and leaves at the end', async () => {
    h.host.print(0, '\r\n'.repeat(40));
    await h.pass(20);
    const positions: string[] = [];
    for (const button of [4, 4, 4, 5, 5, 5]) {
      await send(event('wheel', button, 1, 1));
      positions.push(await get('#{pane_in_mode}:#{scroll_position}'));
    }
    expect(positions).toEqual(['1:0', '1:5', '1:10', '1:5', '0:', '0:']);
  });

  test('a middle click pastes', async () => {
    await h.run('set-buffer', 'pasted');
    await click(3, 3, 2);
    expect(h.host.typed(0)).toBe('pasted');
  });

  test.each([0, alt])('a right click opens the menu; a click on an item does it (modifiers %s)', async (mods) => {
    await send(event('down', 3, 20, 4, mods));
    expect(client.surface[0]).toContain('0 (%0)');
    expect(client.surface.join()).toMatch(/Horizontal Split.*Vertical Split.*Kill/s);
    await send(event('up', 3, 20, 4, mods));
    const { x, y } = client.scene!.surface!;
    const row = client.surface.findIndex((line) => line.includes('Vertical Split'));
    await click(x + 3, y + row);
    await h.until(() => h.server.services.store.model.panes.size === 2);
    expect(client.scene?.surface).toBeUndefined();
  });

  test('the menu is about what is under the mouse', async () => {
    await send(event('down', 3, 8, 0));
    expect(client.surface.join('\n')).toMatch(/Search For beta.*Type beta.*Copy beta/s);
    client.press('c');
    await h.pass(20);
    expect(await buffer()).toBe('beta');
    await h.pass(400);
    await send(event('down', 3, 8, 1));
    client.press('l');
    await h.pass(20);
    expect(await buffer()).toBe('second line here');
  });

  test('a binding of a mode is looked up for the pane under the mouse', async () => {
    await h.run('split-window', '-h');
    await h.run('copy-mode', '-t', 's:.0');
    await h.pass(20);
    await send(event('wheel', 4, 60, 3));
    expect(await get('#{pane_in_mode}', 's:.1')).toBe('1');
    await click(3, 3);
    expect(await get('#{pane_index} #{pane_in_mode}')).toBe('0 1');
  });
});

describe('a program that asked for the mouse', () => {
  beforeEach(async () => {
    h.host.print(0, '\x1b[?1002h\x1b[?1006h');
    await h.pass(20);
  });

  test('gets presses, drags, releases, clicks and the wheel, once each', async () => {
    await send(event('down', 1, 1, 1), event('drag', 1, 2, 1), event('drag', 1, 3, 1), event('up', 1, 3, 1));
    expect(h.host.typed(0)).toBe('\x1b[<0;2;2M\x1b[<32;3;2M\x1b[<32;4;2M\x1b[<0;4;2m');
    h.host.clear();
    for (let n = 0; n < 3; n++) await send(event('down', 1, 1, 1), event('up', 1, 1, 1));
    await h.pass(1000);
    expect(h.host.typed(0)).toBe('\x1b[<0;2;2M\x1b[<0;2;2m'.repeat(3));
    h.host.clear();
    await click(5, 5);
    await click(5, 5);
    await h.pass(1000);
    expect(h.host.typed(0)).toBe('\x1b[<0;6;6M\x1b[<0;6;6m'.repeat(2));
    h.host.clear();
    await send(event('wheel', 4, 0, 0), event('wheel', 5, 0, 0), event('wheel', 6, 0, 0));
    expect(h.host.typed(0)).toBe('\x1b[<64;1;1M\x1b[<65;1;1M\x1b[<66;1;1M');
  });

  test.each([2, 3])('gets button %i; there is no paste and no menu', async (button) => {
    await h.run('set-buffer', 'pasted');
    await click(0, 0, button);
    expect(h.host.typed(0)).toBe(`\x1b[<${button - 1};1;1M\x1b[<${button - 1};1;1m`);
    expect(client.scene?.surface).toBeUndefined();
  });

  test('has a menu with Alt', async () => {
    await send(event('down', 3, 10, 3, alt));
    expect(client.surface.join()).toContain('Horizontal Split');
  });

  test('gets it with the option mouse off, too; nothing else does', async () => {
    await h.run('set-option', '-g', 'mouse', 'off');
    await h.run('split-window', '-h');
    await h.pass(20);
    h.host.clear();
    await click(3, 3);
    await click(60, 3);
    expect(h.host.typed(0)).toBe('\x1b[<0;4;4M\x1b[<0;4;4m');
    expect(await get('#{pane_index}')).toBe('1');
  });
});

describe('on a border', () => {
  const sizes = (): (string | number)[] => client.scene!.panes.map((p) => `${p.width}x${p.height}`);

  test('a drag moves it, where two meet both', async () => {
    await h.run('split-window', '-h');
    await h.run('split-window', '-v');
    await h.pass(20);
    await send(event('down', 1, 40, 3), event('drag', 1, 30, 3), event('drag', 1, 20, 3), event('up', 1, 20, 3));
    expect(sizes()).toEqual(['20x24', '59x12', '59x11']);
    await send(event('down', 1, 20, 12), event('drag', 1, 30, 8), event('up', 1, 30, 8));
    expect(sizes()).toEqual(['30x24', '49x8', '49x15']);
  });

  test('one with titles as well', async () => {
    await h.run('set-option', '-g', 'pane-border-status', 'top');
    await h.run('split-window', '-v');
    await h.pass(20);
    const border = client.scene!.panes[1]!.y - 1;
    await send(event('down', 1, 3, border), event('drag', 1, 3, border + 4), event('up', 1, 3, border + 4));
    expect(client.scene!.panes[1]!.y - 1).toBe(border + 4);
  });

  test('a drag goes on outside the terminal and leaves every pane a cell', async () => {
    await h.run('split-window', '-h');
    await h.pass(20);
    await send(event('down', 1, 40, 3), event('drag', 1, 65535, 65535), event('up', 1, 65535, 65535));
    expect(sizes()).toEqual(['78x24', '1x24']);
  });
});

describe('on the status line', () => {
  beforeEach(async () => {
    await h.run('new-window', '-d', '-n', 'other');
    await h.run('new-window', '-d', '-n', 'third');
    await h.pass(20);
  });

  test('a click on the name of a window selects it, also soon after one on another', async () => {
    await click(named('other'), statusRow);
    expect(await get('#W')).toBe('other');
    await click(named('third'), statusRow);
    expect(await get('#W')).toBe('third');
  });

  test('the wheel goes to the next and the previous one', async () => {
    await send(event('wheel', 5, named('0:w'), statusRow));
    expect(await get('#W')).toBe('other');
    await send(event('wheel', 4, named('0:w'), statusRow));
    expect(await get('#W')).toBe('w');
  });

  test('dragged names of windows change places, with the binding that people have for it', async () => {
    await h.run('bind-key', '-n', 'MouseDrag1Status', 'swap-window -d -t =');
    await send(event('down', 1, named('0:w'), statusRow));
    // The first report of a drag is about where it began.
    for (const name of ['0:w', 'other', 'third']) await send(event('drag', 1, named(name) + 1, statusRow));
    await send(event('up', 1, named('third'), statusRow));
    expect((await h.run('list-windows', '-F', '#I#W')).out).toBe('0other\n1third\n2w\n');
  });

  test('with Control the window under the mouse and the current one change places', async () => {
    await click(named('third'), statusRow, 1, control);
    expect((await h.run('list-windows', '-F', '#I#W')).out).toBe('0third\n1other\n2w\n');
  });

  test.each([0, alt])('a right click on a name is a menu about that window (modifiers %s)', async (mods) => {
    await send(event('down', 3, named('other'), statusRow, mods));
    expect(client.surface[0]).toContain('1:other');
    client.press('X');
    await h.pass(20);
    expect((await h.run('list-windows', '-F', '#W')).out).toBe('w\nthird\n');
  });

  test.each([0, alt])('a right click on the left part is a menu about the session (modifiers %s)', async (mods) => {
    await send(event('down', 3, 1, statusRow, mods));
    expect(client.surface[0]).toMatch(/\bs\b/);
    client.press('w');
    await h.pass(20);
    expect(await get('#{session_windows}')).toBe('4');
  });

  test('parts have keys of their own, and names that formats know', async () => {
    await h.run('set-option', '-g', 'status-right', '#[range=user|clock]12:00#[norange]');
    const say = 'display-message "#{mouse_status_line} #{mouse_status_range} #{mouse_x}"';
    for (const place of ['Status', 'StatusLeft', 'StatusDefault']) await h.run('bind-key', '-n', `M-MouseDown1${place}`, say);
    await h.pass(20);
    const said: string[] = [];
    const columns = [named('12:00'), 0, 40];
    for (const x of columns) {
      await click(x, statusRow, 1, alt);
      said.push(client.statusText.trim());
      await h.pass(1000);
    }
    expect(said).toEqual([`0 clock ${columns[0]}`, '0 left 0', '0  40']);
  });
});

describe('copy mode', () => {
  const modes = ['emacs', 'vi'] as const;
  test.each(modes)('has the mouse in the table of %s', async (keys) => {
    await h.run('set-option', '-g', 'mode-keys', keys);
    await h.run('copy-mode');
    await h.pass(20);
    await click(6, 0);
    await send(event('down', 1, 6, 0), event('drag', 1, 9, 0));
    expect(await get('#{pane_mode} #{selection_present}')).toBe('copy-mode 1');
    await send(event('up', 1, 9, 0));
    expect(await buffer()).toBe(keys === 'vi' ? 'beta' : 'bet');
    for (const [presses, text] of [
      [2, 'gamma'],
      [3, 'second line here'],
    ] as const) {
      await h.run('copy-mode');
      await h.pass(1000);
      for (let n = 0; n < presses; n++) await click(12, presses === 2 ? 0 : 1);
      await h.pass(300);
      await h.pass(300);
      expect((await buffer()).trimEnd()).toBe(text);
      expect(await get('#{pane_in_mode}')).toBe('0');
    }
  });
});

test('commands know what is under the mouse; without one there is none', async () => {
  await h.run('split-window', '-h');
  await h.pass(20);
  await h.run(
    'bind-key',
    '-n',
    'C-MouseDown1Pane',
    'set-option -gF @at "#{mouse_pane} #{mouse_x},#{mouse_y} #{mouse_word} #{mouse_line}"',
  );
  await click(2, 1, 1, control);
  expect((await h.run('show-options', '-gv', '@at')).out).toBe('%0 2,1 second second line here\n');
  expect(await h.run('select-pane', '-t', '=')).toMatchObject({ status: 1, error: 'no mouse target\n' });
  expect(await h.run('send-keys', '-M')).toMatchObject({ status: 1, error: 'no mouse target\n' });
  expect(await get('#{mouse_x}#{mouse_word}')).toBe('');
});

test('a popup opens at the mouse', async () => {
  await h.run('bind-key', '-n', 'M-MouseDown1Pane', 'display-popup -x M -y M -w 20 -h 6 cat');
  await send(event('down', 1, 40, 10, alt));
  await h.until(() => client.scene?.surface !== undefined);
  expect(client.scene?.surface).toMatchObject({ x: 30, y: 10, width: 20, height: 6 });
});

test('in a part of a large window the mouse is where the eye is', async () => {
  await h.run('set-option', '-g', 'window-size', 'manual');
  await h.run('resize-window', '-x', '160', '-y', '48');
  client.press('C-b', 'S-Right');
  await h.pass(50);
  expect(client.scene!.window.x).toBe(-10);
  await h.run('bind-key', '-n', 'C-MouseDown1Pane', 'set-option -gF @at "#{mouse_pane} #{mouse_x},#{mouse_y}"');
  await click(2, 1, 1, control);
  expect((await h.run('show-options', '-gv', '@at')).out).toBe('%0 12,1\n');
});

test('a read-only client has no mouse', async () => {
  const reader = await h.attach({ cols: 80, rows: 25 }, 'attach-session', '-r', '-t', 's');
  await h.run('split-window', '-h');
  await h.pass(20);
  reader.input([event('down', 1, 3, 3), event('drag', 1, 9, 3), event('up', 1, 9, 3)]);
  await h.pass(20);
  expect(await get('#{pane_index} #{pane_in_mode}')).toBe('1 0');
});
