/**
 * The built program with players in its panes, looked at through a terminal, and beside it the bare terminals that get
 * the same bytes. Owns the order: reset, print, wait until it is on the host's screen, compare.
 */
import { join } from 'node:path';
import type { Point, Size } from '@ccmux/core';
import type { Emulator } from '@ccmux/term';
import { createXtermEmulator } from '@ccmux/term/xterm';
import { Ccmux, checkOutput, type HostTerminal, Sandbox } from '@ccmux/testkit';
import { differences, pictureOf } from './picture.js';
import { PlainScreen, type Widths, withoutInvisible } from './plain-screen.js';
import { type Player, Players } from './players.js';

/** What is still under way when the barrier has been seen has this long to arrive. */
const settleMs = 1_500;
/** Differences shown of one failure. */
const shown = 12;

/**
 * The barrier behind a stream: the pane asks for reports of all mouse moves, and the host is told so with the frame that
 * shows everything before. Streams of the active pane must not contain it.
 */
const barrier = Buffer.from('\x1b[?1003h');
const noBarrier = Buffer.from('\x1b[?1003l');
const reset = Buffer.from('\x1bc');

export interface StageOptions {
  /** Of the pane; the host's terminal has one row more, for the status line. */
  readonly size: Size;
  readonly env?: Readonly<Record<string, string>>;
  /** Width table of the second host. */
  readonly widths?: Widths;
}

/** A pane, the program in it, and the bare terminals that it is compared with. */
export class Part {
  readonly player: Player;
  at: Point = { x: 0, y: 0 };
  size: Size;
  bare!: Emulator;
  #plain!: PlainScreen;
  /** What the plain screen has not been fed yet. */
  #ahead: Uint8Array[] = [];

  constructor(player: Player) {
    this.player = player;
    this.size = player.size;
    this.restart();
  }

  restart(): void {
    this.bare = bareEmulator(this.size);
    this.#plain = new PlainScreen(this.size);
    this.#ahead = [];
    this.feed(reset);
  }

  feed(bytes: Uint8Array): void {
    this.feedBare(bytes);
    this.#ahead.push(bytes);
  }

  /** Not for xterm.js as it is published: it does not survive everything. */
  feedBare(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) at += this.bare.write(bytes.subarray(at), Number.POSITIVE_INFINITY);
  }

  get plain(): PlainScreen {
    this.#plain.write(withoutInvisible(Buffer.concat(this.#ahead)));
    this.#ahead = [];
    return this.#plain;
  }

  place(at: Point, size: Size): void {
    this.at = at;
    if (size.cols === this.size.cols && size.rows === this.size.rows) return;
    this.size = size;
    this.bare.resize(size);
    this.plain.resize(size);
  }
}

export class Stage {
  readonly ccmux: Ccmux;
  readonly players: Players;
  readonly parts: Part[] = [];
  host!: HostTerminal;
  /** Sees the same bytes as the host; nothing of ours is in it. */
  second!: PlainScreen;
  #active = 0;
  readonly #sandbox: Sandbox;
  readonly #options: StageOptions;

  private constructor(sandbox: Sandbox, players: Players, options: StageOptions) {
    this.#sandbox = sandbox;
    this.#options = options;
    this.players = players;
    this.ccmux = new Ccmux(sandbox);
  }

  static async open(options: StageOptions): Promise<Stage> {
    const sandbox = new Sandbox();
    const stage = new Stage(sandbox, await Players.listen(join(sandbox.runtime, 'players')), options);
    const { cols, rows } = options.size;
    const player = stage.players.expect('0');
    await stage.ccmux.ok('new-session', '-d', '-s', 's', '-x', String(cols), '-y', String(rows), ...stage.players.argv('0'));
    stage.parts.push(new Part(await player));
    await stage.attach(options.size);
    await stage.part.player.resized(options.size);
    return stage;
  }

  /** The part with the keyboard. */
  get part(): Part {
    return this.parts[this.#active]!;
  }

  /** Looks at the session with a new terminal; the one before is gone. */
  async attach(size: Size): Promise<void> {
    this.host?.dispose();
    const whole = { cols: size.cols, rows: size.rows + 1 };
    this.second = new PlainScreen(whole, this.#options.widths);
    const second = this.second;
    this.host = this.ccmux.terminal(['attach-session', '-t', 's'], {
      size: whole,
      ...(this.#options.env === undefined ? {} : { env: this.#options.env }),
      onOutput: (chunk) => second.write(chunk),
    });
    await this.host.waitForText('[s]');
  }

  async dispose(): Promise<void> {
    this.players.close();
    await this.#sandbox.dispose();
  }

  /** The person changes the size of the terminal; every part gets what `place` says of it. */
  async resize(size: Size): Promise<void> {
    const whole = { cols: size.cols, rows: size.rows + 1 };
    this.host.resize(whole);
    this.second.resize(whole);
    await this.part.player.resized(size);
    this.part.place({ x: 0, y: 0 }, size);
  }

  /** A second pane beside the first, with the keyboard. The window must have an odd number of columns. */
  async split(): Promise<void> {
    const { cols, rows } = this.part.size;
    const half = { cols: (cols - 1) / 2, rows };
    const player = this.players.expect('1');
    await this.ccmux.ok('split-window', '-h', '-t', 's', ...this.players.argv('1'));
    this.parts.push(new Part(await player));
    this.#active = 1;
    await Promise.all(this.parts.map((p) => p.player.resized(half)));
    this.parts[0]!.place({ x: 0, y: 0 }, half);
    this.part.place({ x: half.cols + 1, y: 0 }, half);
  }

  /** The active pane fills the window, or no longer. */
  async zoom(at: Point, size: Size): Promise<void> {
    this.host.press('C-b', 'z');
    await this.part.player.resized(size);
    this.part.place(at, size);
  }

  /** All panes as new terminals, and the host knows it. */
  async clear(): Promise<void> {
    for (const part of this.parts) {
      await part.player.print(reset);
      part.restart();
    }
    await this.host.waitFor((t) => t.emulator.modes.mouseTracking === 'drag', 'a pane without mouse reports');
  }

  /** Prints in the part with the keyboard, at once or in pieces, each of which ends on the host's screen if `framed`. */
  async play(pieces: readonly Uint8Array[], framed = false): Promise<void> {
    for (const [i, piece] of pieces.entries()) {
      if (!framed && i < pieces.length - 1) {
        await this.#print(piece);
        await this.#keyArrives();
        continue;
      }
      await this.#print(Buffer.concat([piece, barrier]));
      await this.host.waitFor((t) => t.emulator.modes.mouseTracking === 'any', 'the end of what was printed');
      if (i === pieces.length - 1) return;
      await this.#print(noBarrier);
      await this.host.waitFor((t) => t.emulator.modes.mouseTracking === 'drag', 'the next piece');
    }
  }

  /** For hosts that are told of no mouse: what is on the screen has to be waited for. */
  async clearBlindly(): Promise<void> {
    await this.part.player.print(reset);
    this.part.restart();
  }

  async playBlindly(bytes: Uint8Array): Promise<void> {
    await this.#print(bytes);
  }

  /** Prints in a part that has not got the keyboard. */
  async playAside(part: Part, bytes: Uint8Array): Promise<void> {
    await part.player.print(bytes);
    part.feed(bytes);
    await part.player.parsed();
    part.feed(Buffer.from('\x1b[5n'));
  }

  /** The barrier once more: everything that all panes have parsed until now is on the host's screen. */
  async mark(): Promise<void> {
    await this.#print(noBarrier);
    await this.host.waitFor((t) => t.emulator.modes.mouseTracking === 'drag', 'the mark');
    await this.play([new Uint8Array(0)]);
  }

  /** What differs between the panes on the host's screen and bare terminals; waits a moment for it to become nothing. */
  async compare(parts: readonly Part[] = this.parts): Promise<string[]> {
    return [...(await this.compareHost(parts)), ...this.#compareIndependently(parts)];
  }

  /** The same without xterm.js as it is published, which not every stream leaves alive. */
  async compareHost(parts: readonly Part[] = this.parts): Promise<string[]> {
    const expected = parts.map((part) => pictureOf(part.bare));
    let found: string[] = [];
    const isEqual = (): boolean => {
      found = parts.flatMap((part, i) => {
        const got = pictureOf(this.host.emulator, part.at, part.size);
        return differences(expected[i]!, got, part === this.part);
      });
      return found.length === 0;
    };
    await this.host.waitFor(isEqual, 'equal pictures', settleMs).catch(() => {});
    return label('host', found);
  }

  /** The same for the pane that is zoomed. */
  compareActive(): Promise<string[]> {
    return this.compare([this.part]);
  }

  /** The same with xterm.js as it is published at both ends. */
  #compareIndependently(parts: readonly Part[]): string[] {
    return parts.flatMap((part) => {
      const plain = part.plain.picture();
      const got = this.second.picture(part.at, part.size);
      const withCursor = part === this.part;
      return [
        ...label('bare terminals', differences(plain, pictureOf(part.bare), withCursor)),
        ...label('second host', differences(plain, got, withCursor)),
      ];
    });
  }

  /** What the client has written so far keeps to the grammar. */
  violation(): string | undefined {
    const found = checkOutput(this.host.capture, 'client');
    return found === undefined ? undefined : `at byte ${found.offset}: ${found.reason}`;
  }

  async #print(bytes: Uint8Array): Promise<void> {
    await this.part.player.print(bytes);
    this.part.feed(bytes);
  }

  /** A key goes all the way to the program: time passes, measured in what the program does. */
  async #keyArrives(): Promise<void> {
    this.host.type('k');
    await this.part.player.input('k', 'a key');
  }
}

const label = (name: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`${name}, ${lines.length} differences`, ...lines.slice(0, shown).map((line) => `  ${line}`)];

const bareEmulator = (size: Size): Emulator =>
  createXtermEmulator({
    size,
    historyLimit: 1000,
    now: () => 0,
    events: {
      onReply: () => {},
      onTitle: () => {},
      onBell: () => {},
      onWorkingDirectory: () => {},
      onClipboard: () => {},
      onNotification: () => {},
    },
  });
