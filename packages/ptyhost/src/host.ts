/**
 * The panes and what a server may do with them. Owns every pane from spawn to release and decides when this
 * process has nothing left to do. Knows no sessions, no windows and no configuration.
 */
import { afterMs, Heartbeat, identify, killHung, type ProcessIdentity } from '@ccmux/ipc';
import { countingPtyhost, type FromHost, type ToHost } from '@ccmux/protocol/ptyhost';
import { logEvent } from './log.js';
import type { Outbox } from './outbox.js';
import { Pane } from './pane.js';
import { Pty } from './pty.js';
import { ServerStarter } from './server-starter.js';
import { TakenInput } from './taken-input.js';

/** How long a host without a live pane waits for a server: to get its first one, or to hand over exits. */
const serverWaitMs = 10_000;

/** How long a server that was announced may take to come before the panes go on without one. */
const successorWaitMs = 10_000;

/** How long a shutdown may take. Past the grace time of a hang-up only a process stuck in the kernel remains. */
const shutdownLimitMs = 5_000;

type Request<K extends ToHost['kind']> = Extract<ToHost, { readonly kind: K }>;

export class Host {
  readonly #panes = new Map<number, Pane>();
  readonly #onEnd: () => void;
  #outbox: Outbox | undefined;
  #hadServer = false;
  #isShuttingDown = false;
  #endTimer: NodeJS.Timeout | undefined;
  readonly #taken = new TakenInput();
  readonly #starter = new ServerStarter();
  #heartbeat: Heartbeat | undefined;
  /** Runs from the announcement of another server until that is there. */
  #successorTimer: NodeJS.Timeout | undefined;

  /** `onEnd` is called once, when nothing is left to do. */
  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
    this.#considerEnd();
  }

  /** A server is there. It gets `welcome`, a `pane` for each pane, and their output once it asks with `replay`. */
  attach(outbox: Outbox, version: number, pid: number | undefined): void {
    this.#outbox = outbox;
    this.#hadServer = true;
    this.#endSuccession();
    this.#starter.unwant();
    if (version >= countingPtyhost) {
      for (const count of this.#taken.all) outbox.send({ kind: 'taken', ...count });
      this.#watch(outbox, pid === undefined ? undefined : identify(pid));
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
    this.#heartbeat?.end();
    this.#heartbeat = undefined;
    const isExpected = this.#successorTimer !== undefined;
    for (const pane of this.#panes.values()) {
      if (isExpected) pane.expectReader();
      else pane.dropReader();
    }
    this.#considerEnd();
    if (!this.#isShuttingDown && this.#hasLivePanes) this.#starter.want(isExpected ? successorWaitMs : 0);
  }

  /** Has a server replaced that does not answer. One that somebody has stopped is left alone. */
  #watch(outbox: Outbox, server: ProcessIdentity | undefined): void {
    this.#heartbeat = new Heartbeat({
      ask: () => outbox.send({ kind: 'ping' }),
      onSilent: () => logEvent('server.silent', { outcome: server === undefined ? 'unknown' : killHung(server) }),
      after: afterMs,
    });
  }

  /** The server has said that another one follows. */
  #expectSuccessor(): void {
    this.#endSuccession();
    this.#successorTimer = setTimeout(() => {
      this.#endSuccession();
      if (this.#outbox === undefined) for (const pane of this.#panes.values()) pane.dropReader();
    }, successorWaitMs);
  }

  #endSuccession(): void {
    clearTimeout(this.#successorTimer);
    this.#successorTimer = undefined;
  }

  /** A request of the server in charge. One for a pane that is gone means nothing: both sides were quick. */
  receive(request: Exclude<ToHost, Request<'hello'>>): void {
    this.#heartbeat?.heard();
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
        this.#starter.command = { file: request.file, args: request.args, env: request.env };
        return;
      case 'successor':
        return this.#expectSuccessor();
      case 'pong':
        return;
      case 'handOver':
        return this.#send({ kind: 'handOverFailed', message: 'this ptyhost cannot hand over' });
      default: {
        if (request.kind === 'write' && request.client) this.#note(request.client, request.upTo ?? 0);
        const pane = this.#panes.get(request.pane);
        if (pane !== undefined) this.#act(pane, request);
      }
    }
  }

  /** Hangs up every pane, and ends when all are gone. */
  shutdown(): void {
    if (this.#isShuttingDown) return;
    this.#isShuttingDown = true;
    logEvent('host.shutdown', { panes: this.#panes.size });
    for (const pane of this.#panes.values()) pane.hangUp();
    setTimeout(this.#onEnd, shutdownLimitMs);
    this.#considerEnd();
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
    const pty = Pty.spawn(request, {
      onOutput: (chunk) => this.#outputRead(id, chunk),
      onExit: (status) => this.#ended(id, status),
    });
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

  #outputRead(id: number, chunk: Uint8Array): boolean {
    const pane = this.#panes.get(id);
    if (pane === undefined) return true;
    const goOn = pane.take(chunk);
    this.#outbox?.printed(pane, chunk.length);
    this.#heartbeat?.sent();
    return goOn;
  }

  #ended(id: number, status: { readonly code: number; readonly signal: number }): void {
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
    if (this.#hasLivePanes) return;
    this.#starter.unwant();
    if (this.#isShuttingDown) return this.#onEnd();
    if (this.#outbox !== undefined) return;
    // With exits that nobody has taken, or before the first server, one may still come.
    const waitMs = this.#panes.size > 0 || !this.#hadServer ? serverWaitMs : 0;
    this.#endTimer = setTimeout(this.#onEnd, waitMs);
  }
}
