/**
 * What a client's terminal alone can do for a pane: ring, take a clipboard. State, not a queue: a pane may ask a
 * thousand times a second, and the next frame carries one bell and the latest text.
 */
import type { ServerMessage } from '@ccmux/protocol';

export type HostWrite = Extract<ServerMessage, { kind: 'hostWrite' }>;

export class HostWrites {
  #bell = false;
  #clipboard: Uint8Array | undefined;

  ring(): void {
    this.#bell = true;
  }

  copy(data: Uint8Array): void {
    this.#clipboard = data;
  }

  /** Takes what is to be done since the last call. */
  take(): HostWrite[] {
    const messages: HostWrite[] = [];
    if (this.#bell) messages.push({ kind: 'hostWrite', body: { what: 'bell' } });
    if (this.#clipboard !== undefined) {
      const text = Buffer.from(this.#clipboard).toString('base64');
      messages.push({ kind: 'hostWrite', body: { what: 'clipboard', text } });
    }
    this.#bell = false;
    this.#clipboard = undefined;
    return messages;
  }
}
