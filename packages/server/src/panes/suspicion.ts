/**
 * What is being parsed while old output is shown again: the server before may have died of it, and if this one does, the next
 * has to know. Owns the size of the parts that are told apart; who remembers them is given.
 */
import type { PaneId } from '@ccmux/core';
import type { BadPart } from './bad-output.js';
import type { PaneRuntimeEvents } from './pane-runtime-ports.js';
import type { Suspects } from './suspects.js';

/** Of old output, so much is parsed at once: small enough that little is lost with what is bad. */
const partBytes = 4096;

export class Suspicion {
  readonly #suspects: Suspects | undefined;
  readonly #pane: PaneId;
  #isMarked = false;

  constructor(suspects: Suspects | undefined, pane: PaneId) {
    this.#suspects = suspects;
    this.#pane = pane;
  }

  /** How much of `data`, which is at `from` in all that the pane printed, is to be parsed at once. */
  begin(from: number, data: Uint8Array, isOld: boolean): Uint8Array {
    if (!isOld || this.#suspects === undefined) return data;
    const part = data.length > partBytes ? data.subarray(0, partBytes) : data;
    this.#isMarked = true;
    this.#suspects.begin(this.#pane, { from, to: from + part.length });
    return part;
  }

  end(): void {
    if (!this.#isMarked) return;
    this.#isMarked = false;
    this.#suspects?.end();
  }

  /**
   * What is not to be shown of the program whose output begins at `start` in all that the pane printed, by offsets of its own.
   * `onFailed` keeps the bytes when they come, and answers where.
   */
  setAside(start: number, onFailed: PaneRuntimeEvents['onFailed']): readonly BadPart[] {
    const parts = this.#suspects?.setAside(this.#pane) ?? [];
    return parts
      .filter(({ from }) => from >= start)
      .map(({ from, to }) => ({
        from: from - start,
        to: to - start,
        keep: (bytes) => onFailed(from - start, bytes, 'servers died of it'),
      }));
  }
}
