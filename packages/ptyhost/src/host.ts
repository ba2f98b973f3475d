/**
 * The panes and what a server may do with them. Owns every pane from spawn to release and decides when this
 * process has nothing left to do. Knows no sessions, no windows and no configuration.
 */
import { err, ok, type Result } from '@ccmux/core';
import { countingPtyhost, type ExitStatus, type FromHost, type HandOverState, type ToHost } from '@ccmux/protocol/ptyhost';
import { garbage } from './garbage.js';
import { Fence, type FrozenPane } from './handover/fence.js';
import { Reaper, type ReaperEvents } from './handover/reaper.js';
import type { Program } from './handover/successor.js';
import { logEvent } from './log.js';
import type { Outbox } from './outbox.js';
import { Pane } from './pane.js';
import { Pty, type PtyEvents } from './pty.js';
import type { StarterCommand } from './server-starter.js';
import { ServerWatch } from './server-watch.js';
import { TakenInput } from './taken-input.js';

/** How long a host without a live pane waits for a server: to get its first one, or to hand over exits. */
const serverWaitMs = 10_000;

/** How long a shutdown may take. Past the grace time of a hang-up only a process stuck in the kernel remains. */
const shutdownLimitMs = 5_000;

type Request<K extends ToHost['kind']> = Extract<ToHost, { readonly kind: K }>;

export interface HostEvents {
  /** Once, when nothing is left to do. */
  onEnd(): void;
  /** A server wants another ptyhost in the place of this one. */
  onHandOver(program: Program): void;
}

export class Host {
  readonly #panes = new Map<number, Pane>();
  readonly #events: HostEvents;
  #outbox: Outbox | undefined;
  #hadServer = false;
  #isShuttingDown = false;
  #endTimer: NodeJS.Timeout | undefined;
  readonly #taken = new TakenInput();
  readonly #server = new ServerWatch(() => {
    if (this.#outbox === undefined) for (const pane of this.#panes.values()) pane.dropReader();
  });

  readonly #fence = new Fence();
  #isShutdownWanted = false;
  #reaper: Reaper | undefined;

  constructor(events: HostEvents) {
    this.#events = events;
    this.#considerEnd();
  }

  /** A server is there. It gets `welcome`, a `pane` for each pane, and their output once it asks with `replay`. */
  attach(outbox: Outbox, version: number, pid: number | undefined): void {
    this.#outbox = outbox;
    this.#hadServer = true;
    this.#server.arrived();
    if (version >= countingPtyhost) {
      for (const count of this.#taken.all) outbox.send({ kind: 'taken', ...count });
      this.#server.question(() => outbox.send({ kind: 'ping' }), pid);
    }
    outbox.send({ kind: 'welcome', version, pid: process.pid, panes: this.#panes.size });
    for (const pane of this.#panes.values()) {
      pane.expectReader();
      outbox.send(pane.describe());
    }
    this.#considerEnd();
  }

  /** The server of `outbox` is gone: its panes run on, and their output stays in the rings. */
  detach(outbox: Outbox): void {
    if (this.#outbox !== outbox) return;
    this.#outbox = undefined;
    this.#server.left();
    for (const pane of this.#panes.values()) {
      if (this.#server.isExpected) pane.expectReader();
      else pane.dropReader();
    }
    this.#considerEnd();
    if (!this.#isShuttingDown && this.#hasLivePanes) this.#server.want();
  }

  /** A request of the server in charge. One for a pane that is gone means nothing: both sides were quick. */
  receive(request: Exclude<ToHost, Request<'hello'>>): void {
    this.#server.heard();
    if (this.#fence.holds(request)) return;
    switch (request.kind) {
      case 'spawn':
        return this.#spawn(request);
      case 'shutdown':
        return this.shutdown();
      case 'release':
        return this.#release(request.pane);
      case 'taken':
        return this.#note(request.client, request.upTo);
      case 'starter':
        this.#server.starter = { file: request.file, args: request.args, env: request.env };
        return;
      case 'successor':
        return this.#server.expect();
      case 'pong':
        return;
      case 'handOver':
        return this.#events.onHandOver({ file: request.file, args: request.args, env: request.env });
      default: {
        if (request.kind === 'write' && request.client) this.#note(request.client, request.upTo ?? 0);
        const pane = this.#panes.get(request.pane);
        if (pane !== undefined) this.#act(pane, request);
      }
    }
  }

  /** Hangs up every pane, and ends when all are gone. */
  shutdown(): void {
    this.#isShutdownWanted = true;
    if (this.#isShuttingDown || this.#fence.isUp) return;
    this.#isShuttingDown = true;
    logEvent('host.shutdown', { panes: this.#panes.size });
    for (const pane of this.#panes.values()) pane.hangUp();
    setTimeout(() => this.#events.onEnd(), shutdownLimitMs);
    this.#considerEnd();
  }

  /** Stops everything that touches a PTY until `thaw` or `letGo`. An error says why not. */
  async freeze(): Promise<Result<readonly FrozenPane[], string>> {
    if (this.#isShuttingDown) return err('the ptyhost is ending');
    if (this.#fence.isUp) return err('the ptyhost is already handing over');
    this.#fence.raise();
    // It holds its answers back.
    this.#server.excuse();
    const freezeAll = (): readonly FrozenPane[] => [...this.#panes.values()].map((pane) => ({ pane, state: pane.freeze() }));
    freezeAll();
    // A stream of Node that was resumed in this turn begins to read at its end, although it was paused in between.
    await new Promise((resolve) => setImmediate(resolve));
    return ok(freezeAll());
  }

  /** What there is besides the panes. */
  get facts(): { readonly isServed: boolean; readonly taken: TakenInput['all']; readonly starter: StarterCommand | undefined } {
    return { isServed: this.#outbox !== undefined, taken: this.#taken.all, starter: this.#server.starter };
  }

  /** Somebody asked for an end while everything was handed over. */
  get isShutdownWanted(): boolean {
    return this.#isShutdownWanted;
  }

  refuseHandOver(message: string): void {
    this.#send({ kind: 'handOverFailed', message });
  }

  /** Goes on, with what was asked for meanwhile. */
  thaw(): void {
    const held = this.#fence.lower();
    for (const pane of this.#panes.values()) pane.thaw();
    for (const request of held) this.receive(request);
    if (this.#isShutdownWanted) this.shutdown();
    this.#considerEnd();
  }

  /** Another process has everything; this one waits for its children to end. */
  letGo(events: ReaperEvents): void {
    const panes = [...this.#panes.values()];
    this.#outbox = undefined;
    this.#server.end();
    this.#panes.clear();
    this.#reaper = new Reaper(panes, events);
    for (const pane of panes) pane.letGo();
    garbage.collectSoon();
    this.#reaper.considerEnd();
  }

  /** Takes over a pane as another process has described it. Nothing happens to it before `begin`. */
  adopt({ pane: id, fd, isHungUp, cols, rows, ...m }: Extract<HandOverState, { kind: 'pane' }>): Pane {
    this.#fence.raise();
    const state = { ...m, fd: fd === 0 ? undefined : fd, isHungUp: isHungUp === 1 };
    const pane = new Pane(id, Pty.adopt(state, this.#ptyEvents(id)), cols, rows);
    this.#panes.set(id, pane);
    return pane;
  }

  /** All is taken over. `isServed`: a server will come soon, and no output is read before. */
  begin(isServed: boolean): void {
    if (isServed) {
      this.#server.expect();
      for (const pane of this.#panes.values()) pane.expectReader();
    }
    this.thaw();
    garbage.collectSoon();
    if (this.#hasLivePanes) this.#server.want();
  }

  /** The leader with this number has ended, as its parent tells. */
  childEnded(pid: number, status: ExitStatus): void {
    for (const pane of this.#panes.values()) if (pane.isLive && pane.pty.pid === pid) pane.pty.ended(status);
  }

  #act(pane: Pane, request: Request<'write' | 'resize' | 'signal' | 'close' | 'ack' | 'replay'>): void {
    switch (request.kind) {
      case 'write':
        if (!pane.write(request.data)) logEvent('pane.input-dropped', { pane: pane.id, bytes: request.data.length });
        return;
      case 'resize':
        return pane.resize(request.cols, request.rows);
      case 'signal':
        return pane.signal(request.signal);
      case 'close':
        return pane.hangUp();
      case 'ack':
        return this.#ack(pane, request.offset);
      case 'replay':
        pane.readFrom(request.offset);
        return this.#outbox?.offer(pane);
    }
  }

  /** What was typed at a client has arrived, also what was typed into a pane that is gone. */
  #note(client: number, upTo: number): void {
    if (this.#taken.note(client, upTo)) this.#send({ kind: 'taken', client, upTo });
  }

  #ack(pane: Pane, offset: number): void {
    const couldSend = pane.hasNext;
    pane.ack(offset);
    if (!couldSend && pane.hasNext) this.#outbox?.offer(pane);
  }

  #spawn({ pane: id, ...request }: Request<'spawn'>): void {
    const refusal = this.#isShuttingDown ? 'the server is shutting down' : this.#panes.has(id) ? `pane ${id} exists` : undefined;
    if (refusal !== undefined) return this.#send({ kind: 'spawnFailed', pane: id, message: refusal });
    const pty = Pty.spawn(request, this.#ptyEvents(id));
    if (!pty.ok) {
      logEvent('pane.spawn-failed', { pane: id });
      return this.#send({ kind: 'spawnFailed', pane: id, message: pty.error });
    }
    const pane = new Pane(id, pty.value, request.cols, request.rows);
    this.#panes.set(id, pane);
    pane.readFrom(0);
    logEvent('pane.spawned', { pane: id, pid: pty.value.pid });
    this.#send({ kind: 'spawned', pane: id, pid: pty.value.pid, tty: pty.value.tty });
    this.#considerEnd();
  }

  #ptyEvents(id: number): PtyEvents {
    return { onOutput: (chunk) => this.#outputRead(id, chunk), onExit: (status) => this.#ended(id, status) };
  }

  #outputRead(id: number, chunk: Uint8Array): boolean {
    const pane = this.#panes.get(id);
    if (pane === undefined) return true;
    const goOn = pane.take(chunk);
    this.#outbox?.printed(pane, chunk.length);
    this.#server.sent();
    return goOn;
  }

  #ended(id: number, status: ExitStatus): void {
    if (this.#reaper !== undefined) return this.#reaper.ended(id, status);
    const pane = this.#panes.get(id);
    if (pane === undefined) return;
    pane.ended(status);
    logEvent('pane.exited', { pane: id, ...status });
    this.#outbox?.offer(pane);
    this.#considerEnd();
  }

  #release(id: number): void {
    const pane = this.#panes.get(id);
    if (pane === undefined || pane.isLive) return;
    this.#panes.delete(id);
    pane.dispose();
    this.#outbox?.forget(pane);
    this.#considerEnd();
  }

  #send(message: FromHost): void {
    this.#outbox?.send(message);
  }

  get #hasLivePanes(): boolean {
    for (const pane of this.#panes.values()) if (pane.isLive) return true;
    return false;
  }

  #considerEnd(): void {
    clearTimeout(this.#endTimer);
    this.#endTimer = undefined;
    if (this.#hasLivePanes || this.#fence.isUp) return;
    this.#server.unwant();
    if (this.#isShuttingDown) return this.#events.onEnd();
    if (this.#outbox !== undefined) return;
    // With exits that nobody has taken, or before the first server, one may still come.
    const waitMs = this.#panes.size > 0 || !this.#hadServer ? serverWaitMs : 0;
    this.#endTimer = setTimeout(() => this.#events.onEnd(), waitMs);
  }
}
