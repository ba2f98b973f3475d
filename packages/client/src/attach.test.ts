import { plain } from '@ccmux/core';
import type { ClientMessage, FrameMessage, Scene, ServerMessage, WirePane, WireRow, WireSide } from '@ccmux/protocol';
import type { Emulator } from '@ccmux/term';
import { createXtermEmulator } from '@ccmux/term/xterm';
import { checkOutput, rowText, screenText } from '@ccmux/testkit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AttachResult, attachClient } from './attach.js';
import type { HostSignal, HostTty } from './terminal/host-tty.js';
import type { Transport } from './transport.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const quiet = { onReply() {}, onTitle() {}, onBell() {}, onWorkingDirectory() {}, onClipboard() {}, onNotification() {} };
const emulator = (cols: number, rows: number): Emulator =>
  createXtermEmulator({ size: { cols, rows }, historyLimit: 0, events: quiet, now: () => 0 });

function feed(target: Emulator, bytes: Uint8Array | string): void {
  const all = typeof bytes === 'string' ? encoder.encode(bytes) : bytes;
  for (let at = 0; at < all.length; ) at += target.write(all.subarray(at), 1000);
}

/** A host terminal that shows what it is sent, and takes it only while it reads. */
class FakeTty implements HostTty {
  readonly host: Emulator;
  raw = false;
  closed = false;
  stopped = 0;
  reading = true;
  written = '';
  forced = '';
  inputPaused = false;
  #waiting: (() => void)[] = [];
  #size: { cols: number; rows: number };
  input: (bytes: Uint8Array) => void = () => {};
  signal: (signal: HostSignal) => void = () => {};
  lose: () => void = () => {};
  processEnds: () => void = () => {};

  constructor(cols: number, rows: number) {
    this.#size = { cols, rows };
    this.host = emulator(cols, rows);
  }

  size() {
    return this.#size;
  }
  resize(cols: number, rows: number) {
    this.#size = { cols, rows };
    this.host.resize(this.#size);
    this.signal('resize');
  }
  setRaw(raw: boolean) {
    this.raw = raw;
  }
  write(bytes: Uint8Array, done: () => void) {
    expect(checkOutput(bytes, 'client')).toBeUndefined();
    this.written += decoder.decode(bytes);
    feed(this.host, bytes);
    if (this.reading) queueMicrotask(done);
    else this.#waiting.push(done);
  }
  read() {
    this.reading = true;
    for (const done of this.#waiting.splice(0)) done();
  }
  writeNow(bytes: Uint8Array) {
    this.forced += decoder.decode(bytes);
    feed(this.host, bytes);
  }
  onInput(callback: (bytes: Uint8Array) => void) {
    this.input = callback;
  }
  type(text: string) {
    this.input(encoder.encode(text));
  }
  pauseInput() {
    this.inputPaused = true;
  }
  resumeInput() {
    this.inputPaused = false;
  }
  onSignal(callback: (signal: HostSignal) => void) {
    this.signal = callback;
  }
  onLost(callback: () => void) {
    this.lose = callback;
  }
  onProcessEnd(callback: () => void) {
    this.processEnds = callback;
  }
  readonly programs: { readonly command: string; readonly done: () => void }[] = [];
  runProgram(command: string, done: () => void) {
    this.programs.push({ command, done });
  }
  stopProcess() {
    this.stopped++;
  }
  close() {
    this.closed = true;
  }
}

class FakeServer implements Transport {
  readonly sent: ClientMessage[] = [];
  closed = false;
  congested = false;
  #message: (message: ServerMessage) => void = () => {};
  drain: () => void = () => {};
  gone: () => void = () => {};
  #seq = 0;

  send(message: ClientMessage) {
    this.sent.push(message);
    return !this.congested;
  }
  onMessage(callback: (message: ServerMessage) => void) {
    this.#message = callback;
  }
  onDrain(callback: () => void) {
    this.drain = callback;
  }
  onClose(callback: () => void) {
    this.gone = callback;
  }
  close() {
    this.closed = true;
  }
  say(message: ServerMessage) {
    this.#message(message);
  }
  frame(scene: Scene | undefined, panes: readonly WirePane[] = []): number {
    const frame: FrameMessage = { kind: 'frame', seq: ++this.#seq, confirm: true, scene, panes };
    this.#message(frame);
    return this.#seq;
  }
  get acks(): number[] {
    return this.sent.flatMap((m) => (m.kind === 'frameAck' ? [m.body.seq] : []));
  }
  of<K extends ClientMessage['kind']>(kind: K) {
    return this.sent.filter((m) => m.kind === kind);
  }
}

/** What a server sends of a pane. */
function wirePane(pane: number, screen: Emulator): WirePane {
  const rows: WireRow[] = [];
  for (let y = 0; y < screen.size.rows; y++) {
    const row = screen.row(y);
    const side: WireSide[] = [];
    for (let x = 0; x < screen.size.cols; x++) {
      const cluster = row.clusters?.get(x) ?? '';
      const e = row.extended?.get(x);
      if (cluster !== '' || e !== undefined) {
        side.push([x, cluster, e?.underline ?? 0, e?.underlineColour ?? 0, e?.link ?? '', e?.linkId ?? '']);
      }
    }
    // One byte off, as in a message that has just been decoded.
    const odd = new Uint8Array(row.cells.length * 4 + 1).subarray(1);
    odd.set(new Uint8Array(row.cells.buffer, row.cells.byteOffset, row.cells.byteLength));
    rows.push({ y, cells: odd, wrapped: row.wrapped, side });
  }
  const { x, y, visible, blink } = screen.cursor;
  return { pane, x, y, cursorVisible: visible, cursorShape: 0, cursorBlink: blink, rows };
}

const green = { ...plain, fg: { kind: 'rgb', value: 0x10c020 } } as const;
const scene = (cols: number, rows: number, more: Partial<Scene> = {}): Scene => ({
  cols,
  rows,
  window: { x: 0, y: 0, width: cols, height: rows - 1 },
  panes: [{ pane: 1, x: 0, y: 0, width: cols, height: rows - 1 }],
  active: 1,
  borderStyle: plain,
  activeBorderStyle: green,
  borderLines: 'single',
  borderIndicators: 'colour',
  borderStatus: 'off',
  borderTitles: [],
  bars: [],
  promptStyle: plain,
  status: {
    y: rows - 1,
    spans: [
      { text: '[0] ', style: plain },
      { text: '漢bash*', style: { ...green, bg: { kind: 'palette', index: 200 }, italic: true } },
    ],
    fill: { ...plain, fg: { kind: 'palette', index: 0 }, bg: { kind: 'palette', index: 2 } },
  },
  kittyFlags: 1,
  mouse: 'none',
  ...more,
});

const split = (cols: number, rows: number): Partial<Scene> => ({
  panes: [
    { pane: 1, x: 0, y: 0, width: 10, height: rows - 1 },
    { pane: 2, x: 11, y: 0, width: cols - 11, height: 4 },
    { pane: 3, x: 11, y: 5, width: cols - 11, height: rows - 6 },
  ],
  active: 3,
});

function start(cols = 30, rows = 12, env = { term: 'xterm-256color', colorterm: 'truecolor' }) {
  const tty = new FakeTty(cols, rows);
  const server = new FakeServer();
  let result: AttachResult | undefined;
  const ended = attachClient({ transport: server, tty, facts: env }).then((r) => {
    result = r;
    return r;
  });
  return { tty, server, ended, result: () => result };
}

/** Until the chrome has been loaded and drawn. */
const chrome = async (tty: FakeTty): Promise<void> => {
  await vi.dynamicImportSettled();
  await vi.waitFor(() => expect(rowText(tty.host, tty.host.size.rows - 1)).toContain('['));
};

/** Lets completed writes be told. */
const settle = async (): Promise<void> => {
  for (let i = 0; i < 5; i++) await Promise.resolve();
};

describe('attachClient', () => {
  it('shows pane contents cell by cell, where the scene has them, and acknowledges when they are written', async () => {
    const { tty, server } = start();
    const pane = emulator(30, 11);
    feed(
      pane,
      '\x1b[38;2;1;2;3mtrue\x1b[0m \x1b[4:3;58:5:9mcurl\x1b[0m 漢字 e\u0301 👨‍👩‍👧\r\n\x1b[44m  bce \x1b[K\x1b[0m\r\n$ ',
    );
    const seq = server.frame(scene(30, 12), [wirePane(1, pane)]);
    await settle();
    expect(screenText(tty.host).slice(0, 11)).toEqual(screenText(pane));
    expect([tty.host.cursor.x, tty.host.cursor.y]).toEqual([2, 2]);
    expect(server.acks).toEqual([seq]);
    expect(tty.raw).toBe(true);
  });

  it('draws status line and borders around split panes', async () => {
    const { tty, server } = start();
    server.frame(scene(30, 12, split(30, 12)), []);
    await chrome(tty);
    expect(rowText(tty.host, 11).trimEnd()).toBe('[0] 漢bash*');
    const status = screenText(tty.host)[11]!;
    expect(status[4]).toBe('漢|310c020|60000c8');
    expect(status[29]).toBe(' |1000000|1000002');
    expect(rowText(tty.host, 0)[10]).toBe('│');
    expect(rowText(tty.host, 4).slice(10)).toBe(`├${'─'.repeat(19)}`);
    expect(screenText(tty.host)[0]![10]).toBe('│|0|0');
    expect(screenText(tty.host)[5]![10]).toBe('│|310c020|0');
    expect(screenText(tty.host)[4]![20]).toBe('─|310c020|0');
  });

  it('writes at most one picture while the terminal does not read, and the latest after', async () => {
    const { tty, server } = start();
    const pane = emulator(30, 11);
    server.frame(scene(30, 12), [wirePane(1, pane)]);
    await chrome(tty);
    tty.reading = false;
    const before = server.acks.length;
    feed(pane, '\x1b[2J\x1b[Hone');
    server.frame(undefined, [wirePane(1, pane)]);
    const inFlight = tty.written.length;
    for (let i = 0; i < 10; i++) {
      feed(pane, `\x1b[Hnumber ${i}`);
      server.frame(undefined, [wirePane(1, pane)]);
    }
    expect(tty.written.length).toBe(inFlight);
    expect(server.acks.length).toBe(before);
    tty.read();
    await settle();
    expect(rowText(tty.host, 0).trim()).toBe('number 9');
    expect(server.acks.length).toBe(before + 11);
  });

  it('repaints everything after a resize and tells the server', async () => {
    const { tty, server } = start();
    const pane = emulator(30, 11);
    feed(pane, 'hello');
    server.frame(scene(30, 12), [wirePane(1, pane)]);
    await chrome(tty);
    feed(tty.host, '\x1b[Hgarbage\x1b[5;5Hgarbage');
    tty.resize(40, 14);
    await settle();
    expect(server.of('resize')).toEqual([{ kind: 'resize', body: { cols: 40, rows: 14 } }]);
    expect(rowText(tty.host, 0).trim()).toBe('hello');
    expect(rowText(tty.host, 4).trim()).toBe('');
    pane.resize({ cols: 40, rows: 13 });
    server.frame(scene(40, 14), [wirePane(1, pane)]);
    await settle();
    expect(rowText(tty.host, 13)).toContain('漢bash*');
    expect(rowText(tty.host, 11).trim()).toBe('');
  });

  it('clips a scene that is larger than the terminal', async () => {
    const { tty, server } = start(10, 4);
    const pane = emulator(30, 11);
    feed(pane, `${'abcdefgh漢z'.repeat(3)}`);
    server.frame(scene(30, 12), [wirePane(1, pane)]);
    await settle();
    expect(rowText(tty.host, 0)).toBe('abcdefgh漢');
    expect(server.of('resize').length).toBe(1);
  });

  it('sends what is typed, with the keyboard protocol the host has', async () => {
    const { tty, server } = start();
    server.frame(scene(30, 12, { kittyFlags: 5 }));
    await settle();
    expect(tty.written).toContain('\x1b[=5;1u');
    tty.type('a');
    expect(server.of('input').at(-1)).toMatchObject({ kittyFlags: 0, events: [{ kind: 'text' }] });
    tty.type('\x1b[?5u\x1bP>|kitty(0.32)\x1b\\\x1b[?62;c');
    expect(server.of('hostReport')).toMatchObject([{ kind: 'hostReport', body: { kitty: true, name: 'kitty(0.32)' } }]);
    expect(server.of('input').length).toBe(1);
    tty.type('b');
    expect(server.of('input').at(-1)).toMatchObject({ kittyFlags: 5 });
  });

  it('stops reading while the server is congested', () => {
    const { tty, server } = start();
    server.congested = true;
    tty.type('a');
    expect(tty.inputPaused).toBe(true);
    server.drain();
    expect(tty.inputPaused).toBe(false);
  });

  it('follows the mouse mode and the title of the scene, and rings', async () => {
    const { tty, server } = start();
    server.frame(scene(30, 12, { mouse: 'drag', title: 'vim \x1b]0;x\x07y' }));
    await settle();
    expect(tty.written).toContain('\x1b[?1002h\x1b[?1006h');
    expect(tty.written).toContain('\x1b]2;vim ]0;xy\x1b\\');
    server.frame(scene(30, 12, { mouse: 'any' }));
    server.say({ kind: 'hostWrite', body: { what: 'bell' } });
    server.say({ kind: 'hostWrite', body: { what: 'clipboard', text: 'aGk=' } });
    server.say({ kind: 'hostWrite', body: { what: 'clipboard', text: 'a\x1b\\' } });
    await settle();
    expect(tty.written).toContain('\x1b[?1003h');
    expect(tty.written).toContain('\x07');
  });
});

describe('overlays', () => {
  it('asks for a line on the status row and answers', async () => {
    const { tty, server } = start();
    server.frame(scene(30, 12));
    await chrome(tty);
    server.say({
      kind: 'prompt',
      body: { id: 7, label: ':', initial: 'ls', history: ['first', 'second'], mode: 'line', keys: 'emacs' },
    });
    await settle();
    expect(rowText(tty.host, 11).trimEnd()).toBe(':ls');
    expect([tty.host.cursor.x, tty.host.cursor.y, tty.host.cursor.visible]).toEqual([3, 11, true]);
    tty.type('\x01x漢\x05!');
    await settle();
    expect(rowText(tty.host, 11).trimEnd()).toBe(':x漢ls!');
    expect(tty.host.cursor.x).toBe(7);
    tty.type('\x1b[A\x1b[A\x1b[B');
    await settle();
    expect(rowText(tty.host, 11).trimEnd()).toBe(':second');
    tty.type('\x1b[B\r');
    await settle();
    expect(server.of('promptReply')).toEqual([{ kind: 'promptReply', body: { id: 7, text: 'x漢ls!' } }]);
    expect(server.of('input')).toEqual([]);
    expect(rowText(tty.host, 11)).toContain('[0] ');
    tty.type('z');
    expect(server.of('input').length).toBe(1);
  });

  it('takes a lone escape for cancelling, 10 ms later', async () => {
    const { tty, server } = start();
    server.frame(scene(30, 12));
    server.say({ kind: 'prompt', body: { id: 1, label: '?', initial: '', history: [], mode: 'line', keys: 'emacs' } });
    tty.type('\x1b');
    expect(server.of('promptReply')).toEqual([]);
    await vi.waitFor(() => expect(server.of('promptReply')).toEqual([{ kind: 'promptReply', body: { id: 1 } }]));
  });

  it('shows a view that scrolls and searches, and gives way to the panes', async () => {
    const { tty, server } = start();
    const pane = emulator(30, 11);
    feed(pane, 'under it');
    server.frame(scene(30, 12), [wirePane(1, pane)]);
    await chrome(tty);
    const lines = Array.from({ length: 50 }, (_, i) => `line ${i + 1}`);
    server.say({ kind: 'view', body: { id: 9, title: 'keys', lines } });
    await settle();
    expect(rowText(tty.host, 0)).toMatch(/^ keys +10\/50 $/);
    expect(rowText(tty.host, 1).trimEnd()).toBe('line 1');
    expect(tty.host.cursor.visible).toBe(false);
    tty.type('j');
    await settle();
    expect(rowText(tty.host, 1).trimEnd()).toBe('line 2');
    tty.type('G');
    await settle();
    expect(rowText(tty.host, 10).trimEnd()).toBe('line 50');
    tty.type('g/LINE 3');
    await settle();
    expect(rowText(tty.host, 10).trimEnd()).toBe('/LINE 3');
    tty.type('\r');
    await settle();
    expect(rowText(tty.host, 1).trimEnd()).toBe('line 3');
    expect(screenText(tty.host)[1]![0]).toBe('l|4000000|0');
    tty.type('n');
    await settle();
    expect(rowText(tty.host, 1).trimEnd()).toBe('line 30');
    tty.type('qx');
    await settle();
    expect(rowText(tty.host, 0).trimEnd()).toBe('under it');
    expect(server.of('promptReply')).toEqual([{ kind: 'promptReply', body: { id: 9 } }]);
    expect(server.of('input')).toMatchObject([{ events: [{ kind: 'text', bytes: encoder.encode('x') }] }]);
  });

  it('answers a question with the name of the next key', async () => {
    const { tty, server } = start();
    server.frame(scene(30, 12));
    await chrome(tty);
    server.say({
      kind: 'prompt',
      body: { id: 3, label: 'kill-pane 0? (y/n)', initial: '', history: [], mode: 'key', keys: 'emacs' },
    });
    await settle();
    expect(rowText(tty.host, 11).trimEnd()).toBe('kill-pane 0? (y/n)');
    tty.type('y');
    server.say({ kind: 'prompt', body: { id: 4, label: '(key)', initial: '', history: [], mode: 'key', keys: 'emacs' } });
    tty.type('\x1b[1;5D');
    const replies = [3, 4].map((id, i) => ({ kind: 'promptReply', body: { id, text: ['y', 'C-Left'][i] } }));
    expect(server.of('promptReply')).toEqual(replies);
  });

  it('gives keys that were typed ahead to the overlay, and what it leaves to the pane', async () => {
    const { tty, server } = start();
    server.frame(scene(30, 12));
    await chrome(tty);
    server.say({ kind: 'prompt', body: { id: 5, label: ':', initial: '', history: [], mode: 'line', keys: 'emacs' } });
    const enter = { kind: 'key', key: 'Enter', raw: Uint8Array.of(13), type: 1 } as const;
    const text = (t: string) => ({ kind: 'text', bytes: encoder.encode(t) }) as const;
    server.say({ kind: 'returned', events: [text('abc'), enter, text('ls')] });
    expect(server.of('promptReply')).toEqual([{ kind: 'promptReply', body: { id: 5, text: 'abc' } }]);
    expect(server.of('input')).toMatchObject([{ events: [text('ls')] }]);
  });
});

describe('the end', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  /** Every mode that was switched on is off, the main screen is back. */
  const expectClean = (tty: FakeTty): void => {
    const { modes, cursor } = tty.host;
    expect(modes.alternateScreen).toBe(false);
    expect(modes).toMatchObject({
      bracketedPaste: false,
      focusEvents: false,
      mouseTracking: 'none',
      kittyFlags: 0,
      modifyOtherKeys: 0,
    });
    expect(cursor.visible).toBe(true);
    expect(tty.raw).toBe(false);
  };

  const attached = async () => {
    const all = start();
    feed(all.tty.host, 'before\r\n');
    all.server.frame(scene(30, 12, { mouse: 'any', kittyFlags: 3, panes: [], active: undefined }));
    await settle();
    expect(all.tty.host.modes).toMatchObject({
      alternateScreen: true,
      bracketedPaste: true,
      mouseTracking: 'any',
      kittyFlags: 3,
    });
    all.tty.type('\x1b[?62;c');
    return all;
  };

  it('restores the terminal and passes the message on when the server says so', async () => {
    const { tty, server, ended } = await attached();
    server.say({ kind: 'exit', body: { message: '[detached (from session 0)]', status: 0 } });
    expect(await ended).toEqual({ kind: 'exited', message: '[detached (from session 0)]', status: 0 });
    expectClean(tty);
    expect(rowText(tty.host, 0).trim()).toBe('before');
    expect([tty.closed, server.closed]).toEqual([true, true]);
    expect(tty.forced).toBe('');
  });

  it('restores the terminal when the server is lost', async () => {
    const { tty, server, ended } = await attached();
    server.gone();
    expect(await ended).toMatchObject({ kind: 'lost-server', status: 1 });
    expectClean(tty);
  });

  it('restores the terminal on a signal', async () => {
    const { tty, server, ended } = await attached();
    tty.signal('terminate');
    expect(await ended).toMatchObject({ kind: 'terminated' });
    expectClean(tty);
    expect(server.of('bye')).toEqual([{ kind: 'bye', body: { reason: 'quit' } }]);
  });

  it('forces the terminal that does not read when it has to end', async () => {
    const { tty, server, ended } = await attached();
    tty.reading = false;
    server.frame(scene(30, 12, { mouse: 'drag' }));
    tty.signal('terminate');
    await vi.advanceTimersByTimeAsync(1000);
    expect(await ended).toMatchObject({ kind: 'terminated' });
    expect(tty.forced).toContain('\x1b[?1049l');
    expectClean(tty);
  });

  it('waits for the terminal that does not read when nobody is in a hurry, and not for the server', async () => {
    const { tty, server, result } = await attached();
    tty.reading = false;
    server.frame(scene(30, 12, { mouse: 'drag' }));
    server.say({ kind: 'exit', body: { message: 'm', status: 0 } });
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect([server.closed, result(), tty.forced]).toEqual([true, undefined, '']);
    tty.read();
    tty.read();
    await settle();
    expect(result()).toMatchObject({ kind: 'exited' });
    expectClean(tty);
  });

  it('restores the terminal at once when the process ends by itself', async () => {
    const { tty } = await attached();
    tty.processEnds();
    expectClean(tty);
    const forced = tty.forced;
    tty.processEnds();
    expect(tty.forced).toBe(forced);
  });

  it('says goodbye when the terminal is gone', async () => {
    const { tty, server, ended } = await attached();
    tty.lose();
    expect(await ended).toEqual({ kind: 'lost-terminal', message: '', status: 1 });
    expect(server.of('bye')).toEqual([{ kind: 'bye', body: { reason: 'lost' } }]);
  });

  it('gives the terminal back while suspended and takes it again', async () => {
    const { tty, server } = await attached();
    tty.signal('suspend');
    await settle();
    expectClean(tty);
    expect(tty.stopped).toBe(1);
    feed(tty.host, '\x1b[Hshell output');
    server.frame(undefined);
    tty.signal('continue');
    await settle();
    expect(tty.host.modes).toMatchObject({ alternateScreen: true, mouseTracking: 'any', kittyFlags: 3 });
    expect(rowText(tty.host, 0).trim()).toBe('');
    expect(tty.raw).toBe(true);
  });

  it('waits a little for answers that would end up in the shell', async () => {
    const { tty, server, result } = start();
    server.frame(scene(30, 12));
    await settle();
    server.say({ kind: 'exit', body: { message: '', status: 0 } });
    await settle();
    expect(tty.raw).toBe(true);
    tty.type('\x1b[?62;c');
    await settle();
    expect(tty.raw).toBe(false);
    expect(result()).toMatchObject({ kind: 'exited' });
  });

  it('leaves a terminal alone that it never wrote to', async () => {
    const { tty, server, ended } = start();
    server.say({ kind: 'exit', body: { message: 'no sessions', status: 1 } });
    await ended;
    expect([tty.written, tty.raw]).toEqual(['', false]);
  });

  it('uses plain means on a plain terminal', async () => {
    const { tty, server, ended } = start(30, 12, { term: 'linux', colorterm: '' });
    server.frame(scene(30, 12, { mouse: 'any', title: 't' }));
    await settle();
    server.say({ kind: 'exit', body: { message: '', status: 0 } });
    await ended;
    expect(tty.written).not.toMatch(/\x1b\[\?(1049|1000|2004|2026)|\x1b\]|\x1b\[[<>=]/);
  });
});
