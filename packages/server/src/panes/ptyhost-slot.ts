/** The link to the ptyhost. A ptyhost that is gone is followed by another: what is sent meanwhile goes to that. */
import type { ToHost } from '@ccmux/protocol/ptyhost';
import type { PtyhostLink } from './ptyhost-link.js';

export class PtyhostSlot {
  #link: PtyhostLink | undefined;
  #waiting: ((link: PtyhostLink) => void)[] = [];

  get current(): PtyhostLink | undefined {
    return this.#link;
  }

  use(link: PtyhostLink): void {
    if (this.#link !== undefined) link.inherit(this.#link);
    this.#link = link;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go(link);
  }

  /** To nobody before there is one. When it is gone it waits for the next. */
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

  /** Another server comes to the ptyhost; this one says and hears nothing more. */
  makeRoom(): void {
    this.#link?.makeRoom();
  }

  /** Up to where a client's input has been taken, for its `attached` message. */
  inputOf(client: number): number | 'unknown' | undefined {
    return this.#link?.inputOf(client);
  }

  /** The link that follows this one. */
  next(link: PtyhostLink): Promise<PtyhostLink> {
    if (this.#link !== undefined && this.#link !== link) return Promise.resolve(this.#link);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** The present link, or the first. Without one the server ends. */
  ready(): Promise<PtyhostLink> {
    return this.#link === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(this.#link);
  }
}
