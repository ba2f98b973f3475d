/** Panes whose program was hung up to make room for another one, and who waits for that. */
import type { PaneId } from '@ccmux/core';

export class Replacements {
  readonly #waiting = new Map<PaneId, (isThere: boolean) => void>();

  has(pane: PaneId): boolean {
    return this.#waiting.has(pane);
  }

  /** Resolves when the program has ended, or the pane is closed: true if it is still there. */
  wait(pane: PaneId): Promise<boolean> {
    return new Promise((resolve) => this.#waiting.set(pane, resolve));
  }

  /** The program has ended, or with `isThere` false its pane; false when nobody waited for it. */
  end(pane: PaneId, isThere: boolean): boolean {
    this.#waiting.get(pane)?.(isThere);
    return this.#waiting.delete(pane);
  }
}
