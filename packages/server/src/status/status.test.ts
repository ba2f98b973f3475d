import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FakeClient } from '../testing/fake-client.js';
import { Harness } from '../testing/harness.js';

let h: Harness;
let clock: VirtualClock;
let client: FakeClient;
beforeEach(async () => {
  clock = new VirtualClock();
  h = await Harness.start(clock);
  await h.run('new-session', '-d', '-s', 'work', '-n', 'vim');
  await h.run('set', '-g', 'status-right', '');
  client = await h.attach({ cols: 60, rows: 24 }, 'attach', '-t', 'work');
});

const settle = (): Promise<void> => h.pass(50);
const set = async (name: string, value: string): Promise<void> => {
  await h.run('set', '-g', name, value);
  await settle();
};

describe('the status line', () => {
  test('names the session and the windows with their flags', async () => {
    await h.run('new-window', '-n', 'logs');
    await settle();
    expect(client.statusText).toBe('[work] 0:vim- 1:logs*');
    await h.run('resize-pane', '-Z');
    await h.run('split-window');
    await h.run('resize-pane', '-Z');
    await settle();
    expect(client.statusText).toBe('[work] 0:vim- 1:logs*Z');
  });

  test('scrolls so that the current window is seen', async () => {
    for (let i = 1; i < 12; i++) await h.run('new-window', '-n', `window-${i}`);
    await h.run('select-window', '-t', ':6');
    await settle();
    expect(client.statusText).toMatch(/^\[work\] <.*6:window-6\*.*>$/);
  });

  test('a click on a name selects that window, between names nothing', async () => {
    await h.run('new-window', '-n', 'logs');
    await settle();
    client.mouse('down', 8, 23);
    await settle();
    expect(client.statusText).toContain('0:vim*');
    client.mouse('down', client.statusText.indexOf('1:logs') + 2, 23);
    await settle();
    expect(client.statusText).toContain('1:logs*');
  });

  test.each([[[]], [['-C']]])('panes go on behind a message, with display-message %j', async (flags) => {
    await h.run('display-message', ...flags, 'hello');
    const pane = client.scene!.panes[0]!.pane;
    h.host.print(pane, 'behind it');
    await settle();
    expect([client.statusText, client.lines(pane)[0]]).toEqual(['hello', 'behind it']);
  });

  test('at the top the window moves down', async () => {
    await set('status-position', 'top');
    expect(client.scene).toMatchObject({ status: { y: 0 }, window: { y: 1, height: 23 }, panes: [{ y: 1, height: 23 }] });
  });

  test('two lines leave a row less; the second lists the panes', async () => {
    await set('status', '2');
    expect(client.scene).toMatchObject({ window: { height: 22 }, status: { y: 22 }, bars: [{ y: 23 }] });
    await set('message-line', '1');
    expect(client.scene).toMatchObject({ status: { y: 23 }, bars: [{ y: 22 }] });
    expect(client.statusText.trim()).toBe('0[60x22]');
  });

  test('cursors and prompts have the styles that options give them', async () => {
    expect(client.scene!.panes[0]!.cursor).toBeUndefined();
    await set('cursor-style', 'blinking-bar');
    await set('message-command-style', 'fg=SteelBlue');
    expect(client.scene!.panes[0]!.cursor).toEqual({ shape: 'bar', blink: true });
    expect(client.scene!.promptCommandStyle!.fg).toEqual({ kind: 'rgb', value: 0x4682b4 });
  });

  test('styles of both sides and of the windows', async () => {
    await set('status-style', 'bg=#101010,fg=colour7');
    await set('window-status-current-style', 'fg=red,bold');
    await set('status-left-style', 'italics');
    const spans = client.scene!.status!.spans;
    expect(client.scene!.status!.fill).toMatchObject({ bg: { kind: 'rgb', value: 0x101010 } });
    expect(spans.map(({ text, style }) => [text, style.bold, style.italic])).toEqual([
      ['[work] ', false, true],
      ['0:vim*', true, false],
    ]);
  });

  test('formats may name options and the keys that are pressed', async () => {
    await set('@note', 'hello');
    await set('status-left', '#{@note} #{?client_prefix,PREFIX,keys} ');
    await set('status-left-length', '30');
    expect(client.statusText).toContain('hello keys');
    client.press('C-b');
    await settle();
    expect(client.statusText).toContain('hello PREFIX');
  });
});

describe('wake-ups', () => {
  /** Frames with a scene that come within some milliseconds. */
  const scenesIn = async (ms: number): Promise<number> => {
    const before = client.ofKind('frame').length;
    await h.pass(ms);
    return client.ofKind('frame').length - before;
  };

  test('there is no timer while nothing that is shown can change', async () => {
    await settle();
    expect(clock.pending).toBe(0);
  });

  test('minutes: one look at the turn of each', async () => {
    await set('status-right', '%H:%M');
    expect(clock.pending).toBe(1);
    const first = client.statusText.slice(-5);
    await scenesIn(61_000);
    expect(client.statusText.slice(-5)).not.toBe(first);
  });

  test('seconds: each status-interval; 0 is never', async () => {
    await set('status-interval', '1');
    await set('status-right', '%H:%M:%S');
    expect(await scenesIn(5000)).toBeGreaterThanOrEqual(4);
    await set('status-interval', '0');
    expect(clock.pending).toBe(0);
  });

  test('what a program prints is no reason to look again, unless the line says something of the program', async () => {
    h.host.print(0, 'output');
    await h.pass(1000);
    expect(clock.pending).toBe(0);
    await set('status-left', '#{cursor_x} ');
    h.host.print(0, ' and more');
    await settle();
    expect(client.statusText).toMatch(/^6 /);
    await h.pass(500);
    expect(client.statusText).toMatch(/^15 /);
    expect(clock.pending).toBe(0);
  });

  test('a look that finds nothing new draws nothing', async () => {
    await set('status-interval', '1');
    await set('status-right', '#{?#{==:%S,never},a,b}');
    expect(await scenesIn(5000)).toBe(0);
  });
});

describe('messages', () => {
  test('take the place of the status line for display-time, or until a key', async () => {
    await h.run('display-message', 'one #[bold]two');
    await settle();
    expect(client.scene!.status!.spans.map(({ text, style }) => [text, style.bold])).toEqual([
      ['one ', false],
      ['two', true],
    ]);
    await h.pass(800);
    expect(client.statusText).toContain('[work]');
    await h.run('display-message', 'again');
    await settle();
    client.type('x');
    await settle();
    expect(client.statusText).toContain('[work]');
  });

  test('-d 0 waits for a key, -N for the time', async () => {
    await h.run('display-message', '-d', '0', 'waits');
    await h.pass(60_000);
    expect(client.statusText).toBe('waits');
    client.press('Left');
    await settle();
    expect(client.statusText).toContain('[work]');
    await h.run('display-message', '-N', '-d', '300', 'stays');
    client.type('x');
    await settle();
    expect(client.statusText).toBe('stays');
    await h.pass(300);
    expect(client.statusText).toContain('[work]');
  });

  test('what is no format is shown as it is', async () => {
    client.press('C-b', ':');
    await settle();
    await h.run('display-message', '-l', 'a ##[x');
    await settle();
    expect(client.statusText).toBe('a #[x');
  });
});

describe('borders', () => {
  beforeEach(() => h.run('split-window', '-v'));

  test('titles take the top row of the panes at the top, and the border of the others', async () => {
    await h.run('set', '-g', 'pane-border-format', '#{pane_index}');
    await set('pane-border-status', 'top');
    expect(client.scene!.panes.map(({ y, height }) => [y, height])).toEqual([
      [1, 10],
      [12, 11],
    ]);
    expect(client.scene!.borderTitles.map(({ x, y, spans }) => [x, y, spans.map((s) => s.text).join('')])).toEqual([
      [2, 0, '0'],
      [2, 11, '1'],
    ]);
    await set('pane-border-status', 'off');
    expect(client.scene!.panes.map(({ y }) => y)).toEqual([0, 12]);
  });

  test('a border with a title is dragged as one without', async () => {
    await set('pane-border-status', 'top');
    client.mouse('down', 30, 11);
    client.mouse('drag', 30, 14);
    client.mouse('up', 30, 14);
    await settle();
    expect(client.scene!.borderTitles.map(({ y }) => y)).toEqual([0, 14]);
  });

  test('programs get the size that is left', async () => {
    await set('pane-border-status', 'bottom');
    expect((await h.run('list-panes', '-t', 'work', '-F', '#{pane_top} #{pane_height}')).out).toBe('0 11\n12 10\n');
    const resized = h.host.received.filter((m) => m.kind === 'resize').map((m) => m.rows);
    expect(resized.at(-1)).toBe(10);
  });

  test('lines, styles and colours of panes', async () => {
    await set('pane-border-lines', 'double');
    await set('pane-active-border-style', 'fg=magenta');
    await set('window-style', 'bg=colour236');
    await set('window-active-style', 'fg=white');
    expect(client.scene).toMatchObject({
      borderLines: 'double',
      activeBorderStyle: { fg: { kind: 'palette', index: 5 } },
    });
    const bg = { kind: 'palette', index: 236 };
    expect(client.scene!.panes.map((p) => [p.fg, p.bg])).toEqual([
      [undefined, bg],
      [{ kind: 'palette', index: 7 }, bg],
    ]);
  });
});

test('the title of the terminal', async () => {
  expect(client.scene!.title).toMatch(/^work:0:vim - ".*" $/);
  await set('set-titles-string', '#S');
  expect(client.scene!.title).toBe('work');
});
