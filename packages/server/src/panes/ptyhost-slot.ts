/** The link to the ptyhost, while there is one. A ptyhost that is gone is followed by another: who needs it may wait. */
import type { ToHost } from '@ccmux/protocol/ptyhost';
import type { PtyhostLink } from './ptyhost-link.js';

export class PtyhostSlot {
  #link: PtyhostLink | undefined;
  #waiting: ((link: PtyhostLink) => void)[] = [];

  get current(): PtyhostLink | undefined {
    return this.#link;
  }

  use(link: PtyhostLink): void {
    this.#link = link;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go(link);
  }

  lose(): void {
    this.#link = undefined;
  }

  /** To nobody while there is none: what a ptyhost held is gone with it. */
  send(message: ToHost): void {
    this.#link?.send(message);
  }

  /**
   * What was typed at `client` up to the place `upTo` is about to have its effect: the next message of any kind tells the
   * ptyhost so. Between this and `settleInput` no time passes.
   */
  takeInput(client: number, upTo: number): void {
    this.#link?.takeInput(client, upTo);
  }

  /** What was announced last has had its effect, or with `isTaken` false has had none that would be missed. */
  settleInput(isTaken: boolean): void {
    this.#link?.settleInput(isTaken);
  }

  /** Up to where a client's input has been taken, for its `attached` message. */
  inputOf(client: number): number | 'unknown' | undefined {
    return this.#link?.inputOf(client);
  }

  /** The present link, or the next. Without a next one the server ends. */
  ready(): Promise<PtyhostLink> {
    return this.#link === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(this.#link);
  }
}
