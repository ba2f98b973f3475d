/**
 * The conversation between a ptyhost and its successor, over a pair of sockets. Owns the connection; knows nothing of what the
 * words do.
 */
import type { Socket } from 'node:net';
import { Connection } from '@ccmux/ipc';
import { decodeTalk, encodeTalk, type HandOverTalk } from '@ccmux/protocol/ptyhost';
import { logEvent } from '../log.js';
import { descriptorOf } from './node-descriptor.js';

export interface TalkEvents {
  onMessage(message: HandOverTalk): void;
  /** The other side is gone, or has let go of the conversation. */
  onClose(): void;
}

export class Talk {
  events: TalkEvents;
  readonly #socket: Socket;
  readonly #connection: Connection;

  constructor(socket: Socket, events: TalkEvents) {
    this.events = events;
    this.#socket = socket;
    this.#connection = new Connection(socket, {
      onPayload: (payload) => this.#receive(payload),
      onClose: () => this.events.onClose(),
    });
  }

  /** Of the socket; undefined when it is closed. */
  get fd(): number | undefined {
    return descriptorOf(this.#socket);
  }

  send(message: HandOverTalk): void {
    this.#connection.send(encodeTalk(message));
  }

  /** Sends what is waiting, and ends the conversation. */
  end(): void {
    this.#connection.end();
  }

  /** Closes this side of it. Where the descriptor was inherited by another process, the conversation goes on there. */
  leave(): void {
    this.events = { onMessage: () => {}, onClose: () => {} };
    this.#connection.fail('left');
  }

  #receive(payload: Buffer): void {
    const message = decodeTalk(payload);
    if (message.ok) return this.events.onMessage(message.value);
    logEvent('handover.unreadable', { reason: message.error.reason });
    this.#connection.fail(message.error.reason);
  }
}
