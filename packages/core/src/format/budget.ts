/** How much work one expansion may be. Counted, not timed: the same format gives the same text on any machine. */

export class WorkBudget {
  #left: number;

  /** `steps`: about as many as characters looked at. */
  constructor(steps: number) {
    this.#left = steps;
  }

  /** Takes steps away; false once there are none left. */
  spend(steps: number): boolean {
    this.#left -= steps;
    return this.#left > 0;
  }

  get isSpent(): boolean {
    return this.#left <= 0;
  }
}
