/** What people were told, or should know without being interrupted. Bounded: the oldest line goes first. */

export interface LoggedMessage {
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  readonly text: string;
}

export class MessageLog {
  readonly #lines: LoggedMessage[] = [];
  readonly #limit: () => number;
  readonly #wallMs: () => number;

  constructor(limit: () => number, wallMs: () => number) {
    this.#limit = limit;
    this.#wallMs = wallMs;
  }

  add(text: string): void {
    this.#lines.push({ atMs: this.#wallMs(), text });
    while (this.#lines.length > this.#limit()) this.#lines.shift();
  }

  /** Oldest first. */
  get all(): readonly LoggedMessage[] {
    return this.#lines;
  }
}
