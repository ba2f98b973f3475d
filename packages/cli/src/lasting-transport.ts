/**
 * The way of an attached client to its server, beyond that server's death: a new one is reached (and started), and this
 * terminal attached to the session that it showed. Keeps what is typed meanwhile. Gives up, and then the connection is gone,
 * when servers die one after the other or none can be reached.
 */
import type { ClientMessage, Hello, ServerMessage } from '@ccmux/protocol';
import type { Transport } from './transport.js';

/** Servers that may die within the time below; more would die again. */
const maxDeaths = 3;
const deathsWithinMs = 60_000;
/** Input kept while there is no server. What is typed beyond that is dropped: no person types that much in a second. */
const maxKept = 1000;

export interface LastingPorts {
  /** Another connection; undefined when none is to be had. */
  reach(): Promise<Transport | undefined>;
  /** With the size that the terminal has now. */
  hello(): Hello;
  nowMs(): number;
}

export class LastingTransport {
  readonly #ports: LastingPorts;
  #transport: Transport | undefined;
  #session: string;
  #onMessage: (message: ServerMessage) => void = () => {};
  #onDrain: () => void = () => {};
  #onClose: () => void = () => {};
  /** The client, or the server, has said that this is the end. */
  #isEnding = false;
  #deaths: number[] = [];
  #kept: ClientMessage[] = [];
  #report: ClientMessage | undefined;
  /** Frames of this server that are to be confirmed; confirmations of the one before mean nothing to it. */
  #unconfirmed = 0;

  /** `transport`: attached to the session of that id. */
  constructor(transport: Transport, session: string, ports: LastingPorts) {
    this.#transport = transport;
    this.#session = session;
    this.#ports = ports;
  }

  send(message: ClientMessage): boolean {
    if (message.kind === 'bye') this.#isEnding = true;
    if (message.kind === 'hostReport') this.#report = message;
    if (message.kind === 'frameAck' && this.#unconfirmed-- <= 0) {
      this.#unconfirmed = 0;
      return true;
    }
    if (this.#transport !== undefined) return this.#transport.send(message);
    if (message.kind === 'input' && this.#kept.length < maxKept) this.#kept.push(message);
    return true;
  }

  onMessage(callback: (message: ServerMessage) => void): void {
    this.#onMessage = callback;
    this.#transport?.onMessage((message) => this.#received(message));
  }

  onDrain(callback: () => void): void {
    this.#onDrain = callback;
    this.#transport?.onDrain(callback);
  }

  onClose(callback: () => void): void {
    this.#onClose = callback;
    this.#transport?.onClose(() => void this.#lost());
  }

  close(): void {
    this.#isEnding = true;
    this.#transport?.close();
  }

  #received(message: ServerMessage): void {
    if (message.kind === 'exit' || message.kind === 'refused') this.#isEnding = true;
    if (message.kind === 'attached') this.#session = message.body.session;
    if (message.kind === 'frame' && message.confirm) this.#unconfirmed++;
    this.#onMessage(message);
  }

  async #lost(): Promise<void> {
    this.#transport = undefined;
    this.#unconfirmed = 0;
    const now = this.#ports.nowMs();
    this.#deaths = [...this.#deaths.filter((at) => now - at < deathsWithinMs), now];
    if (this.#isEnding || this.#deaths.length > maxDeaths) return this.#onClose();
    const next = await this.#ports.reach();
    if (next === undefined) return this.#onClose();
    if (this.#isEnding) return next.close();
    const isAttached = await this.#attach(next);
    if (!isAttached) {
      next.close();
      return this.#onClose();
    }
    this.#transport = next;
    if (this.#report !== undefined) next.send(this.#report);
    const kept = this.#kept;
    this.#kept = [];
    for (const message of kept) next.send(message);
    next.onDrain(this.#onDrain);
    next.onMessage((message) => this.#received(message));
    next.onClose(() => void this.#lost());
    this.#onDrain();
  }

  /** False when the session is gone, or the server with it. */
  #attach(next: Transport): Promise<boolean> {
    return new Promise((resolve) => {
      next.onClose(() => resolve(false));
      next.onMessage((message) => {
        if (message.kind === 'welcome') next.send({ kind: 'command', body: { argv: ['attach-session', '-t', this.#session] } });
        if (message.kind === 'done' || message.kind === 'exit' || message.kind === 'refused') resolve(false);
        if (message.kind !== 'attached') return;
        // Its pictures are for the client.
        next.hold();
        resolve(true);
      });
      next.send({ kind: 'hello', body: this.#ports.hello() });
    });
  }
}
