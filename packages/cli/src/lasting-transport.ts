/**
 * The way of an attached client to its server, beyond that server's death: a new one is reached (and started), this terminal
 * attached to the session that it showed, and what was typed and has not arrived is said again. Has a server that does not
 * answer replaced. Gives up, and then the connection is gone, when servers die one after the other or none can be reached.
 */
import { Heartbeat, type SilentOutcome } from '@ccmux/ipc';
import type { ClientMessage, Hello, ServerMessage } from '@ccmux/protocol';
import type { Transport } from './transport.js';
import { TypedInput } from './typed-input.js';

/** Servers that may die within the time below without having taken any input; more would die again. */
const maxDeaths = 10;
const deathsWithinMs = 60_000;
/** Servers in a row that may not come up at all. */
const maxFailures = 3;

export interface LastingPorts {
  /** Another connection; undefined when none is to be had. `isExpected`: a server is on its way, and need not be started. */
  reach(isExpected: boolean): Promise<Transport | undefined>;
  /** With the size that the terminal has now. */
  hello(): Hello;
  nowMs(): number;
  /** Calls back once after `delayMs`; the answer cancels. */
  after(delayMs: number, callback: () => void): () => void;
  /** The server with that pid, to be asked whether it is there. */
  asked(pid: number): { asked(): void; judge(): SilentOutcome };
}

/** `taken`: up to where it knows this client's input. */
type Outcome =
  | { readonly kind: 'attached'; readonly pid: number; readonly taken: number | 'unknown' | undefined }
  /** It died while it was asked. */
  | { readonly kind: 'died' }
  /** It does not have the session any more, or does not want this client. */
  | { readonly kind: 'refused' };

export interface Attached {
  /** By its id. */
  readonly session: string;
  readonly pid: number;
  /** The server counts what is typed, and answers when it is asked. */
  readonly counts: boolean;
}

export class LastingTransport {
  readonly #ports: LastingPorts;
  readonly #typed = new TypedInput();
  readonly #heartbeat: Heartbeat;
  #asked: ReturnType<LastingPorts['asked']> | undefined;
  #transport: Transport | undefined;
  #session: string;
  #server: Omit<Attached, 'session'>;
  #onMessage: (message: ServerMessage) => void = () => {};
  #onDrain: () => void = () => {};
  #onClose: () => void = () => {};
  /** The client, or the server, has said that this is the end. */
  #isEnding = false;
  /** The server has said that another one follows. */
  #isSucceeded = false;
  #deaths: number[] = [];
  /** Up to where the servers have taken the input when one was reached last. */
  #taken = 0;
  #report: ClientMessage | undefined;
  /** Frames of this server that are to be confirmed; confirmations of the one before mean nothing to it. */
  #unconfirmed = 0;

  /** `transport`: attached as `attached` says. */
  constructor(transport: Transport, { session, ...server }: Attached, ports: LastingPorts) {
    this.#transport = transport;
    this.#session = session;
    this.#server = server;
    this.#ports = ports;
    this.#heartbeat = new Heartbeat({
      ask: () => {
        this.#asked = ports.asked(this.#server.pid);
        this.#asked.asked();
        this.#transport?.send({ kind: 'ping', body: {} });
      },
      onSilent: () => this.#asked?.judge() === 'busy',
      after: ports.after,
    });
  }

  send(message: ClientMessage): boolean {
    if (message.kind === 'input') return this.#type(message);
    if (message.kind === 'bye') this.#isEnding = true;
    if (message.kind === 'hostReport') this.#report = message;
    if (message.kind === 'frameAck' && this.#unconfirmed-- <= 0) {
      this.#unconfirmed = 0;
      return true;
    }
    return this.#transport?.send(message) ?? true;
  }

  onMessage(callback: (message: ServerMessage) => void): void {
    this.#onMessage = callback;
    this.#transport?.onMessage((message) => this.#received(message));
  }

  onDrain(callback: () => void): void {
    this.#onDrain = callback;
    this.#transport?.onDrain(() => this.#drained());
  }

  onClose(callback: () => void): void {
    this.#onClose = callback;
    this.#transport?.onClose(() => void this.#lost());
  }

  close(): void {
    this.#isEnding = true;
    this.#heartbeat.end();
    this.#transport?.close();
  }

  #type(message: Extract<ClientMessage, { kind: 'input' }>): boolean {
    const numbered = this.#typed.add(message);
    const isFree = this.#transport?.send(numbered) ?? true;
    if (this.#transport !== undefined && this.#server.counts) this.#heartbeat.sent();
    return isFree && !this.#typed.isFull;
  }

  #drained(): void {
    if (!this.#typed.isFull) this.#onDrain();
  }

  #received(message: ServerMessage): void {
    this.#heartbeat.heard();
    switch (message.kind) {
      case 'inputTaken':
        return this.#arrived(message.body.upTo);
      case 'pong':
        return;
      case 'successor':
        this.#isSucceeded = true;
        return;
      case 'returned':
        if (message.upTo !== undefined) this.#arrived(message.upTo);
        break;
      case 'exit':
      case 'refused':
        this.#isEnding = true;
        break;
      case 'attached':
        this.#session = message.body.session;
        break;
      case 'frame':
        if (message.confirm) this.#unconfirmed++;
        break;
      default:
        break;
    }
    this.#onMessage(message);
  }

  #arrived(upTo: number): void {
    const wasFull = this.#typed.isFull;
    this.#typed.arrived(upTo);
    if (wasFull) this.#drained();
  }

  async #lost(): Promise<void> {
    this.#transport = undefined;
    this.#unconfirmed = 0;
    this.#heartbeat.end();
    this.#typed.lost();
    for (let failures = 0; !this.#isEnding && this.#mayGoOn(); ) {
      const isExpected = this.#isSucceeded;
      this.#isSucceeded = false;
      const next = await this.#ports.reach(isExpected);
      if (next === undefined && ++failures < maxFailures) continue;
      if (next === undefined) break;
      if (this.#isEnding) return next.close();
      const outcome = await this.#attach(next);
      if (outcome.kind === 'attached') return this.#goOn(next, outcome);
      next.close();
      if (outcome.kind === 'refused') break;
    }
    this.#onClose();
  }

  /** One that ends to be replaced has not died. */
  #mayGoOn(): boolean {
    if (this.#isSucceeded) return true;
    const now = this.#ports.nowMs();
    this.#deaths = [...this.#deaths.filter((at) => now - at < deathsWithinMs), now];
    return this.#deaths.length <= maxDeaths;
  }

  #goOn(next: Transport, { pid, taken }: Extract<Outcome, { kind: 'attached' }>): void {
    this.#transport = next;
    this.#server = { pid, counts: taken !== undefined };
    // Servers that get on with what is typed may be killed as often as somebody likes.
    if (typeof taken === 'number' && taken > this.#taken) {
      this.#taken = taken;
      this.#deaths = [];
    }
    if (this.#report !== undefined) next.send(this.#report);
    for (const message of this.#typed.after(taken)) {
      next.send(message);
      if (this.#server.counts) this.#heartbeat.sent();
    }
    next.onDrain(() => this.#drained());
    next.onMessage((message) => this.#received(message));
    next.onClose(() => void this.#lost());
    this.#drained();
  }

  #attach(next: Transport): Promise<Outcome> {
    let pid = 0;
    return new Promise((resolve) => {
      next.onClose(() => resolve({ kind: 'died' }));
      next.onMessage((message) => {
        if (message.kind === 'welcome') {
          pid = message.body.pid;
          next.send({ kind: 'command', body: { argv: ['attach-session', '-t', this.#session] } });
        }
        if (message.kind === 'done' || message.kind === 'exit' || message.kind === 'refused') resolve({ kind: 'refused' });
        if (message.kind !== 'attached') return;
        // Its pictures are for the client.
        next.hold();
        resolve({ kind: 'attached', pid, taken: message.body.taken });
      });
      next.send({ kind: 'hello', body: this.#ports.hello() });
    });
  }
}
