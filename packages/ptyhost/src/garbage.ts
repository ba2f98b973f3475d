/**
 * Gives back what a flood has left: the messages that its output went out in. The engine would wait for more of them, and none
 * come. Needs `--expose-gc`; without it nothing happens. A few milliseconds, for a heap as small as this process has.
 */

/** One collection serves all panes, and where many print on and on it comes seldom: keys wait for it. */
const restMs = 5000;
const soonMs = 500;

class Garbage {
  #timer: NodeJS.Timeout | undefined;
  #lastMs = Number.NEGATIVE_INFINITY;

  /** There is some: it is collected soon, or when the last collection is long enough ago. */
  collectSoon(): void {
    this.#timer ??= setTimeout(() => this.#collect(), Math.max(soonMs, this.#lastMs + restMs - performance.now())).unref();
  }

  #collect(): void {
    this.#timer = undefined;
    this.#lastMs = performance.now();
    // SAFETY: the engine puts it there, or not.
    const { gc } = globalThis as { readonly gc?: () => void };
    gc?.();
  }
}

/** Of this process. */
export const garbage = new Garbage();
