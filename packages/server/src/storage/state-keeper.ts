/**
 * Keeps the state of a running server on disk: every event of the model and what panes print. Owns the store. Refuses to
 * decide what is restored.
 */
import {
  err,
  flagOption,
  type Model,
  type ModelEvent,
  maxSavedBufferBytes,
  ok,
  type PaneId,
  paneId,
  type Result,
  saveEvent,
  saveModel,
} from '@ccmux/core';
import { type LastPicture, lastPicture, Store, type StorePorts, type StoreStatus } from '@ccmux/store';
import type { Clock } from '../clock.js';
import type { Logger } from '../log.js';
import type { ModelStore } from '../model/store.js';
import type { PaneRegistry } from '../panes/pane-registry.js';
import { pictureOf, printedBy } from '../panes/pictures.js';
import { storeLimits } from './limits.js';
import { PaneFolders } from './pane-folders.js';
import type { RestoredState } from './read-state.js';
import { bufferPicture, numberOfBuffer, savedBuffers } from './saved-buffers.js';

export interface Keeping {
  /** Facts taken so far: who waits for its own needs to wait only if there are more than before. */
  readonly factCount: number;
  /** Settles when every fact so far is on the disk; the error says why it is in memory only. */
  durable(): Promise<Result<void, string>>;
  /** `offset`: of the first byte in all that the pane ever printed. Skips what it has. */
  output(pane: PaneId, offset: number, data: Uint8Array): void;
  /** The text of a paste buffer, by its number. Told before the model is told of the buffer. */
  bufferText(id: number, data: Uint8Array): void;
  /** See `StateKeeper.forgetPast`. */
  forgetPast(): Promise<void>;
  /** The newest picture of a pane on the disk, by what it had printed in all; undefined when there is none. */
  lastPicture(pane: PaneId): Promise<LastPicture | undefined>;
  /** A part of what the server before kept could not be read, or had to be repaired. */
  readonly isDamaged: boolean;
  /** Undefined when nothing is kept at all. */
  readonly status: StoreStatus | undefined;
}

/** Nothing outlives the server. */
export const forgetful: Keeping = {
  factCount: 0,
  isDamaged: false,
  durable: async () => ok(undefined),
  output: () => {},
  bufferText: () => {},
  forgetPast: async () => {},
  lastPicture: async () => undefined,
  status: undefined,
};

export interface KeeperDeps {
  readonly ports: StorePorts;
  readonly model: ModelStore;
  readonly panes: PaneRegistry;
  /** The text of a paste buffer, by its number; undefined when it is gone. */
  readonly bufferText: (id: number) => Uint8Array | undefined;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onStatus: (status: StoreStatus) => void;
}

const encoder = new TextEncoder();

export class StateKeeper implements Keeping {
  readonly #store: Store;
  readonly #ports: StorePorts;
  readonly #model: ModelStore;
  readonly #log: Logger;
  /** Offset behind the last byte of each pane that the store has. */
  readonly #ends = new Map<PaneId, number>();
  #facts = 0;
  #forgetting: Promise<void> | undefined;
  #frozen = false;
  /** Settles when nothing is written any more. */
  #closing: Promise<Result<void, string>> | undefined;
  readonly isDamaged: boolean;

  private constructor(store: Store, restored: RestoredState, { ports, model, log }: KeeperDeps) {
    this.#store = store;
    this.#ports = ports;
    this.#model = model;
    this.#log = log;
    this.isDamaged = restored.notes.length + restored.damagedPictures.size > 0;
    for (const [pane, { picture, output }] of restored.panes) {
      const last = output.at(-1);
      this.#ends.set(paneId(pane), last === undefined ? (picture?.offset ?? 0) : last.offset + last.bytes.length);
    }
    model.subscribe((event, before) => {
      this.#append(event);
      if (savesOther(before, model.model, event)) this.#forgetSoon();
    });
  }

  static async open(restored: RestoredState, deps: KeeperDeps): Promise<StateKeeper> {
    const { ports, model, panes } = deps;
    const folders = new PaneFolders(panes, deps.clock);
    const source = {
      prepare: () => folders.look(model.model),
      model: () => encoder.encode(saveModel(folders.within(model.model))),
      panes: () => {
        const saved = [...model.model.panes.keys()].filter((pane) => savesScreen(model.model, pane));
        return [...printedBy(panes, saved), ...savedBuffers(model.model)];
      },
      picture: (number: number) => bufferPicture(number, deps.bufferText) ?? pictureOf(panes, paneId(number)),
    };
    const store = await Store.open(ports, storeLimits, restored.recovered, source, { onStatus: deps.onStatus });
    return new StateKeeper(store, restored, deps);
  }

  get factCount(): number {
    return this.#facts;
  }

  get status(): StoreStatus {
    return this.#store.status;
  }

  async durable(): Promise<Result<void, string>> {
    await this.#forgetting;
    // What happened before is in the last checkpoint; nothing that happens from then on counts.
    if (this.#closing !== undefined) return this.#closing;
    return inWords(await this.#store.durable());
  }

  output(pane: PaneId, offset: number, data: Uint8Array): void {
    if (this.#frozen || !savesScreen(this.#model.model, pane)) return;
    const known = this.#ends.get(pane) ?? 0;
    const skip = Math.max(0, known - offset);
    if (skip >= data.length) return;
    this.#ends.set(pane, offset + data.length);
    this.#store.output({ pane, offset: offset + skip, bytes: skip === 0 ? data : data.subarray(skip) });
  }

  lastPicture(pane: PaneId): Promise<LastPicture | undefined> {
    return lastPicture(this.#ports, pane);
  }

  bufferText(id: number, data: Uint8Array): void {
    if (this.#frozen || data.length > maxSavedBufferBytes || !flagOption(this.#model.model, 'save-buffers', {})) return;
    this.#store.output({ pane: numberOfBuffer(id), offset: 0, bytes: data });
  }

  /** Writes down everything as it is now. */
  async checkpoint(): Promise<void> {
    const written = await this.#store.checkpoint();
    if (!written.ok) this.#log.error({ ev: 'store.checkpoint-failed', error: written.error });
  }

  /** What was removed from the state, or is not to be in it any more, is on the disk no more once this settles. */
  async forgetPast(): Promise<void> {
    // Two checkpoints are kept, and each needs a fact of its own.
    for (let i = 0; i < 2 && !this.#frozen; i++) {
      this.#append({ kind: 'pane-marked', mark: this.#model.model.marked });
      await this.checkpoint();
    }
  }

  /** From now on nothing is kept: the state stays as it is while everything ends. */
  async freeze(): Promise<void> {
    this.#frozen = true;
    this.#closing ??= this.#close();
    await this.#closing;
  }

  async #close(): Promise<Result<void, string>> {
    const closed = await this.#store.close();
    if (!closed.ok) this.#log.error({ ev: 'store.close-failed', error: closed.error });
    return inWords(closed);
  }

  /** What was kept and is not to be any more: nobody is told that this is done before it is gone. */
  #forgetSoon(): void {
    const earlier = this.#forgetting;
    const forgetting = (earlier ?? Promise.resolve())
      .then(() => this.forgetPast())
      .finally(() => {
        if (this.#forgetting === forgetting) this.#forgetting = undefined;
      });
    this.#forgetting = forgetting;
  }

  #append(event: ModelEvent): void {
    if (this.#frozen) return;
    this.#facts++;
    this.#store.append(encoder.encode(saveEvent(event)));
  }
}

const inWords = (result: Result<void, { readonly message: string }>): Result<void, string> =>
  result.ok ? result : err(`the change is in memory only: ${result.error.message}`);

/** Screens or texts that were on the disk are not to be there any more, or the other way round. */
function savesOther(before: Model, model: Model, event: ModelEvent): boolean {
  if (event.kind !== 'configuration-read' && (event.kind !== 'option-changed' || !event.name.startsWith('save-'))) return false;
  if (flagOption(before, 'save-buffers', {}) !== flagOption(model, 'save-buffers', {})) return model.buffers.length > 0;
  return [...model.panes.keys()].some((pane) => savesScreen(before, pane) !== savesScreen(model, pane));
}

const savesScreen = (model: Model, pane: PaneId): boolean =>
  flagOption(model, 'save-screen', { pane, window: model.panes.get(pane)?.window });
