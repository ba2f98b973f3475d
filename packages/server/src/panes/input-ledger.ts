/**
 * Up to where the input of each client has been taken, as far as the ptyhost knows or is about to be told. Owns what is
 * announced and not yet told; its bound is that of the ptyhost, which forgets clients that have long gone.
 */

/** As many as the ptyhost remembers. */
const maxClients = 256;

interface Announced {
  readonly client: number;
  readonly upTo: number;
}

export class InputLedger {
  readonly #taken = new Map<number, number>();
  #announced: Announced | undefined;

  /** Whether what is announced is of another client than this. */
  isOther(client: number): boolean {
    return this.#announced !== undefined && this.#announced.client !== client;
  }

  announce(client: number, upTo: number): void {
    this.#announced = { client, upTo };
  }

  /** What is to be told to the ptyhost now: at most once. */
  settle(isTaken: boolean): Announced | undefined {
    const announced = this.#announced;
    if (announced === undefined) return undefined;
    this.#announced = undefined;
    if (!isTaken) return undefined;
    this.learn(announced.client, announced.upTo);
    return announced;
  }

  learn(client: number, upTo: number): void {
    const before = this.#taken.get(client) ?? 0;
    this.#taken.delete(client);
    this.#taken.set(client, Math.max(before, upTo));
    const [oldest] = this.#taken.keys();
    if (this.#taken.size > maxClients && oldest !== undefined) this.#taken.delete(oldest);
  }

  of(client: number): number | undefined {
    return this.#taken.get(client);
  }
}
