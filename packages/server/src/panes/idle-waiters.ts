/** Who waits until all of a pane's output is on its screen, or until the pane is gone. Owns them; each is told once. */

interface Waiter {
  run(): void;
  /** Told as well when the pane goes first. */
  readonly alsoGone: boolean;
}

export class IdleWaiters {
  #waiters: Waiter[] = [];

  add(run: () => void, alsoGone = false): void {
    this.#waiters.push({ run, alsoGone });
  }

  idle(): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const { run } of waiters) run();
  }

  gone(): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const { run, alsoGone } of waiters) if (alsoGone) run();
  }
}
