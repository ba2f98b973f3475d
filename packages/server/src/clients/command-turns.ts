/**
 * The commands of one connection: one after another, each in a turn of the event loop of its own, and only when the peer
 * has taken what the one before printed. So a peer that asks for much, or does not read, keeps nobody else waiting.
 */

/** Commands that may wait; past it the connection is not read until there are fewer. */
const maxWaiting = 16;

export interface CommandTurnsPort {
  /** Never rejects. */
  run(argv: readonly string[]): Promise<void>;
  /** Calls back, in a later turn, when the peer has taken what it was sent; not at all when it is gone. */
  whenTaken(then: () => void): void;
  pause(): void;
  unpause(): void;
}

export class CommandTurns {
  readonly #port: CommandTurnsPort;
  readonly #waiting: (readonly string[])[] = [];
  #isBusy = false;
  #isPaused = false;

  constructor(port: CommandTurnsPort) {
    this.#port = port;
  }

  take(argv: readonly string[]): void {
    if (!this.#isBusy) return void this.#run(argv);
    this.#waiting.push(argv);
    if (this.#waiting.length > maxWaiting) this.#pause(true);
  }

  async #run(argv: readonly string[]): Promise<void> {
    this.#isBusy = true;
    await this.#port.run(argv);
    if (this.#waiting.length > 0) return this.#port.whenTaken(() => this.#next());
    this.#isBusy = false;
  }

  #next(): void {
    const argv = this.#waiting.shift();
    if (this.#waiting.length <= maxWaiting) this.#pause(false);
    if (argv !== undefined) void this.#run(argv);
  }

  #pause(yes: boolean): void {
    if (this.#isPaused === yes) return;
    this.#isPaused = yes;
    if (yes) this.#port.pause();
    else this.#port.unpause();
  }
}
