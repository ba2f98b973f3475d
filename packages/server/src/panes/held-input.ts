/**
 * Input of a pane that waits while somebody else types there who must not be interrupted: a prompt that is being handed over.
 * Owns the order (all of it goes out behind what was typed meanwhile) and the bounds. What waits is lost with the server, as
 * nothing else that was typed is: therefore it waits for moments only.
 */
import type { PaneId } from '@ccmux/core';
import type { Clock, Timer } from '../clock.js';

/** Longest that anybody's keys wait: a program that takes longer for a text would not show keys sooner either. */
const maxHoldMs = 5000;
/** More than a person types meanwhile; with a paste that is larger the hold is over. */
const maxHeldBytes = 64 * 1024;

export interface Hold {
  /** All that others type still waits. */
  readonly isHeld: boolean;
  /** Goes to the program now; false when it was refused. */
  write(data: Uint8Array): boolean;
  /** What has waited goes to the program. */
  release(): void;
}

interface Holding {
  readonly timer: Timer;
  readonly waiting: Uint8Array[];
  bytes: number;
}

export class HeldInput {
  readonly #clock: Clock;
  readonly #write: (pane: PaneId, data: Uint8Array) => boolean;
  readonly #panes = new Map<PaneId, Holding>();

  constructor(clock: Clock, write: (pane: PaneId, data: Uint8Array) => boolean) {
    this.#clock = clock;
    this.#write = write;
  }

  /** From now on only the holder types in the pane. Whoever held it before no longer does. */
  hold(pane: PaneId): Hold {
    this.#release(pane);
    const holding: Holding = { timer: this.#clock.after(maxHoldMs, () => this.#release(pane)), waiting: [], bytes: 0 };
    this.#panes.set(pane, holding);
    const isHeld = (): boolean => this.#panes.get(pane) === holding;
    return {
      get isHeld() {
        return isHeld();
      },
      write: (data) => this.#write(pane, data),
      release: () => {
        if (isHeld()) this.#release(pane);
      },
    };
  }

  /** Keeps the input if it has to wait; false: it may go to the program. */
  take(pane: PaneId, data: Uint8Array): boolean {
    const holding = this.#panes.get(pane);
    if (holding === undefined) return false;
    if (holding.bytes + data.length > maxHeldBytes) {
      this.#release(pane);
      return false;
    }
    holding.waiting.push(data);
    holding.bytes += data.length;
    return true;
  }

  #release(pane: PaneId): void {
    const holding = this.#panes.get(pane);
    if (holding === undefined) return;
    holding.timer.cancel();
    this.#panes.delete(pane);
    for (const data of holding.waiting) this.#write(pane, data);
  }
}
