/**
 * The server's end of the ptyhost connection: messages out, messages in, spawn requests matched with their answers.
 * Owns the connection; refuses to know what a pane shows.
 */
import type { Socket } from 'node:net';
import { err, ok, type PaneId, type Result } from '@ccmux/core';
import { Connection } from '@ccmux/ipc';
import { maxFrameBytes } from '@ccmux/protocol';
import {
  countingPtyhost,
  decodeFromHost,
  encodeToHost,
  type FromHost,
  ptyhostProtocol,
  type ToHost,
} from '@ccmux/protocol/ptyhost';
import { InputLedger } from './input-ledger.js';
import { Outgoing } from './outgoing.js';

/** Input in one message; pieces of this size let the output of other panes through between them. */
const maxWriteBytes = 256 * 1024;
/** Input that may wait for a ptyhost that does not read. Past it input is refused, long before the connection is given up. */
const maxWaitingBytes = 16 * 1024 * 1024;

export interface SpawnRequest {
  readonly pane: PaneId;
  readonly file: string;
  readonly args: readonly string[];
  /** `KEY=value` */
  readonly env: readonly string[];
  readonly cwd: string;
  readonly cols: number;
  readonly rows: number;
}

export interface Spawned {
  readonly pid: number;
  readonly tty: string;
}

/** A pane that the ptyhost holds from before this connection. */
export type HeldPane = Extract<FromHost, { kind: 'pane' }>;

export interface Opened {
  readonly link: PtyhostLink;
  readonly held: readonly HeldPane[];
}

export interface PtyhostEvents {
  onOutput(pane: number, offset: number, data: Uint8Array): void;
  onExited(pane: number, code: number, signal: number): void;
  onGap(pane: number, from: number, to: number): void;
  /** What was typed at a client up to the place `upTo` has arrived. */
  onInputTaken(client: number, upTo: number): void;
  onClose(error: string | undefined): void;
}

export class PtyhostLink {
  /** Process of the ptyhost; 0 before its welcome. */
  pid = 0;
  readonly #connection: Connection;
  readonly #out: Outgoing;
  readonly #events: PtyhostEvents;
  /** Spawns without an answer yet; at most one for each pane. */
  #spawning = new Map<number, (result: Result<Spawned, string>) => void>();
  /** Panes that the ptyhost announced and has not described yet; undefined before its welcome. */
  #awaited: number | undefined;
  readonly #held: HeldPane[] = [];
  #ledger = new InputLedger();
  #isCounting = false;
  #isLeaving = false;
  #onOpen: ((result: Result<Opened, string>) => void) | undefined;
  #onHandedOver: ((result: Result<void, string>) => void) | undefined;
  #hasHandedOver = false;
  /** Spawns that were asked for before the hand-over. */
  #askedBefore: ReadonlySet<number> = new Set();

  private constructor(socket: Socket, events: PtyhostEvents) {
    this.#events = events;
    this.#connection = new Connection(socket, {
      onPayload: (payload) => this.#receive(payload),
      onClose: (error) => this.#closed(error),
    });
    this.#out = new Outgoing(this.#connection);
  }

  /** Greets the ptyhost; resolves when it has answered and told of its panes. `generation` tells a newer server from an older one. */
  static open(socket: Socket, generation: number, events: PtyhostEvents): Promise<Result<Opened, string>> {
    const link = new PtyhostLink(socket, events);
    return new Promise((resolve) => {
      link.#onOpen = resolve;
      link.send({ kind: 'hello', ...ptyhostProtocol, generation, pid: process.pid });
    });
  }

  send(message: ToHost): void {
    this.settleInput(true);
    this.#out.post(encodeToHost(message));
  }

  /** How a server is started in place of this one, should it die. */
  tellStarter(command: Omit<Extract<ToHost, { kind: 'starter' }>, 'kind'>): void {
    if (this.#isCounting) this.send({ kind: 'starter', ...command });
  }

  /** How many panes it held when it was reached. */
  get paneCount(): number {
    return this.#held.length;
  }

  /** It was closed because another ptyhost holds everything, or the one that was to hand over died. */
  get hasHandedOver(): boolean {
    return this.#hasHandedOver;
  }

  isSpawning(pane: number): boolean {
    return this.#spawning.has(pane);
  }

  /**
   * Has the ptyhost hand everything over to another one, started as `program`. Resolves when it has, and has closed this
   * connection; with what was wrong when everything is as before. What is sent meanwhile waits.
   */
  handOver(program: Omit<Extract<ToHost, { kind: 'handOver' }>, 'kind'>): Promise<Result<void, string>> {
    if (!this.#isCounting) return Promise.resolve(err('the ptyhost that runs is too old to hand over its panes'));
    if (this.#out.isHolding) return Promise.resolve(err('the ptyhost is being replaced already'));
    this.send({ kind: 'handOver', ...program });
    this.#askedBefore = new Set(this.#spawning.keys());
    this.#out.hold();
    return new Promise((resolve) => {
      this.#onHandedOver = resolve;
    });
  }

  /** Takes the place of a link that is closed: what waits there, and what is still sent there, goes here. */
  inherit(before: PtyhostLink): void {
    this.#spawning = before.#spawning;
    this.#ledger = before.#ledger;
    before.#out.bequeath(this.#out);
  }

  #handOverFailed(message: string): void {
    this.#out.release();
    this.#onHandedOver?.(err(message));
    this.#onHandedOver = undefined;
  }

  makeRoom(): void {
    if (this.#isCounting) this.send({ kind: 'successor' });
    this.#isLeaving = true;
    this.#connection.end();
  }

  /** See `PtyhostSlot`. */
  takeInput(client: number, upTo: number): void {
    if (this.#ledger.isOther(client)) this.settleInput(true);
    this.#ledger.announce(client, upTo);
  }

  settleInput(isTaken: boolean): void {
    const announced = this.#ledger.settle(isTaken);
    if (announced === undefined) return;
    if (this.#isCounting) this.#out.post(encodeToHost({ kind: 'taken', ...announced }));
    else this.#events.onInputTaken(announced.client, announced.upTo);
  }

  inputOf(client: number): number | 'unknown' | undefined {
    if (!this.#isCounting) return undefined;
    const upTo = this.#ledger.of(client);
    if (upTo !== undefined) return upTo;
    // From now on it is known.
    this.send({ kind: 'taken', client, upTo: 0 });
    this.#ledger.learn(client, 0);
    return 'unknown';
  }

  /** Sends input to a pane; false when too much is waiting already, and nothing was sent. */
  write(pane: PaneId, data: Uint8Array): boolean {
    if (this.#out.backlog + data.length > maxWaitingBytes) return false;
    for (let at = 0; at < data.length; at += maxWriteBytes) {
      const isLast = at + maxWriteBytes >= data.length;
      const announced = this.#isCounting && isLast ? this.#ledger.settle(true) : undefined;
      const piece = data.length <= maxWriteBytes ? data : data.subarray(at, at + maxWriteBytes);
      this.#out.post(encodeToHost({ kind: 'write', pane, data: piece, ...announced }));
    }
    return true;
  }

  /** Starts a program. The error is for a person. */
  spawn(request: SpawnRequest): Promise<Result<Spawned, string>> {
    const message = encodeToHost({ kind: 'spawn', ...request });
    if (message.length > maxFrameBytes) return Promise.resolve(err('command and environment are too long'));
    return new Promise((resolve) => {
      this.#spawning.set(request.pane, resolve);
      this.#out.post(message);
    });
  }

  /** Goes on where the handling of a message was interrupted. */
  resume(): void {
    this.#connection.resume();
  }

  close(): void {
    this.#connection.end();
  }

  #receive(payload: Buffer): void {
    // It is told to the server that follows.
    if (this.#isLeaving) return;
    const decoded = decodeFromHost(payload);
    if (!decoded.ok) return this.#connection.fail(`unreadable message from the ptyhost: ${decoded.error.reason}`);
    this.#handle(decoded.value);
  }

  #handle(m: FromHost): void {
    switch (m.kind) {
      case 'output':
        return this.#events.onOutput(m.pane, m.offset, m.data);
      case 'exited':
        return this.#events.onExited(m.pane, m.code, m.signal);
      case 'gap':
        return this.#events.onGap(m.pane, m.from, m.to);
      case 'pane':
        this.#held.push(m);
        return this.#considerOpen();
      case 'welcome':
        this.pid = m.pid;
        this.#awaited = m.panes;
        this.#isCounting = m.version >= countingPtyhost;
        return this.#considerOpen();
      case 'taken':
        this.#ledger.learn(m.client, m.upTo);
        return this.#events.onInputTaken(m.client, m.upTo);
      case 'ping':
        return this.send({ kind: 'pong' });
      case 'handOverFailed':
        return this.#handOverFailed(m.message);
      case 'refused':
        return this.#opened(err(`the ptyhost refused: ${m.message}`));
      case 'spawned':
        return this.#answer(m.pane, ok({ pid: m.pid, tty: m.tty }));
      case 'spawnFailed':
        return this.#answer(m.pane, err(m.message));
    }
  }

  #considerOpen(): void {
    if (this.#held.length === this.#awaited) this.#opened(ok({ link: this, held: this.#held }));
  }

  #opened(result: Result<Opened, string>): void {
    this.#onOpen?.(result);
    this.#onOpen = undefined;
  }

  #answer(pane: number, result: Result<Spawned, string>): void {
    this.#spawning.get(pane)?.(result);
    this.#spawning.delete(pane);
  }

  #closed(error: string | undefined): void {
    const wasOpen = this.#onOpen === undefined;
    const unanswered = this.#out.isHolding ? this.#askedBefore : [...this.#spawning.keys()];
    for (const pane of unanswered) this.#answer(pane, err('the ptyhost is gone'));
    this.#out.hold();
    this.#hasHandedOver = this.#onHandedOver !== undefined;
    this.#onHandedOver?.(ok(undefined));
    this.#onHandedOver = undefined;
    this.#opened(err(error ?? 'the ptyhost closed the connection'));
    if (wasOpen) this.#events.onClose(error);
  }
}
