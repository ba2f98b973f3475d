/**
 * The state of a server on disk: a log of facts and output, checkpoints, and what to do when the disk fails. One writer
 * for one folder; that there is only one is for its caller to make sure of. Refuses to know what facts mean.
 *
 * When the disk fails the state becomes volatile: everything goes on in memory, nobody is told that something is
 * durable, and a checkpoint of everything is tried again and again, in new files, until one succeeds.
 */
import { err, ok, type Result } from '@ccmux/core';
import { checkpointFolder, type PictureRef } from './checkpoint/checkpoint-file.js';
import { pictureFolder } from './checkpoint/picture-file.js';
import { collectGarbage, type StateSource, writeCheckpoint } from './checkpoint/write-checkpoint.js';
import type { DiskError } from './disk/port.js';
import { type LogLimits, LogWriter } from './log/log-writer.js';
import { segmentFolder } from './log/segment.js';
import { type OutputPiece, outputHead, recordType } from './log/types.js';
import { OutputBudget, type OutputLimits } from './output-budget.js';
import type { StorePorts } from './ports.js';
import type { NewerState } from './recover/findings.js';
import { look } from './recover/look.js';
import type { StateOwner } from './recover/owner.js';
import { type Recovered, recover } from './recover/recover.js';
import { Reserve } from './reserve.js';

export interface StoreLimits extends LogLimits, OutputLimits {
  /** This much log since the last checkpoint asks for another. */
  readonly checkpointBytes: number;
  /** So does this time, when anything was logged. */
  readonly checkpointAfterMs: number;
  /** Output that waits for the disk beyond this is left out of the log; a checkpoint makes up for it. */
  readonly maxQueuedBytes: number;
  /** Output beyond this much log without a checkpoint is left out: the room that the log may take. */
  readonly maxLogBytes: number;
  readonly retryFirstMs: number;
  readonly retryMaxMs: number;
  /** Room kept for a last checkpoint on a full disk. */
  readonly reserveBytes: number;
}

export interface StoreStatus {
  /** Why nothing is durable at the moment, and since when. */
  readonly volatile: { readonly error: DiskError; readonly sinceMs: number } | undefined;
  readonly lastCheckpointMs: number | undefined;
  readonly lastSyncMs: number | undefined;
  /** Since the last checkpoint. */
  readonly logBytes: number;
}

export interface StoreEvents {
  /** The state became volatile, or durable again. */
  onStatus(status: StoreStatus): void;
}

export class Store {
  readonly #ports: StorePorts;
  readonly #limits: StoreLimits;
  readonly #source: StateSource;
  readonly #events: StoreEvents;
  readonly #log: LogWriter;
  readonly #reserve: Reserve;
  #pictures: { previous: readonly PictureRef[]; current: readonly PictureRef[] };
  #volatile: StoreStatus['volatile'];
  #repair: Promise<Result<void, DiskError>> | undefined;
  #retryMs: number;
  /** Until the next checkpoint. */
  #timer: { cancel(): void } | undefined;
  /** Until the next attempt to become durable again: no checkpoint takes its place. */
  #repairTimer: { cancel(): void } | undefined;
  #checkpointing: Promise<Result<void, DiskError>> | undefined;
  #lastCheckpointMs: number | undefined;
  readonly #budget: OutputBudget;
  #closed = false;

  private constructor(
    ports: StorePorts,
    limits: StoreLimits,
    source: StateSource,
    events: StoreEvents,
    known: readonly PictureRef[],
  ) {
    this.#ports = ports;
    this.#limits = limits;
    this.#source = source;
    this.#events = events;
    this.#pictures = { previous: known, current: known };
    this.#retryMs = limits.retryFirstMs;
    this.#reserve = new Reserve(ports.disk, limits.reserveBytes);
    this.#log = new LogWriter(ports, limits, (error) => this.#becomeVolatile(error));
    this.#budget = new OutputBudget(ports, limits, () => this.#pictureFlood());
  }

  /** Reads what is in the folder, without changing anything but what damage demands. */
  static async read(ports: StorePorts, owner?: StateOwner): Promise<Result<Recovered, DiskError | NewerState>> {
    return recover(ports, owner);
  }

  /** As `read`, of a folder that another process may be writing: nothing in it is changed. */
  static look(ports: StorePorts, owner?: StateOwner): Promise<Result<Recovered, DiskError | NewerState>> {
    return look(ports, owner);
  }

  /** Goes on behind what was read. A disk that cannot be written makes the state volatile, no more. */
  static async open(
    ports: StorePorts,
    limits: StoreLimits,
    recovered: Pick<Recovered, 'lsn' | 'pictures'>,
    source: StateSource,
    events: StoreEvents,
  ): Promise<Store> {
    const store = new Store(ports, limits, source, events, recovered.pictures);
    await store.#makeFolders();
    await store.#reserve.fill();
    const started = await store.#log.start(recovered.lsn + 1);
    if (!started.ok) store.#becomeVolatile(started.error);
    return store;
  }

  get status(): StoreStatus {
    return {
      volatile: this.#volatile,
      lastCheckpointMs: this.#lastCheckpointMs,
      lastSyncMs: this.#log.lastSyncMs,
      logBytes: this.#log.writtenBytes,
    };
  }

  /** Takes a fact that the state already has. */
  append(fact: Uint8Array): void {
    this.#log.append(recordType.fact, fact);
    this.#logged();
  }

  /** Takes output that the pane already has. Never waited for, and left out where it would take too much room. */
  output(piece: OutputPiece): void {
    const full =
      this.#log.failure !== undefined ||
      this.#log.queuedBytes > this.#limits.maxQueuedBytes ||
      this.#log.writtenBytes > this.#limits.maxLogBytes;
    if (full) return this.#budget.leaveOut(piece.pane);
    if (!this.#budget.take(piece.pane, piece.bytes.length)) return;
    this.#log.append(recordType.output, outputHead(piece), piece.bytes);
    this.#logged();
  }

  /** Where the last checkpoint failed, or everything is volatile, the next one has a time of its own. */
  #pictureFlood(): void {
    if (this.#closed || this.#volatile !== undefined || this.#retryMs > this.#limits.retryFirstMs) return;
    void this.checkpoint();
  }

  /** Settles when every fact so far is on the disk; the error says why it is in memory only. */
  async durable(): Promise<Result<void, DiskError>> {
    if (this.#volatile === undefined) {
      const synced = await this.#log.synced();
      if (synced.ok) return synced;
    }
    const repaired = await this.#repair;
    if (repaired?.ok === false) return repaired;
    return this.#volatile === undefined ? this.#log.synced() : err(this.#volatile.error);
  }

  /** Writes a checkpoint now; one that is being written is waited for and followed by this. */
  async checkpoint(): Promise<Result<void, DiskError>> {
    if (this.#checkpointing !== undefined) await this.#checkpointing;
    this.#checkpointing ??= this.#writeCheckpoint().finally(() => {
      this.#checkpointing = undefined;
    });
    return this.#checkpointing;
  }

  /** A last checkpoint; nothing may be appended behind it. */
  async close(): Promise<Result<void, DiskError>> {
    this.#closed = true;
    this.#timer?.cancel();
    this.#repairTimer?.cancel();
    this.#budget.close();
    const done = await this.checkpoint();
    await this.#log.close();
    return done;
  }

  #logged(): void {
    if (this.#volatile !== undefined || this.#closed || this.#checkpointing !== undefined) return;
    if (this.#log.writtenBytes + this.#log.queuedBytes > this.#limits.checkpointBytes) {
      this.#timer?.cancel();
      this.#timer = undefined;
      void this.checkpoint();
      return;
    }
    this.#timer ??= this.#ports.after(this.#limits.checkpointAfterMs, () => {
      this.#timer = undefined;
      void this.checkpoint();
    });
  }

  async #writeCheckpoint(): Promise<Result<void, DiskError>> {
    this.#timer?.cancel();
    this.#timer = undefined;
    if (this.#source.prepare !== undefined) await this.#source.prepare();
    const lsn = this.#log.nextLsn - 1;
    this.#log.beginSegment();
    const wasLacking = this.#budget.begin();
    const written = await writeCheckpoint(this.#ports, this.#source, lsn, this.#pictures.current, {
      again: (piece) => this.#log.append(recordType.output, outputHead(piece), piece.bytes),
      synced: () => this.#log.synced(),
    });
    if (!written.ok) {
      if (wasLacking) this.#budget.stillLacks();
      // Facts are safe in the log, if it goes on; room and time run out only slowly.
      this.#retryCheckpoint();
      return written;
    }
    this.#pictures = { previous: this.#pictures.current, current: written.value };
    this.#log.settle();
    this.#lastCheckpointMs = this.#ports.wallMs();
    this.#retryMs = this.#limits.retryFirstMs;
    await collectGarbage(this.#ports.disk, this.#pictures);
    this.#ports.reached('checkpoint.collected');
    await this.#reserve.fill();
    if (this.#budget.isLacking) this.#budget.pictureSoon();
    return ok(undefined);
  }

  #retryCheckpoint(): void {
    const ms = this.#nextRetryMs();
    if (this.#closed || this.#volatile !== undefined) return;
    this.#timer?.cancel();
    this.#timer = this.#ports.after(ms, () => {
      this.#timer = undefined;
      void this.checkpoint();
    });
  }

  #becomeVolatile(error: DiskError): void {
    if (this.#volatile !== undefined) return;
    this.#volatile = { error, sinceMs: this.#ports.wallMs() };
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#events.onStatus(this.status);
    this.#tryRepair();
  }

  #tryRepair(): void {
    this.#repair = this.#repaired();
    void this.#repair.then((result) => {
      this.#repair = undefined;
      if (result.ok) {
        this.#retryMs = this.#limits.retryFirstMs;
        this.#events.onStatus(this.status);
        return;
      }
      if (this.#volatile !== undefined) this.#volatile = { ...this.#volatile, error: result.error };
      if (this.#closed) return;
      this.#repairTimer = this.#ports.after(this.#nextRetryMs(), () => this.#tryRepair());
    });
  }

  /** A new segment, and a checkpoint of everything: what was lost on the way is in the memory still. */
  async #repaired(): Promise<Result<void, DiskError>> {
    if (this.#volatile?.error.kind === 'full') await this.#reserve.release();
    if (this.#checkpointing !== undefined) await this.#checkpointing;
    await this.#makeFolders();
    const lsn = this.#log.nextLsn - 1;
    const started = await this.#log.start(lsn + 1);
    if (!started.ok) return started;
    const written = await this.checkpoint();
    if (!written.ok) return written;
    const failure = this.#log.failure;
    if (failure !== undefined) return err(failure);
    this.#volatile = undefined;
    return ok(undefined);
  }

  /** Where that fails, so does what is written into them. */
  async #makeFolders(): Promise<void> {
    for (const folder of [segmentFolder, checkpointFolder, pictureFolder]) await this.#ports.disk.makeFolder(folder);
  }

  /** Doubles up to a limit. */
  #nextRetryMs(): number {
    const ms = this.#retryMs;
    this.#retryMs = Math.min(this.#limits.retryMaxMs, ms * 2);
    return ms;
  }
}
