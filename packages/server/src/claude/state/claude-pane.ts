/**
 * The Claude of one pane: what each source last said of it, and the state that comes of it. Owns the transitions: each is
 * told once. `done` is idle after work that nobody has seen; who looks is asked of the owner.
 */
import {
  type ClaudeState,
  firstAppearance,
  followHook,
  type HookEvent,
  look,
  type Sighting,
  type StatusFile,
  sameState,
} from '@ccmux/claude';
import type { PaneId } from '@ccmux/core';
import type { ClaudeExplanation, ClaudeStatus } from './claude-status.js';
import type { ClaudeProcess } from './find-claude.js';
import { finer, judge, type Verdict } from './judge.js';
import { detailsOf, evidenceOf, nothingSaid, type Sources } from './sources.js';

export interface ClaudePanePorts {
  wallMs(): number;
  /** A client shows the pane. */
  isShown(pane: PaneId): boolean;
  onChange(before: ClaudeStatus | undefined, after: ClaudeStatus): void;
}

/** What is known of it before it says anything. */
export interface Beginning {
  readonly process?: ClaudeProcess;
  readonly sessionId?: string;
  readonly configDir?: string | undefined;
  readonly cwd?: string;
}

export class ClaudePane {
  readonly pane: PaneId;
  readonly #ports: ClaudePanePorts;
  #process: ClaudeProcess | undefined;
  #beginning: Beginning;
  #sources: Sources;
  #lookedAt = 0;
  #status: ClaudeStatus | undefined;
  /** It has finished something that nobody has seen. */
  #isDone = false;

  constructor(pane: PaneId, beginning: Beginning, ports: ClaudePanePorts) {
    this.pane = pane;
    this.#ports = ports;
    this.#beginning = beginning;
    this.#process = beginning.process;
    this.#sources = { ...nothingSaid(ports.wallMs()), lives: beginning.process !== undefined };
  }

  get process(): ClaudeProcess | undefined {
    return this.#process;
  }

  get configDir(): string | undefined {
    return this.#process?.configDir ?? this.#beginning.configDir;
  }

  /** Others than its screen say what it does. */
  get isBacked(): boolean {
    return this.#sources.file?.content.status !== undefined;
  }

  get status(): ClaudeStatus {
    return this.#status ?? this.#make();
  }

  /** The process is known now, or another one. */
  found(process: ClaudeProcess): void {
    if (this.#process?.pid === process.pid && this.#process.start === process.start) return;
    const isOther = this.#process !== undefined;
    this.#process = process;
    if (isOther) this.#sources = { ...nothingSaid(this.#ports.wallMs()), hooks: this.#sources.hooks };
    this.#sources = { ...this.#sources, lives: true };
    this.settle();
  }

  ended(reason: string): void {
    this.#process = undefined;
    this.#sources = { ...this.#sources, lives: false, ended: { reason, at: this.#ports.wallMs() } };
    this.settle();
  }

  fileRead(content: StatusFile | undefined): void {
    const before = this.#sources.file;
    if (content === undefined) return;
    const isSame = before?.content.status === content.status && before?.content.waitingFor === content.waitingFor;
    const at = isSame ? (before?.at ?? 0) : Math.min(content.changedMs ?? this.#ports.wallMs(), this.#ports.wallMs());
    this.#sources = { ...this.#sources, file: { content, at } };
    this.settle();
  }

  hookTold(event: HookEvent, at: number): void {
    // A new conversation in the same pane: what was said of the one before is over.
    this.#sources = { ...this.#sources, hooks: followHook(this.#sources.hooks, event, at) };
    this.settle();
  }

  /** The sign in its title has begun to move, or stands still. */
  titleMoves(yes: boolean): void {
    this.#sources = { ...this.#sources, titleMovesSince: yes ? this.#ports.wallMs() : undefined };
    this.settle();
  }

  /** What its title and its screen show now. */
  looked(sighting: Omit<Sighting, 'at'>): void {
    const at = Math.max(this.#lookedAt, this.#ports.wallMs());
    this.#lookedAt = at;
    this.#sources = { ...this.#sources, appearance: look(this.#sources.appearance ?? firstAppearance(at), { ...sighting, at }) };
    this.settle();
  }

  /** Milliseconds until the same picture may mean something else; undefined: it never will. */
  get lookAgainMs(): number | undefined {
    const due = this.#sources.appearance?.due;
    return due === undefined ? undefined : Math.max(0, due - this.#ports.wallMs());
  }

  /** Somebody looks at the pane. */
  seen(): void {
    if (!this.#isDone) return;
    this.#isDone = false;
    this.settle();
  }

  /** What it comes to now; tells when that is something else than before. */
  settle(): void {
    const before = this.#status;
    const { state } = this.#verdict();
    if (state.kind === 'idle') {
      if (before?.state.kind === 'working' || before?.state.kind === 'waiting') this.#isDone = !this.#ports.isShown(this.pane);
    } else this.#isDone = false;
    const after = this.#make();
    if (before !== undefined && isSame(before, after)) return;
    this.#status = after;
    this.#ports.onChange(before, after);
  }

  explain(): ClaudeExplanation {
    const evidence = evidenceOf(this.#sources);
    const { source, reason } = this.#verdict();
    return { status: this.status, evidence, source, reason };
  }

  /** What it was once found to wait for holds until it waits no longer: who told it may already tell of what comes next. */
  #verdict(): Verdict {
    const verdict = judge(this.#sources, this.#ports.wallMs());
    const before = this.#status?.state;
    const isOlder = verdict.source === 'status-file' && verdict.at <= (this.#status?.sinceMs ?? 0);
    if (verdict.state.kind !== 'waiting' || before?.kind !== 'waiting' || !isOlder) return verdict;
    return finer[verdict.state.for]?.includes(before.for) === true ? { ...verdict, state: before } : verdict;
  }

  #make(): ClaudeStatus {
    const { file, hooks } = this.#sources;
    const verdict = this.#verdict();
    const state: ClaudeState = this.#isDone && verdict.state.kind === 'idle' ? { kind: 'done' } : verdict.state;
    const before = this.#status;
    const isKept =
      before !== undefined && (sameState(before.state, state) || (before.state.kind === 'done' && state.kind === 'idle'));
    // What it did before it was followed began before that.
    const isFirst = before === undefined || before.state.kind === 'starting';
    // The later word: after /clear the hooks may know the new conversation before the file does.
    const hooksAreNewer = hooks.sessionId !== undefined && hooks.at > (file?.at ?? 0);
    return {
      pane: this.pane,
      state,
      sinceMs: isKept ? before.sinceMs : Math.max(verdict.at, isFirst ? 0 : before.sinceMs),
      details: detailsOf(this.#sources, state),
      pid: this.#process?.pid,
      configDir: this.configDir,
      sessionId: (hooksAreNewer ? hooks.sessionId : file?.content.sessionId) ?? hooks.sessionId ?? this.#beginning.sessionId,
      transcriptPath: hooks.transcriptPath,
      cwd: file?.content.cwd ?? this.#beginning.cwd,
      version: file?.content.version,
      name: file?.content.isNameDerived === true ? undefined : file?.content.name,
      asks: state.kind === 'waiting' && hooks.state?.kind === 'waiting' ? hooks.asks : undefined,
      lastText: hooks.lastText,
    };
  }
}

const isSame = (a: ClaudeStatus, b: ClaudeStatus): boolean => JSON.stringify(a) === JSON.stringify(b);
