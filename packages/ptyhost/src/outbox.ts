/**
 * The way of output to one server. Owns the order: a quiet pane's small output goes at once; the rest is gathered
 * for one turn of the event loop and sent smallest first, one slice per pane and round, while the socket takes it.
 * Holds no bytes: they stay in the rings, so its bound is the credit of the panes.
 */
import type { Connection } from '@ccmux/ipc';
import { encodeFromHost, type FromHost } from '@ccmux/protocol/ptyhost';
import type { Pane } from './pane.js';

/** Output of a pane that counts as an echo and is not gathered. */
const smallBytes = 1024;

/** Bytes in the socket's own buffer past which slices wait in the rings, where quiet panes can overtake them. */
const maxBacklogBytes = 64 * 1024;

export class Outbox {
  readonly #connection: Connection;
  readonly #ready = new Set<Pane>();
  /** Panes that have had their immediate send in this turn. */
  readonly #favoured = new Set<Pane>();
  #immediate: NodeJS.Immediate | undefined;
  #isBlocked = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  send(message: FromHost): void {
    this.#connection.send(encodeFromHost(message));
  }

  /** The pane may have something to send. */
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
  }

  /** Stops for good; the connection is gone. */
  dispose(): void {
    clearImmediate(this.#immediate);
    this.#ready.clear();
    this.#isBlocked = true;
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
      if (message === undefined) this.#ready.delete(pane);
      else this.send(message);
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
