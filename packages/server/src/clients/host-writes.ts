/**
 * What a client's terminal alone can do for a pane: ring, take a clipboard, notify. State, not a queue: a pane may ask a
 * thousand times a second, and the next frame carries one bell and the latest texts.
 */
import type { ServerMessage } from '@ccmux/protocol';

export type HostWrite = Extract<ServerMessage, { kind: 'hostWrite' }>;

export class HostWrites {
  #bell = false;
  #clipboard: Uint8Array | undefined;
  #notification: { readonly title: string; readonly text: string } | undefined;

  ring(): void {
    this.#bell = true;
  }

  notify(title: string, text: string): void {
    this.#notification = { title, text };
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
    if (this.#notification !== undefined) messages.push({ kind: 'hostWrite', body: { what: 'notify', ...this.#notification } });
    this.#bell = false;
    this.#notification = undefined;
    this.#clipboard = undefined;
    return messages;
  }
}
