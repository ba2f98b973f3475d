/**
 * Paste buffers: named, newest first. Bounded: past the limit the oldest one that got its name from here goes. Texts longer
 * than what a person means to paste are refused.
 */
import { err, ok, type Result } from '@ccmux/core';

/** Most bytes of one buffer. */
export const maxBufferBytes = 64 * 1024 * 1024;

export interface PasteBuffer {
  readonly name: string;
  readonly data: Uint8Array;
  /** Named by the program, not by a person. */
  readonly automatic: boolean;
  /** Milliseconds since the epoch. */
  readonly createdMs: number;
}

type Outcome = Result<void, string>;

/** A buffer of that name has come or changed (`isThere`), or has gone. */
export type BufferListener = (name: string, isThere: boolean) => void;

export class BufferStore {
  readonly #limit: () => number;
  readonly #now: () => number;
  /** Newest last. */
  #buffers: PasteBuffer[] = [];
  #next = 0;
  readonly #listeners: BufferListener[] = [];

  /** `limit`: how many automatic ones are kept. `now`: milliseconds since the epoch. */
  constructor(limit: () => number, now: () => number = () => 0) {
    this.#limit = limit;
    this.#now = now;
  }

  /** Listeners live as long as the store. */
  listen(listener: BufferListener): void {
    this.#listeners.push(listener);
  }

  #tell(name: string, isThere: boolean): void {
    for (const listener of this.#listeners) listener(name, isThere);
  }

  /** Newest first. */
  get all(): readonly PasteBuffer[] {
    return this.#buffers.toReversed();
  }

  /** A new buffer with the next automatic name: `prefix` and a number. An empty text makes none. */
  add(data: Uint8Array, prefix = 'buffer'): Outcome {
    if (data.length === 0) return ok(undefined);
    if (data.length > maxBufferBytes) return err('buffer too large');
    let name = `${prefix}${this.#next++}`;
    while (this.get(name) !== undefined) name = `${prefix}${this.#next++}`;
    const automatic = this.#buffers.filter((b) => b.automatic);
    for (const old of automatic.slice(0, Math.max(0, automatic.length - this.#limit() + 1))) this.delete(old.name);
    this.#buffers.push({ name, data, automatic: true, createdMs: this.#now() });
    this.#tell(name, true);
    return ok(undefined);
  }

  /** Without a name it gets the next automatic one. An empty text changes nothing. */
  set(name: string | undefined, data: Uint8Array): Outcome {
    if (name === undefined) return this.add(data);
    if (data.length === 0) return ok(undefined);
    if (data.length > maxBufferBytes) return err('buffer too large');
    if (name === '') return err('empty buffer name');
    this.#remove(name);
    this.#buffers.push({ name, data, automatic: false, createdMs: this.#now() });
    this.#tell(name, true);
    return ok(undefined);
  }

  /** Puts the text behind what the newest automatic buffer has; without one, makes one. */
  append(data: Uint8Array): Outcome {
    const top = this.get(undefined);
    if (top === undefined) return this.add(data);
    if (top.data.length + data.length > maxBufferBytes) return err('buffer too large');
    this.#remove(top.name);
    this.#buffers.push({ ...top, data: Buffer.concat([top.data, data]), createdMs: this.#now() });
    this.#tell(top.name, true);
    return ok(undefined);
  }

  /** Without a name the newest automatic one. */
  get(name: string | undefined): PasteBuffer | undefined {
    return name === undefined ? this.#buffers.findLast((b) => b.automatic) : this.#buffers.find((b) => b.name === name);
  }

  /** A renamed buffer keeps its place in the order, and belongs to the person. */
  rename(name: string, next: string): Outcome {
    if (next === '') return err('new name is empty');
    const at = this.#buffers.findIndex((b) => b.name === name);
    const buffer = this.#buffers[at];
    if (buffer === undefined) return err(`unknown buffer: ${name}`);
    if (this.get(next) !== undefined) return err(`buffer ${next} already exists`);
    this.#buffers[at] = { ...buffer, name: next, automatic: false };
    this.#tell(name, false);
    this.#tell(next, true);
    return ok(undefined);
  }

  delete(name: string): void {
    if (this.#remove(name)) this.#tell(name, false);
  }

  #remove(name: string): boolean {
    const count = this.#buffers.length;
    this.#buffers = this.#buffers.filter((b) => b.name !== name);
    return this.#buffers.length < count;
  }
}
