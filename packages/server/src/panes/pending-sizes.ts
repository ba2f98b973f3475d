/**
 * Sizes on their way to the programs of panes. Owns what is to be said at the end of the turn: however often a batch of commands
 * arranges a window, a program is told once, of the last size.
 */
import type { PaneId, Size } from '@ccmux/core';
import type { Clock } from '../clock.js';

export class PendingSizes {
  readonly #clock: Clock;
  readonly #tell: (pane: PaneId, size: Size) => void;
  readonly #sizes = new Map<PaneId, Size>();

  constructor(clock: Clock, tell: (pane: PaneId, size: Size) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  set(pane: PaneId, size: Size): void {
    if (this.#sizes.size === 0) this.#clock.soon(() => this.#flush());
    this.#sizes.set(pane, size);
  }

  #flush(): void {
    const sizes = [...this.#sizes];
    this.#sizes.clear();
    for (const [pane, size] of sizes) this.#tell(pane, size);
  }
}
