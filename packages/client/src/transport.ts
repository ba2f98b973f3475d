/** The client's way to its server, as the client sees it: whole messages, in order. The sockets live elsewhere. */
import type { ClientMessage, ServerMessage } from '@ccmux/protocol';

export interface Transport {
  /** False: the connection is congested, hold back until `onDrain`. The message is taken either way. */
  send(message: ClientMessage): boolean;
  /** Messages that came before this call are delivered to the callback, too. */
  onMessage(callback: (message: ServerMessage) => void): void;
  onDrain(callback: () => void): void;
  /** The connection is gone, whoever ended it. Called once. */
  onClose(callback: () => void): void;
  /** Sends what is buffered, then ends the connection. */
  close(): void;
}
