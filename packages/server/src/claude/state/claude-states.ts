/**
 * What the Claudes of all panes are doing. Owns which panes run one, brings the sources to each, and tells of every
 * transition once. Costs nothing while they are all idle: files and folders are watched, screens are read when they change,
 * and the look once a second, which finds what no event tells of, ends when nothing has moved for a while.
 */
import { isOf, parseHookPayload, type RuleSet, readScreen, readTitle } from '@ccmux/claude';
import { readStatusFile } from '@ccmux/claude/files';
import type { PaneId } from '@ccmux/core';
import type { Clock, Timer } from '../../clock.js';
import type { PaneRuntime } from '../../panes/pane-runtime.js';
import { type Beginning, ClaudePane } from './claude-pane.js';
import type { ClaudeChange, ClaudeExplanation, ClaudeStatus } from './claude-status.js';
import { type ClaudeProcess, claudeInGroup, foregroundGroup, holdsTerminal } from './find-claude.js';
import { HookSpool, type Spooled } from './hook-spool.js';
import { ScreenLooks } from './screen-looks.js';
import { screenView } from './screen-view.js';
import { StatusFolders } from './status-folders.js';
import { TerminalLooks } from './terminal-looks.js';

export interface ClaudePorts {
  readonly clock: Clock;
  runtime(pane: PaneId): PaneRuntime | undefined;
  /** A client shows the pane. */
  isShown(pane: PaneId): boolean;
  /** Of screens, a person's own in front. */
  rules(): RuleSet;
  /** The title that the pane has. */
  title(pane: PaneId): string | undefined;
  /** Where hooks leave what they are told; nowhere when left out. */
  readonly spoolFolder?: string | undefined;
}

export type ClaudeListener = (change: ClaudeChange) => void;

interface Tracked {
  readonly claude: ClaudePane;
  /** It was started as a Claude: the pane is one until it is another program's. */
  isBound: boolean;
  unfollow: (() => void) | undefined;
  followed: string | undefined;
  /** As its program set it. */
  title: string | undefined;
  /** Monotonic: when something about it last moved. */
  movedMs: number;
}

const lookMs = 1000;
/** After this long without a move there is nothing to look for. */
const calmMs = 5000;
/** How far apart screens are read: of those that have better witnesses, and of those that have none. */
const apartMs = { backed: 1000, alone: 100 } as const;

export class ClaudeStates {
  readonly #ports: ClaudePorts;
  readonly #tracked = new Map<PaneId, Tracked>();
  readonly #listeners = new Set<ClaudeListener>();
  readonly #terminals: TerminalLooks;
  readonly #screens: ScreenLooks;
  readonly #folders: StatusFolders;
  readonly #spool: HookSpool | undefined;
  #look: Timer | undefined;
  #onPrinting: (pane: PaneId, process: ClaudeProcess) => void = () => {};

  constructor(ports: ClaudePorts) {
    this.#ports = ports;
    const { clock, spoolFolder } = ports;
    this.#terminals = new TerminalLooks(clock, (pane) => this.#lookAtTerminal(pane));
    this.#screens = new ScreenLooks(clock, (pane) => this.#readScreen(pane));
    this.#folders = new StatusFolders((configDir, pid) => this.#fileChanged(configDir, pid));
    this.#spool = spoolFolder === undefined ? undefined : new HookSpool(spoolFolder, (spooled) => this.#hookTold(spooled));
  }

  /** Listeners hear of every change: of the state, and of what is known beside it. Ends with what is returned. */
  subscribe(listener: ClaudeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Hears of Claudes that print their answer and end, as often as their terminal is looked at. */
  followPrinting(listener: (pane: PaneId, process: ClaudeProcess) => void): void {
    this.#onPrinting = listener;
  }

  /** Undefined: the pane runs no Claude. */
  of(pane: PaneId): ClaudeStatus | undefined {
    return this.#tracked.get(pane)?.claude.status;
  }

  get all(): readonly ClaudeStatus[] {
    return [...this.#tracked.values()].map(({ claude }) => claude.status);
  }

  explain(pane: PaneId): ClaudeExplanation | undefined {
    return this.#tracked.get(pane)?.claude.explain();
  }

  /** The pane was started as a Claude, or is one from before. */
  bind(pane: PaneId, beginning: Beginning): void {
    const tracked = this.#tracked.get(pane);
    if (tracked !== undefined) tracked.isBound = true;
    else this.#track(pane, beginning, true);
    this.#terminals.soon(pane);
  }

  /** A Claude may run in the pane since before. */
  lookAt(pane: PaneId): void {
    this.#terminals.soon(pane);
  }

  /** A program in the pane has printed. Cheap: it is on the way of every echo. */
  output(pane: PaneId): void {
    const tracked = this.#tracked.get(pane);
    // One that is known is looked at together with the others.
    if (tracked?.claude.process === undefined || this.#look === undefined) this.#terminals.later(pane);
    if (tracked === undefined) return;
    const isClear = tracked.claude.isBacked && tracked.claude.status.state.kind !== 'waiting';
    this.#screens.changed(pane, isClear ? apartMs.backed : apartMs.alone);
  }

  titled(pane: PaneId, title: string): void {
    const tracked = this.#tracked.get(pane);
    if (tracked === undefined) {
      if (title.startsWith('✳')) this.#terminals.soon(pane);
      return;
    }
    const { glyph } = readTitle(title);
    const { glyph: before } = readTitle(tracked.title ?? '');
    tracked.title = title;
    // Told in the middle of parsing; what comes of it is not done there. While it works, it moves once a second.
    if (glyph === before) return;
    this.#screens.changed(pane, 0);
    this.#ports.clock.soon(() => tracked.claude.titleMoves(glyph === 'working'));
  }

  /** The program of the pane has ended; `stays`: the pane does not. */
  exited(pane: PaneId, stays: boolean): void {
    const tracked = this.#tracked.get(pane);
    if (tracked === undefined) return;
    tracked.claude.ended('its program has ended');
    if (!stays || !tracked.isBound) this.forget(pane);
  }

  /** The pane is gone, or is another program's. */
  forget(pane: PaneId): void {
    this.#terminals.forget(pane);
    this.#screens.forget(pane);
    const tracked = this.#tracked.get(pane);
    if (tracked === undefined) return;
    tracked.unfollow?.();
    this.#tracked.delete(pane);
    this.#tell({ pane, before: tracked.claude.status, after: undefined });
  }

  /** Somebody may look at other panes than before. */
  lookedAround(): void {
    for (const [pane, { claude }] of this.#tracked) {
      if (claude.status.state.kind === 'done' && this.#ports.isShown(pane)) claude.seen();
    }
  }

  dispose(): void {
    this.#look?.cancel();
    this.#terminals.dispose();
    this.#screens.dispose();
    this.#folders.dispose();
    this.#spool?.close();
  }

  #track(pane: PaneId, beginning: Beginning, isBound: boolean): Tracked {
    const { clock } = this.#ports;
    const claude = new ClaudePane(pane, beginning, {
      wallMs: () => clock.wallMs(),
      isShown: (id) => this.#ports.isShown(id),
      onChange: (before, after) => {
        this.#moved(pane);
        // What for, its screen knows best.
        if (after.state.kind === 'waiting') this.#screens.changed(pane, 0);
        this.#tell({ pane, before, after });
      },
    });
    const title = this.#ports.title(pane);
    const tracked: Tracked = { claude, isBound, unfollow: undefined, followed: undefined, title, movedMs: clock.now() };
    this.#tracked.set(pane, tracked);
    this.#spool?.open();
    this.#follow(tracked);
    this.#readFile(tracked);
    claude.settle();
    this.#screens.changed(pane, apartMs.alone);
    this.#moved(pane);
    return tracked;
  }

  #tell(change: ClaudeChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }

  #follow(tracked: Tracked): void {
    const { configDir } = tracked.claude;
    if (configDir === tracked.followed) return;
    tracked.unfollow?.();
    tracked.unfollow = configDir === undefined ? undefined : this.#folders.follow(configDir);
    tracked.followed = configDir;
  }

  #lookAtTerminal(pane: PaneId): void {
    const runtime = this.#ports.runtime(pane);
    const tracked = this.#tracked.get(pane);
    if (runtime === undefined) return;
    const known = tracked?.claude.process;
    if (known !== undefined && holdsTerminal(known)) return;
    const found = claudeInGroup(foregroundGroup(runtime.pid));
    if (found?.kind === 'conversation') return this.#found(pane, tracked, found);
    if (found?.kind === 'print') this.#onPrinting(pane, found);
    if (tracked === undefined || known === undefined) return;
    tracked.claude.ended('its process has ended');
    if (!tracked.isBound) this.forget(pane);
  }

  #found(pane: PaneId, tracked: Tracked | undefined, process: ClaudeProcess): void {
    if (tracked === undefined) {
      this.#track(pane, { process }, false);
      return;
    }
    tracked.claude.found(process);
    this.#follow(tracked);
    this.#readFile(tracked);
  }

  #fileChanged(configDir: string, pid: number): void {
    for (const tracked of this.#tracked.values()) {
      const { process } = tracked.claude;
      if (process?.pid === pid && process.configDir === configDir) this.#readFile(tracked);
    }
  }

  #readFile({ claude }: Tracked): void {
    const { process, configDir } = claude;
    if (process === undefined || configDir === undefined) return;
    const file = readStatusFile(configDir, process.pid);
    if (file !== undefined && isOf(file, process.pid, process.start)) claude.fileRead(file);
  }

  #readScreen(pane: PaneId): void {
    const runtime = this.#ports.runtime(pane);
    const tracked = this.#tracked.get(pane);
    if (runtime === undefined || tracked === undefined) return;
    const view = screenView(runtime.emulator);
    const { claude, title } = tracked;
    const { bracketedPaste, focusEvents } = view;
    claude.looked({ title, screen: readScreen(view, this.#ports.rules()), bracketedPaste, focusEvents });
    const { lookAgainMs } = claude;
    if (lookAgainMs !== undefined) this.#screens.again(pane, lookAgainMs);
  }

  #hookTold({ name, text, atMs }: Spooled): void {
    const event = parseHookPayload(text);
    if (event === undefined) return;
    const number = /^%?(\d+)/.exec(name)?.[1];
    const tracked = [...this.#tracked.values()].find(({ claude }) => String(claude.pane) === number);
    tracked?.claude.hookTold(event, Math.min(atMs, this.#ports.clock.wallMs()));
  }

  /** Something happened: for a while there may be more that nobody tells of. */
  #moved(pane: PaneId): void {
    const tracked = this.#tracked.get(pane);
    if (tracked !== undefined) tracked.movedMs = this.#ports.clock.now();
    this.#look ??= this.#ports.clock.after(lookMs, () => this.#lookAround());
  }

  /** Once a second, as long as something moves: what no event has told. */
  #lookAround(): void {
    this.#look = undefined;
    this.#folders.look();
    this.#spool?.look();
    const now = this.#ports.clock.now();
    let moves = false;
    for (const [pane, tracked] of [...this.#tracked]) {
      this.#lookAt(pane, tracked);
      const isWatched = tracked.followed !== undefined && this.#folders.isWatched(tracked.followed);
      const { kind } = tracked.claude.status.state;
      if (now - tracked.movedMs < calmMs || !isWatched || kind === 'working' || kind === 'starting') moves = true;
    }
    if (moves) this.#look = this.#ports.clock.after(lookMs, () => this.#lookAround());
  }

  #lookAt(pane: PaneId, tracked: Tracked): void {
    const { process } = tracked.claude;
    if (process === undefined || !holdsTerminal(process)) return this.#lookAtTerminal(pane);
    this.#readFile(tracked);
    // A version without a file: that a prompt has stood long enough to take words, no output tells.
    if (tracked.claude.status.state.kind === 'starting') tracked.claude.settle();
  }
}
