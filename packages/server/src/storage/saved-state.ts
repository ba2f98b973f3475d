/**
 * The state folder of a server: its lock, what the server before left in it, and what is kept from now on. One server at a
 * time writes it; another one of the same name runs without.
 */
import { join } from 'node:path';
import { emptyModel, err, flagOption, type Model, ok, type Result } from '@ccmux/core';
import type { RecoveredPane, StorePorts } from '@ccmux/store';
import { lookAtState, type RestoredState, readState } from './read-state.js';
import { type PaneOutcome, type RestoreReport, restoreReport } from './restore-report.js';
import { panesAmong, type RestoredBuffers, restoredBuffers } from './saved-buffers.js';
import { type KeeperDeps, StateKeeper } from './state-keeper.js';
import { heldText, StateLock } from './state-lock.js';

export class SavedState {
  readonly #ports: StorePorts;
  readonly #lock: StateLock;
  readonly #read: RestoredState | undefined;
  /** Lines for the person. */
  readonly #notes: readonly string[];
  readonly #buffers: RestoredBuffers;
  #keeper: StateKeeper | undefined;

  private constructor(ports: StorePorts, lock: StateLock, restored: RestoredState | undefined, notes: readonly string[]) {
    this.#ports = ports;
    this.#lock = lock;
    this.#read = restored;
    this.#buffers = restored === undefined ? { texts: new Map(), lost: [] } : restoredBuffers(restored);
    this.#notes = notes;
  }

  /** The error is for a person, and means that nothing was changed. */
  static async open(folder: string, ports: StorePorts): Promise<Result<SavedState, string>> {
    const lock = new StateLock(join(folder, 'LOCK'));
    const taken = lock.take();
    if (!taken.ok && taken.error.kind === 'held') {
      return ok(new SavedState(ports, lock, undefined, [`nothing is saved in ${folder}: ${heldText(taken.error.pid)}`]));
    }
    // A disk that takes no change may be read all the same, and take changes later.
    const restored = await (taken.ok ? readState(ports) : lookAtState(ports));
    if (restored.ok) {
      return ok(new SavedState({ ...ports, disk: lock.guard(ports.disk) }, lock, restored.value, restored.value.notes));
    }
    lock.release();
    return err(restored.error);
  }

  /** Nobody else writes the folder. */
  get isOurs(): boolean {
    return this.#read !== undefined;
  }

  /** The model to go on with; undefined when there is nothing to go on with. */
  get model(): Model | undefined {
    const model = this.#read?.model;
    // Where a server stays without sessions, what was set in it stays, too.
    if (model === undefined || (model.sessions.size === 0 && flagOption(model, 'exit-empty', {}))) return undefined;
    return { ...model, buffers: model.buffers.filter(({ id }) => this.#buffers.texts.has(id)) };
  }

  /** The texts of its paste buffers, by the number of the buffer. */
  get bufferTexts(): ReadonlyMap<number, Uint8Array> {
    return this.#buffers.texts;
  }

  /** What became of all of it. */
  report(model: Model, outcomes: readonly PaneOutcome[], atMs: number): RestoreReport {
    const { remarks, damagedPictures } = this.#read ?? { remarks: [], damagedPictures: new Map() };
    const lost = this.model === undefined ? [] : this.#buffers.lost;
    return restoreReport({ atMs, model, notes: this.#notes, remarks, lost, outcomes, damagedPictures });
  }

  get panes(): ReadonlyMap<number, RecoveredPane> {
    return this.model === undefined ? new Map() : panesAmong(this.#read?.panes ?? new Map());
  }

  /** Keeps what happens from now on; undefined where another server keeps its own. */
  async keep(deps: Omit<KeeperDeps, 'ports'>): Promise<StateKeeper | undefined> {
    const restored = this.#read;
    if (restored === undefined) return undefined;
    const base = this.model === undefined ? { ...restored, model: emptyModel, panes: new Map() } : restored;
    this.#keeper = await StateKeeper.open(base, { ...deps, ports: this.#ports });
    return this.#keeper;
  }

  /** All that was restored is there again: with a checkpoint of it, what was cut off or put aside is behind us. */
  async restored(): Promise<void> {
    await this.#keeper?.checkpoint();
  }

  /** The state stays as it is, whatever ends from now on. */
  async freeze(): Promise<void> {
    await this.#keeper?.freeze();
  }

  /** Why another server could not go on with everything; a line for a person. */
  async whyNotToBeLeft(): Promise<string | undefined> {
    if (this.#keeper === undefined) return 'nothing that this server knows is saved: another one would know nothing of it';
    await this.#keeper.checkpoint();
    const { volatile } = this.#keeper.status;
    return volatile && `what this server knows cannot be saved: ${volatile.error.message}`;
  }

  async close(): Promise<void> {
    await this.freeze();
    this.#lock.release();
  }
}

/** Why a server could not go on with the state that another one is writing; a line for a person. Changes nothing. */
export async function whyNotToGoOn(ports: StorePorts): Promise<string | undefined> {
  const state = await lookAtState(ports);
  return state.ok ? undefined : state.error;
}
