import { hostileStream } from '@ccmux/testkit';
import { describe, expect, it } from 'vitest';
import type { Emulator } from '../emulator/port.js';
import * as cell from '../screen/cell.js';
import { rowText } from '../screen/row-text.js';
import { createXtermEmulator } from './emulator.js';

interface Log {
  readonly replies: string[];
  readonly titles: string[];
  readonly paths: string[];
  readonly clipboard: string[];
  readonly notifications: string[];
  bells: number;
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function start(
  size = { cols: 20, rows: 4 },
  clock = { now: 0 },
): { emulator: Emulator; log: Log; put: (output: string) => void } {
  const log: Log = { replies: [], titles: [], paths: [], clipboard: [], notifications: [], bells: 0 };
  const emulator = createXtermEmulator({
    size,
    historyLimit: 50,
    now: () => clock.now,
    events: {
      onReply: (bytes) => log.replies.push(text(bytes)),
      onTitle: (title) => log.titles.push(title),
      onBell: () => log.bells++,
      onWorkingDirectory: (path) => log.paths.push(path),
      onClipboard: (data) => log.clipboard.push(text(data)),
      onNotification: (notification) => log.notifications.push(notification),
    },
  });
  return { emulator, log, put: (output) => void emulator.write(new TextEncoder().encode(output), 1000) };
}

describe('answers', () => {
  it.each([
    ['\x1b[c', '\x1b[?62;22c'],
    ['\x1b[>c', '\x1b[>1;390;0c'],
    ['\x1b[=c', '\x1bP!|00000000\x1b\\'],
    ['\x1b[5n', '\x1b[0n'],
    ['ab\x1b[6n', '\x1b[1;3R'],
    ['\x1b[99C!\x1b[6n', '\x1b[1;20R'],
    ['\x1b[2;3r\x1b[?6h\x1b[2;2H\x1b[?6n', '\x1b[?2;2R'],
    ['\x1b[>q', '\x1bP>|ccmux(0.1.0)\x1b\\'],
    ['\x1b]11;?\x07', '\x1b]11;rgb:0000/0000/0000\x1b\\'],
    ['\x1b]4;1;?\x1b\\', '\x1b]4;1;rgb:cdcd/0000/0000\x1b\\'],
    ['\x1b[?2026$p', '\x1b[?2026;2$y'],
    ['\x1b[?2027$p', '\x1b[?2027;3$y'],
    ['\x1b[?1007l\x1b[?1007$p', '\x1b[?1007;2$y'],
    ['\x1b[1;38;5;9m\x1bP$qm\x1b\\', '\x1bP1$r0;1;38;5;9m\x1b\\'],
    ['\x1b[4 q\x1bP$q q\x1b\\', '\x1bP1$r4 q\x1b\\'],
    ['\x1bP+q544e\x1b\\', '\x1bP0+r\x1b\\'],
    ['\x1b[>5u\x1b[?u', '\x1b[?5u'],
  ])('%j with %j', (query, answer) => {
    const { log, put } = start();
    put(query);
    expect(log.replies).toEqual([answer]);
  });

  it.each(['\x1b[18t', '\x1b[14t', '\x1b[21t', '\x1b]52;c;?\x07', '\x1b[x', '\x05'])('nothing to %j', (query) => {
    const { log, put } = start();
    put(query);
    expect(log.replies).toEqual([]);
  });

  it('within a budget, and not while muted', () => {
    const clock = { now: 0 };
    const { emulator, log, put } = start(undefined, clock);
    put('\x1b[c'.repeat(1000));
    expect(log.replies.length).toBe(64);
    clock.now = 1000;
    put('\x1b[c');
    expect(log.replies.length).toBe(65);
    emulator.muted = true;
    put('\x1b[c');
    expect(log.replies.length).toBe(65);
  });
});

describe('notices', () => {
  it('are cleaned and capped', () => {
    const { log, put } = start();
    put(`\x1b]0;a\tb\u202ec\x07\x1b]2;${'x'.repeat(1000)}\x1b\\\x07`);
    expect(log.titles).toEqual(['abc', 'x'.repeat(256)]);
    expect(log.bells).toBe(1);
    put('\x1b]7;file://host/tmp/a%20b\x07\x1b]7;file://host/%0a\x07\x1b]7;/etc\x07\x1b]7;file://h/%ff\x07');
    expect(log.paths).toEqual(['/tmp/a b']);
    put(`\x1b]52;c;aGk=\x07\x1b]52;c;not base64\x07\x1b]52;c;${'A'.repeat(139_000)}\x07\x1b]52;;aGk\x1b\\`);
    expect(log.clipboard).toEqual(['hi', 'hi']);
    put(
      '\x1b]9;done\x07\x1b]9;4;1;50\x07\x1b]777;notify;t;b;c\x07\x1b]99;i=1:p=body;hello\x1b\\\x1b]99;p=icon;x\x07\x1b]99;e=1;aGk=\x07',
    );
    expect(log.notifications).toEqual(['done', 't: b;c', 'hello', 'hi']);
  });
});

describe('modes', () => {
  it('are those of a new terminal after a full reset', () => {
    const { emulator, put } = start();
    put('\x1b[20h\x1b[?12h\x1b[?25l\x1bcab\nc');
    expect([rowText(emulator.row(0)), rowText(emulator.row(1))]).toEqual(['ab', '  c']);
    expect(emulator.cursor).toMatchObject({ visible: true, blink: false });
  });

  it('keeps keyboard flags for each screen', () => {
    const { emulator, put } = start();
    put('\x1b[>1u\x1b[>5u\x1b[?1049h');
    expect(emulator.modes).toMatchObject({ kittyFlags: 0, alternateScreen: true });
    put('\x1b[=3u\x1b[=1;3u');
    expect(emulator.modes.kittyFlags).toBe(2);
    put('\x1b[?1049l');
    expect(emulator.modes.kittyFlags).toBe(5);
    put('\x1b[<u');
    expect(emulator.modes.kittyFlags).toBe(1);
    put('\x1b[<99u');
    expect(emulator.modes.kittyFlags).toBe(0);
  });

  it('follows what programs ask for, and resets', () => {
    const { emulator, put } = start();
    const initial = emulator.modes;
    put('\x1b[>4;2m\x1b[?1;66;1003;1004;1006;2004h\x1b[?1007l\x1b[?2026h\x1b[?25l\x1b[5 q');
    expect(emulator.modes).toMatchObject({
      applicationCursor: true,
      applicationKeypad: true,
      bracketedPaste: true,
      focusEvents: true,
      mouseTracking: 'any',
      mouseEncoding: 'sgr',
      kittyFlags: 0,
      modifyOtherKeys: 2,
      alternateScreen: false,
      alternateScroll: false,
    });
    expect(emulator.synchronizedOutput).toBe(true);
    expect(emulator.cursor).toMatchObject({ visible: false, shape: 'bar', blink: true });
    put('\x1bc');
    expect(emulator.modes).toEqual(initial);
    expect(emulator.cursor).toEqual({ x: 0, y: 0, visible: true, shape: undefined, blink: false });
    expect(emulator.synchronizedOutput).toBe(false);
  });
});

describe('rows', () => {
  it('carry links, underlines and clusters', () => {
    const { emulator, put } = start();
    put(
      '\x1b]8;id=1;https://x/\x1b\\ab\x1b]8;;\x1b\\\x1b]8;;javascript:x\x1b\\c\x1b]8;;\x07\x1b[4:3;58;5;9md\x1b[59me\x1b[0mé👍🏽',
    );
    const row = emulator.row(0);
    const link = { underline: 0, underlineColour: 0, link: 'https://x/', linkId: '1' };
    expect([...row.extended!]).toEqual([
      [0, link],
      [1, link],
      [3, { underline: 3, underlineColour: 0x2000009, link: '', linkId: '' }],
      [4, { underline: 3, underlineColour: 0, link: '', linkId: '' }],
    ]);
    expect([...row.clusters!]).toEqual([[6, '👍🏽']]);
    expect(rowText(row)).toBe('abcdeé👍🏽');
  });

  it('go into history, and out of it', () => {
    const { emulator, put } = start();
    put(Array.from({ length: 10 }, (_, i) => `line ${i}`).join('\r\n'));
    expect(emulator.historySize).toBe(6);
    expect(rowText(emulator.historyRow(0))).toBe('line 0');
    expect(rowText(emulator.row(3))).toBe('line 9');
    put('\x1b[?1049h');
    expect(emulator.historySize).toBe(0);
    put('\x1b[?1049l');
    emulator.clearHistory();
    expect(emulator.historySize).toBe(0);
    expect(rowText(emulator.row(3))).toBe('line 9');
    put('\r\nmore');
    expect(rowText(emulator.historyRow(0))).toBe('line 6');
  });

  it('are reflowed by a resize, and all dirty after it', () => {
    const { emulator, put } = start();
    put('0123456789abcdefghij\r\n');
    emulator.takeDirty();
    emulator.resize({ cols: 10, rows: 5 });
    expect(emulator.takeDirty()).toEqual({ first: 0, last: 4 });
    expect([rowText(emulator.row(0)), rowText(emulator.row(1)), emulator.row(1).wrapped]).toEqual([
      '0123456789',
      'abcdefghij',
      true,
    ]);
    expect(emulator.takeDirty()).toBeUndefined();
  });

  it('end where the screen ends, though the alternate screen keeps what a resize cut off', () => {
    const { emulator, put } = start({ cols: 8, rows: 2 });
    put('\x1b[?1049h12345678\r\n\x1b[41mabcdefgh');
    emulator.resize({ cols: 4, rows: 2 });
    expect(emulator.row(0).cells.length).toBe(4 * 3);
    expect(rowText(emulator.row(0))).toBe('1234');
    put('\n');
    emulator.resize({ cols: 8, rows: 2 });
    expect(rowText(emulator.row(0))).toBe('abcdefgh');
    // The line that scrolled in was erased in red as far as the screen went.
    expect(Array.from(emulator.row(1).cells.filter((_, i) => i % 3 === 2))).toEqual([
      ...new Array(4).fill(cell.colourPalette16 | 1),
      0,
      0,
      0,
      0,
    ]);
  });

  it('are not touched by characters that are left out', () => {
    const { emulator, put } = start();
    put('漢\x1b[1;2H\u200b\u200d\ufeff');
    expect(rowText(emulator.row(0))).toBe('漢');
    expect(emulator.cursor.x).toBe(1);
  });

  it('lose their links with the history, and only them, when that is asked for', () => {
    const { emulator, put } = start();
    put('\x1b]8;;https://x/\x07\x1b[4:3;31mab\x1b[0m\x1b]8;;\x07');
    emulator.clearHistory();
    expect(emulator.row(0).extended?.get(0)?.link).toContain('https://x/');
    put('\x1b]8;;https://y/\x07\x1b[?1049h\x1b[Hcd');
    emulator.clearHistory(true);
    put('e');
    expect(rowText(emulator.row(0))).toBe('cde');
    for (const x of [0, 1, 2]) expect(emulator.row(0).extended?.get(x)?.link ?? '').toBe('');
    put('\x1b[?1049l');
    expect(rowText(emulator.row(0))).toBe('ab');
    expect(emulator.row(0).extended?.get(0)).toMatchObject({ link: '', underline: 3 });
    put('\r\n\x1b]8;;https://x/\x07f');
    expect(emulator.row(1).extended?.get(0)?.link).toContain('https://x/');
  });

  it('bound what links and clusters keep', () => {
    const { emulator, put } = start();
    for (let i = 0; i < 2000; i++) put(`\x1b]8;;http://${i}/${'x'.repeat(2000)}\x07l\x1b]8;;\x07`);
    put('\x1b[H');
    let kept = 0;
    for (let i = 0; i < emulator.historySize; i++)
      for (const entry of emulator.historyRow(i).extended?.values() ?? []) kept += entry.link.length;
    expect(kept).toBeGreaterThan(100_000);
    expect(kept).toBeLessThan(1_100_000);
    put(`a${'\u0301'.repeat(1000)}`);
    expect(emulator.row(0).clusters!.get(0)!.length).toBe(32);
  });
});

describe('hostile output', () => {
  it('is survived in slices of bounded time', () => {
    const { emulator } = start({ cols: 120, rows: 40 }, performanceClock());
    let worst = 0;
    for (let seed = 0; seed < 20; seed++) {
      const stream = hostileStream(seed);
      for (let i = 0; i < 500; i++) {
        const bytes = stream.next();
        for (let at = 0; at < bytes.length; ) {
          // Of the processor: what others on the machine do is no matter here.
          const before = process.cpuUsage();
          at += emulator.write(bytes.subarray(at), 0);
          worst = Math.max(worst, process.cpuUsage(before).user / 1000);
        }
      }
      emulator.resize({ cols: 2 + ((seed * 37) % 150), rows: 1 + ((seed * 13) % 60) });
    }
    expect(worst).toBeLessThan(50);
    for (let y = 0; y < emulator.size.rows; y++) rowText(emulator.row(y));
  });

  it.each([
    '\x1b[24S',
    '\x1b[99999L',
    '\x1b[99999b',
    '\x1bc',
    '\x1b[2J',
    '\x1b[ @',
    '\x1b[?1049h\x1b[?1049l',
    '\x1b#8',
    '\x1b[3g\t\r',
    '\x1b[4hx',
    '\x1b[2;9r\n\x1bM',
    'x\u0301',
  ])('of %j only can be interrupted', (sequence) => {
    const { emulator } = start({ cols: 200, rows: 60 }, performanceClock());
    const bytes = new TextEncoder().encode(sequence.repeat(Math.ceil(8192 / sequence.length)));
    const times: number[] = [];
    for (let at = 0; at < bytes.length; ) {
      const before = process.cpuUsage();
      at += emulator.write(bytes.subarray(at), 1);
      times.push(process.cpuUsage(before).user / 1000);
    }
    times.sort((a, b) => b - a);
    // Of the processor, whoever else is at it. Once or twice a collection of garbage is in it.
    expect(times[Math.min(2, times.length - 1)]).toBeLessThan(20);
  });
});

function performanceClock(): { now: number } {
  return {
    get now() {
      return performance.now();
    },
    set now(_) {},
  };
}
