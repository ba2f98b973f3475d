/**
 * Servers at the door. Owns the connections: each has to say hello first, one is in charge at a time, and a newer
 * generation takes the place of an older. Whatever a peer does wrong costs it its connection and nothing else.
 */
import type { Socket } from 'node:net';
import { Connection } from '@ccmux/ipc';
import { decodeToHost, encodeFromHost, negotiate, ptyhostProtocol, type ToHost } from '@ccmux/protocol/ptyhost';
import type { Host } from './host.js';
import { logEvent } from './log.js';
import { Outbox } from './outbox.js';

/** How long a connection may stay without a hello. */
const helloLimitMs = 5_000;

/** Connections that have not said hello. More are closed at once: there is one server, now and then two. */
const maxStrangers = 8;

export class Door {
  readonly #host: Host;
  readonly #links = new Set<Link>();
  #inCharge: Link | undefined;
  /** Generation of the newest server seen; an older one that wakes up must not come back. */
  generation = 0;
  /** Who has said hello and waits for the outcome of a hand-over; undefined while there is none. */
  #waiting: [Link, Hello][] | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  admit(socket: Socket): void {
    if (this.#links.size > maxStrangers) {
      logEvent('link.too-many');
      socket.destroy();
      return;
    }
    const link = new Link(socket, {
      onHello: (hello) => this.#greet(link, hello),
      onRequest: (request) => {
        if (link === this.#inCharge) this.#host.receive(request);
      },
      onClose: (reason) => this.#left(link, reason),
    });
    this.#links.add(link);
  }

  /** Sends what is waiting and closes every connection; calls back when that is done. */
  close(callback: () => void): void {
    for (const link of this.#links) link.end();
    if (this.#inCharge === undefined) callback();
    else this.#inCharge.onceClosed = callback;
  }

  /** Closes the connection of the server in charge; it will come back and find everything in order. */
  drop(reason: string): void {
    this.#inCharge?.fail(reason);
  }

  /** Nobody is let in until `goOn`. */
  hold(): void {
    this.#waiting = [];
  }

  goOn(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const [link, hello] of waiting) if (this.#links.has(link)) this.#greet(link, hello);
  }

  #greet(link: Link, hello: Hello): void {
    if (this.#waiting !== undefined) {
      this.#waiting.push([link, hello]);
      return;
    }
    const version = negotiate(ptyhostProtocol, hello);
    if (version === undefined) {
      const { min, max } = ptyhostProtocol;
      return link.refuse(`the ptyhost speaks protocol ${min}–${max}, the server ${hello.min}–${hello.max}`);
    }
    if (hello.generation < this.generation) return link.refuse('a newer server has taken over');
    this.generation = hello.generation;
    const previous = this.#inCharge;
    this.#inCharge = link;
    if (previous !== undefined) {
      this.#host.detach(previous.outbox);
      previous.refuse('a newer server has taken over');
    }
    logEvent('link.attached', { generation: hello.generation, version });
    this.#host.attach(link.outbox, version, hello.pid);
  }

  #left(link: Link, reason: string | undefined): void {
    this.#links.delete(link);
    if (reason !== undefined) logEvent('link.failed', { reason });
    if (link !== this.#inCharge) return;
    this.#inCharge = undefined;
    logEvent('link.detached');
    this.#host.detach(link.outbox);
  }
}

type Hello = Extract<ToHost, { readonly kind: 'hello' }>;

interface LinkEvents {
  onHello(hello: Hello): void;
  onRequest(request: Exclude<ToHost, Hello>): void;
  onClose(reason: string | undefined): void;
}

/** One connection: frames in, requests out. */
class Link {
  readonly outbox: Outbox;
  readonly #connection: Connection;
  readonly #events: LinkEvents;
  readonly #helloTimer: NodeJS.Timeout;
  #isGreeted = false;
  onceClosed: (() => void) | undefined;

  constructor(socket: Socket, events: LinkEvents) {
    this.#events = events;
    this.#connection = new Connection(socket, {
      onPayload: (payload) => this.#receive(payload),
      onClose: (reason) => this.#closed(reason),
    });
    this.outbox = new Outbox(this.#connection);
    this.#helloTimer = setTimeout(() => this.#connection.fail('no hello'), helloLimitMs);
  }

  /** Says why, and closes. Nothing else is sent on it any more. */
  refuse(message: string): void {
    this.outbox.dispose();
    this.#connection.send(encodeFromHost({ kind: 'refused', message }));
    this.#connection.end();
  }

  end(): void {
    this.#connection.end();
  }

  fail(reason: string): void {
    this.#connection.fail(reason);
  }

  #receive(payload: Buffer): void {
    const request = decodeToHost(payload);
    if (!request.ok) return this.#connection.fail(request.error.reason);
    if (request.value.kind === 'hello') {
      if (this.#isGreeted) return this.#connection.fail('second hello');
      this.#isGreeted = true;
      clearTimeout(this.#helloTimer);
      return this.#events.onHello(request.value);
    }
    if (!this.#isGreeted) return this.#connection.fail('no hello');
    this.#events.onRequest(request.value);
  }

  #closed(reason: string | undefined): void {
    clearTimeout(this.#helloTimer);
    this.outbox.dispose();
    this.#events.onClose(reason);
    this.onceClosed?.();
  }
}
