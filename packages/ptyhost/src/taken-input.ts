/**
 * How much of what was typed at each client has arrived here: what makes it certain that nothing is typed twice, or not at
 * all, when a server dies. Owns the counts and their bound; refuses to know what was typed.
 */

/** Clients remembered. The ones that typed longest ago give way: by then their terminals are closed. */
const maxClients = 256;

/** A client keeps what it does not know to have arrived: so much may wait at it until it is told. */
const tellEvery = 256;

interface Count {
  readonly upTo: number;
  readonly told: number;
}

export class TakenInput {
  /** The one that typed last is the last. */
  readonly #counts = new Map<number, Count>();

  /** Everything up to the place `upTo` has arrived. True when the client is to be told. */
  note(client: number, upTo: number): boolean {
    const before = this.#counts.get(client);
    const place = Math.max(upTo, before?.upTo ?? 0);
    const told = before?.told ?? 0;
    const tells = place - told >= tellEvery;
    this.#counts.delete(client);
    this.#counts.set(client, { upTo: place, told: tells ? place : told });
    if (this.#counts.size > maxClients) this.#forgetOldest();
    return tells;
  }

  get all(): readonly { readonly client: number; readonly upTo: number }[] {
    return [...this.#counts].map(([client, { upTo }]) => ({ client, upTo }));
  }

  #forgetOldest(): void {
    const [oldest] = this.#counts.keys();
    if (oldest !== undefined) this.#counts.delete(oldest);
  }
}
