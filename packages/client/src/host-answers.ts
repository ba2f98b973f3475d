/** What the terminal has answered to the client's questions, to be told to the server once. Asks nothing itself. */
import type { ClientMessage } from '@ccmux/protocol';
import { type Capabilities, featuresOf } from '@ccmux/term/paint';
import type { HostReport } from './keys/index.js';

type Report = Extract<ClientMessage, { kind: 'hostReport' }>['body'];

/** Largest side of a cell, in pixels, that is believed. */
const maxCellSide = 1000;

export class HostAnswers {
  kitty = false;
  readonly #features: readonly string[];
  #name = '';
  #cell: Report['cell'];

  constructor(capabilities: Capabilities) {
    this.#features = featuresOf(capabilities);
  }

  /** True for the answer that comes last. */
  take({ name, text }: HostReport): boolean {
    if (name === 'kitty') this.kitty = true;
    if (name === 'xtversion') this.#name = text;
    const cell = name === 'other' ? /^\[6;(\d{1,4});(\d{1,4})t$/.exec(text) : null;
    const [height, width] = [Number(cell?.[1] ?? 0), Number(cell?.[2] ?? 0)];
    if (width > 0 && height > 0 && width <= maxCellSide && height <= maxCellSide) this.#cell = { width, height };
    return name === 'da1';
  }

  get report(): Report {
    return { kitty: this.kitty, name: this.#name, features: [...this.#features], ...(this.#cell && { cell: this.#cell }) };
  }
}
