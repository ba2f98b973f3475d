import { paneId } from '@ccmux/core';
import { rowText } from '@ccmux/term';
import { FloodBudget } from '@ccmux/term/xterm';
import { VirtualClock } from '@ccmux/testkit';
import { describe, expect, test } from 'vitest';
import { CopyMode } from '../copy-mode/copy-mode.js';
import { copyPorts } from '../testing/copy-ports.js';
import { PaneRuntime } from './pane-runtime.js';
import { ParseScheduler } from './parse-scheduler.js';

/** `lookMs`: time that passes with every look at the clock, as if parsing took it. */
function world(lookMs = 0, { historyLimit = 100, flood }: { historyLimit?: number; flood?: FloodBudget } = {}) {
  const size = { cols: 20, rows: 4 };
  const clock = new VirtualClock();
  const port = {
    now: () => {
      clock.spend(lookMs);
      return clock.now();
    },
    wallMs: () => clock.wallMs(),
    after: (ms: number, run: () => void) => clock.after(ms, run),
    soon: (run: () => void) => clock.soon(run),
  };
  const changes: { first: number | undefined; last: number | undefined; bytes: number; at: number }[] = [];
  const replies: string[] = [];
  const acks: number[] = [];
  const runtime = new PaneRuntime(
    paneId(1),
    size,
    historyLimit,
    { clock: port, scheduler: new ParseScheduler(port), ...(flood && { flood }) },
    {
      onReply: (bytes) => replies.push(Buffer.from(bytes).toString()),
      onTitle() {},
      onBell() {},
      onWorkingDirectory() {},
      onClipboard() {},
      onNotification() {},
      onFailed: () => undefined,
      onReplayWanted() {},
      onChange: (range, bytes) => changes.push({ first: range?.first, last: range?.last, bytes, at: clock.now() }),
      onMode: () => {},
      onParsed: (offset) => acks.push(offset),
    },
  );
  let offset = 0;
  const print = (text: string): void => {
    const data = Buffer.from(text);
    runtime.feed(offset, data);
    offset += data.length;
  };
  const line = (y: number): string => rowText(runtime.emulator.row(y), { trim: true });
  return { clock, changes, replies, acks, runtime, print, line };
}

describe('PaneRuntime', () => {
  test('shows output in order and tells which rows changed by how many bytes', () => {
    const w = world();
    w.print('one\r\n');
    w.print('two');
    expect([w.line(0), w.line(1)]).toEqual(['one', 'two']);
    expect(w.changes.at(-1)).toMatchObject({ bytes: 3 });
  });

  test('output that was taken before is skipped, in part or as a whole', () => {
    const w = world();
    w.runtime.feed(0, Buffer.from('abc'));
    w.runtime.feed(0, Buffer.from('abc'));
    w.runtime.feed(1, Buffer.from('bcd'));
    w.runtime.feed(4, Buffer.from('e'));
    expect(w.line(0)).toBe('abcde');
  });

  test('long output yields between slices and is parsed to the end', () => {
    const w = world(3);
    for (let i = 0; i < 40; i++) w.print(`line ${i}\r\n`.padEnd(5000, '\0'));
    let idle = false;
    w.runtime.whenParsed(() => {
      idle = true;
    });
    expect(w.clock.pending).toBeGreaterThan(0);
    expect(idle).toBe(false);
    w.clock.settle();
    expect(idle).toBe(true);
    expect(w.line(2)).toBe('line 39');
  });

  test('credit goes back as bytes are parsed, half the window at a time', () => {
    const w = world();
    const block = 'x'.repeat(64 * 1024);
    w.print(block);
    w.clock.settle();
    expect(w.acks).toEqual([]);
    w.print(block);
    w.clock.settle();
    expect(w.acks).toEqual([128 * 1024]);
    for (let i = 0; i < 7; i++) w.print(block);
    w.clock.settle();
    expect(w.acks.at(-1)).toBeGreaterThanOrEqual(128 * 1024 * 4);
  });

  test('a synchronized frame shows when it ends', () => {
    const w = world();
    w.runtime.emulator.takeDirty();
    w.print('\x1b[?2026hhalf');
    w.clock.advance(100);
    expect(w.changes).toEqual([]);
    w.print(' whole\x1b[?2026l');
    expect(w.changes).toMatchObject([{ first: 0, bytes: '\x1b[?2026hhalf whole\x1b[?2026l'.length, at: 100 }]);
    expect(w.clock.pending).toBe(0);
  });

  test('a synchronized frame that never ends is shown after 150 ms', () => {
    const w = world();
    w.runtime.emulator.takeDirty();
    w.print('\x1b[?2026hhalf');
    w.clock.advance(149);
    expect(w.changes).toEqual([]);
    w.clock.advance(1);
    expect(w.changes.length).toBe(1);
  });

  test('queries are answered, but not a second time when output is replayed', () => {
    const w = world();
    w.print('\x1b[6n');
    expect(w.replies).toEqual(['\x1b[1;1R']);
    const again = world();
    again.runtime.replay(100, 108);
    again.runtime.feed(100, Buffer.from('abcd\x1b[6n'));
    expect(again.replies).toEqual([]);
    again.runtime.feed(108, Buffer.from('\x1b[6n'));
    expect(again.replies).toEqual(['\x1b[1;5R']);
    expect(again.line(0)).toBe('abcd');
  });

  test('in copy mode the picture stands still and all of it comes back afterwards', () => {
    const w = world();
    w.print('before');
    w.runtime.mode = new CopyMode(w.runtime.emulator, copyPorts({ onLeave: () => w.runtime.leaveMode() }));
    const seen = w.changes.length;
    w.print('\r\nbelow');
    expect(w.changes.length).toBe(seen);
    void w.runtime.mode.command('cancel', []);
    expect(w.runtime.mode).toBeUndefined();
    expect(w.changes.at(-1)).toMatchObject({ first: 0, last: 3 });
    expect(w.line(1)).toBe('below');
  });

  test('a resize shows everything and ends copy mode; to the same size it does nothing', () => {
    const w = world();
    w.runtime.resize({ cols: 20, rows: 4 });
    expect(w.changes).toEqual([]);
    w.runtime.resize({ cols: 10, rows: 2 });
    expect(w.changes).toMatchObject([{ first: 0, last: 1 }]);
  });

  test('after dispose nothing runs any more', () => {
    const w = world();
    w.print('\x1b[?2026hx');
    w.runtime.dispose();
    expect(w.clock.pending).toBe(0);
  });

  test('output behind a gap is shown', () => {
    const w = world();
    w.runtime.feed(0, Buffer.from('a'));
    w.runtime.feed(1000, Buffer.from('b'));
    expect(w.line(0)).toBe('ab');
    w.runtime.feed(1001, Buffer.from('x'.repeat(128 * 1024)));
    w.clock.settle();
    expect(w.acks).toEqual([1001 + 128 * 1024]);
  });

  test('a flood is packed when it has paused, not before', () => {
    const flood = new FloodBudget({ bytes: 1e7, afterRows: 50, withinMs: 1000 });
    const w = world(0, { historyLimit: 1000, flood });
    const isUnpacked = (): boolean => {
      const taken = flood.take(1e7);
      if (taken) flood.give(1e7);
      return !taken;
    };
    for (let i = 0; i < 20; i++) {
      w.print('x\r\n'.repeat(100));
      w.clock.advance(60);
    }
    expect([isUnpacked(), w.runtime.emulator.historySize]).toEqual([true, 1000]);
    w.clock.advance(500);
    expect([isUnpacked(), w.runtime.emulator.historySize]).toEqual([false, 1000]);
    expect(w.clock.pending).toBe(0);
  });
});
