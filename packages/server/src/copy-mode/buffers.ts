/** Paste buffers: named, newest first. Bounded: the oldest unnamed one goes when there are too many. */

export interface PasteBuffer {
  readonly name: string;
  readonly data: Uint8Array;
}

export class BufferStore {
  readonly #limit: () => number;
  /** Newest last. */
  #buffers: (PasteBuffer & { readonly automatic: boolean })[] = [];
  #next = 0;

  /** `limit`: how many unnamed ones are kept. */
  constructor(limit: () => number) {
    this.#limit = limit;
  }

  /** Without a name it gets the next automatic one. */
  set(name: string | undefined, data: Uint8Array): void {
    const automatic = name === undefined;
    const key = name ?? `buffer${this.#next++}`;
    this.#buffers = [...this.#buffers.filter((b) => b.name !== key), { name: key, data, automatic }];
    const extra = this.#buffers.filter((b) => b.automatic).length - this.#limit();
    if (extra > 0) this.delete(this.#buffers.find((b) => b.automatic)!.name);
  }

  /** Without a name the newest automatic one. */
  get(name: string | undefined): PasteBuffer | undefined {
    return name === undefined ? this.#buffers.findLast((b) => b.automatic) : this.#buffers.find((b) => b.name === name);
  }

  delete(name: string): void {
    this.#buffers = this.#buffers.filter((b) => b.name !== name);
  }
}
