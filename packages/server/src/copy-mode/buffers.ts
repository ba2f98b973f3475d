/**
 * Paste buffers: named, newest first. What they are is in the model, their texts are here. Bounded: past the limit the oldest
 * one that got its name from here goes. Texts longer than what a person means to paste are refused.
 */
import { err, flagOption, type Model, ok, type PaneId, type PasteBufferFacts, type Result } from '@ccmux/core';
import type { ModelStore } from '../model/store.js';

/** Most bytes of one buffer. */
export const maxBufferBytes = 64 * 1024 * 1024;

export interface PasteBuffer extends PasteBufferFacts {
  readonly data: Uint8Array;
}

type Outcome = Result<void, string>;

/** A buffer of that name has come or changed (`isThere`), or has gone. */
export type BufferListener = (name: string, isThere: boolean) => void;

/** How a text is to be taken. */
export interface TextUse {
  /** It stays off the disk. */
  readonly isPrivate?: boolean;
}

/** What a pane shows that is not saved stays off the disk as a buffer, too. */
export const textOfPane = (model: Model, pane: PaneId): TextUse => ({
  isPrivate: !flagOption(model, 'save-screen', { pane, window: model.panes.get(pane)?.window }),
});

export interface BufferPorts {
  /** How many buffers with names from here are kept. */
  readonly limit: () => number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** The model with the buffers; a server of its own for each. */
  readonly store: ModelStore;
  /** Texts that outlived the server before, by the number of the buffer. */
  readonly texts?: ReadonlyMap<number, Uint8Array> | undefined;
  /** Writes a text down, before anybody is told that the buffer is there. */
  readonly write?: ((id: number, data: Uint8Array) => void) | undefined;
}

export class BufferStore {
  readonly #ports: BufferPorts;
  readonly #texts: Map<number, Uint8Array>;
  /** Of the next name from here. */
  #next: number;
  readonly #listeners: BufferListener[] = [];

  constructor(ports: BufferPorts) {
    this.#ports = ports;
    this.#texts = new Map(ports.texts);
    const used = this.#facts.map(({ name }) => Number(/^\D+(\d{1,9})$/.exec(name)?.[1] ?? -1));
    this.#next = Math.max(-1, ...used) + 1;
  }

  /** Listeners live as long as the store. */
  listen(listener: BufferListener): void {
    this.#listeners.push(listener);
  }

  /** Newest first. */
  get all(): readonly PasteBuffer[] {
    return this.#facts.toReversed().map((facts) => this.#withText(facts));
  }

  /** The text of a buffer by its number; undefined when it is gone. */
  text(id: number): Uint8Array | undefined {
    return this.#texts.get(id);
  }

  /** A new buffer with the next automatic name: `prefix` and a number. An empty text makes none. */
  add(data: Uint8Array, prefix = 'buffer', use: TextUse = {}): Outcome {
    if (data.length === 0) return ok(undefined);
    if (data.length > maxBufferBytes) return err('buffer too large');
    let name = `${prefix}${this.#next++}`;
    while (this.get(name) !== undefined) name = `${prefix}${this.#next++}`;
    const automatic = this.#facts.filter((b) => b.automatic);
    for (const old of automatic.slice(0, Math.max(0, automatic.length - this.#ports.limit() + 1))) this.delete(old.name);
    this.#put(name, data, true, use);
    return ok(undefined);
  }

  /** Without a name it gets the next automatic one. An empty text changes nothing. */
  set(name: string | undefined, data: Uint8Array, use: TextUse = {}): Outcome {
    if (name === undefined) return this.add(data, undefined, use);
    if (data.length === 0) return ok(undefined);
    if (data.length > maxBufferBytes) return err('buffer too large');
    if (name === '') return err('empty buffer name');
    this.#put(name, data, false, use);
    return ok(undefined);
  }

  /** Puts the text behind what the newest automatic buffer has; without one, makes one. */
  append(data: Uint8Array, use: TextUse = {}): Outcome {
    const top = this.get(undefined);
    if (top === undefined) return this.add(data, undefined, use);
    if (top.data.length + data.length > maxBufferBytes) return err('buffer too large');
    this.#put(top.name, Buffer.concat([top.data, data]), true, { isPrivate: use.isPrivate === true || !top.isSaved });
    return ok(undefined);
  }

  /** Without a name the newest automatic one. */
  get(name: string | undefined): PasteBuffer | undefined {
    const facts = this.#facts.findLast((b) => (name === undefined ? b.automatic : b.name === name));
    return facts && this.#withText(facts);
  }

  /** A renamed buffer keeps its place in the order, and belongs to the person. */
  rename(name: string, next: string): Outcome {
    if (next === '') return err('new name is empty');
    if (this.get(name) === undefined) return err(`unknown buffer: ${name}`);
    if (this.get(next) !== undefined) return err(`buffer ${next} already exists`);
    this.#ports.store.apply({ kind: 'buffer-renamed', name, to: next });
    this.#tell(name, false);
    this.#tell(next, true);
    return ok(undefined);
  }

  delete(name: string): void {
    if (this.get(name) === undefined) return;
    this.#ports.store.apply({ kind: 'buffer-deleted', name });
    this.#dropTexts();
    this.#tell(name, false);
  }

  get #facts(): readonly PasteBufferFacts[] {
    return this.#ports.store.model.buffers;
  }

  #put(name: string, data: Uint8Array, automatic: boolean, { isPrivate = false }: TextUse): void {
    const { store, now, write } = this.#ports;
    const id = store.model.next.buffer;
    const buffer = { id, name, bytes: data.length, automatic, createdMs: now(), isSaved: !isPrivate };
    this.#texts.set(id, data);
    if (!isPrivate) write?.(id, data);
    store.apply({ kind: 'buffer-set', buffer });
    this.#dropTexts();
    this.#tell(name, true);
  }

  #dropTexts(): void {
    const used = new Set(this.#facts.map(({ id }) => id));
    for (const id of this.#texts.keys()) if (!used.has(id)) this.#texts.delete(id);
  }

  #withText(facts: PasteBufferFacts): PasteBuffer {
    return { ...facts, data: this.#texts.get(facts.id) ?? new Uint8Array() };
  }

  #tell(name: string, isThere: boolean): void {
    for (const listener of this.#listeners) listener(name, isThere);
  }
}
