/**
 * The way of output to one server. Owns the order: a quiet pane's small output goes at once; other output is gathered
 * for one turn of the event loop, that of a flood for a millisecond, and goes smallest first, one slice per pane and
 * round, while the socket takes it. Holds no bytes: they stay in the rings, so its bound is the credit of the panes.
 */
import type { Connection } from '@ccmux/ipc';
import { encodeFromHost, type FromHost } from '@ccmux/protocol/ptyhost';
import { Pace } from './pace.js';
import type { Pane } from './pane.js';

/** Output of a pane that counts as an echo and is not gathered. */
const smallBytes = 1024;

/** A flood is sent in slices of at least this size, or after this time: each message costs as much as copying it. */
const floodSliceBytes = 32 * 1024;
const floodGatherMs = 1;

/** Bytes in the socket's own buffer past which slices wait in the rings, where quiet panes can overtake them. */
const maxBacklogBytes = 64 * 1024;

export class Outbox {
  readonly #connection: Connection;
  readonly #paces = new Map<Pane, Pace>();
  readonly #ready = new Set<Pane>();
  /** Panes that have had their immediate send in this turn. */
  readonly #favoured = new Set<Pane>();
  #immediate: NodeJS.Immediate | undefined;
  #gatherTimer: NodeJS.Timeout | undefined;
  #isBlocked = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  send(message: FromHost): void {
    this.#connection.send(encodeFromHost(message));
  }

  /** The pane has printed `bytes`. */
  printed(pane: Pane, bytes: number): void {
    const pace = this.#paces.get(pane) ?? new Pace();
    this.#paces.set(pane, pace);
    pace.note(bytes, performance.now());
    if (!pace.isFlooding) return this.offer(pane);
    this.#ready.add(pane);
    if (pane.waiting >= floodSliceBytes) this.#schedule();
    else this.#gatherTimer ??= setTimeout(() => this.#gathered(), floodGatherMs);
  }

  /** The pane may have something to send: output, credit for it, or its exit. */
  offer(pane: Pane): void {
    const isQuiet = !this.#ready.has(pane) && !this.#favoured.has(pane);
    if (isQuiet && pane.waiting <= smallBytes) {
      this.#favoured.add(pane);
      this.#sendAll(pane);
    } else {
      this.#ready.add(pane);
    }
    this.#schedule();
  }

  forget(pane: Pane): void {
    this.#ready.delete(pane);
    this.#paces.delete(pane);
  }

  /** Stops for good; the connection is gone. */
  dispose(): void {
    clearImmediate(this.#immediate);
    clearTimeout(this.#gatherTimer);
    this.#ready.clear();
    this.#isBlocked = true;
  }

  #gathered(): void {
    this.#gatherTimer = undefined;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isBlocked) return;
    this.#immediate ??= setImmediate(() => {
      this.#immediate = undefined;
      this.#favoured.clear();
      this.#sendRound();
    });
  }

  #sendRound(): void {
    const panes = [...this.#ready].sort((a, b) => a.waiting - b.waiting);
    for (const pane of panes) {
      if (this.#connection.backlog > maxBacklogBytes) return this.#waitForDrain();
      const message = pane.next();
      if (message !== undefined) this.send(message);
      if (message === undefined || !pane.hasNext) this.#ready.delete(pane);
    }
    if (this.#ready.size > 0) this.#schedule();
  }

  #sendAll(pane: Pane): void {
    for (let message = pane.next(); message !== undefined; message = pane.next()) this.send(message);
  }

  #waitForDrain(): void {
    this.#isBlocked = true;
    this.#connection.whenDrained(() => {
      this.#isBlocked = false;
      this.#schedule();
    });
  }
}
