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

  /** The present link, or the next. Without a next one the server ends. */
  ready(): Promise<PtyhostLink> {
    return this.#link === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(this.#link);
  }
}
