/**
 * Appends records to segments: one write, and one sync for all who wait for it (group commit). Owns the open segment.
 * After the first failure it takes nothing more until it is started again in a new file: what a failed write or sync
 * left in the old one is unknown, and a second sync of it would lie. The bound of the queue is the caller's.
 */
import { err, ok, type Result } from '@ccmux/core';
import type { DiskError } from '../disk/port.js';
import type { StorePorts } from '../ports.js';
import { openSegment, type Segment } from './open-segment.js';
import { RecordBatch } from './record-batch.js';
import { segmentFolder, segmentHeaderBytes } from './segment.js';

export interface LogLimits {
  /** A segment that has reached this many bytes is followed by another. */
  readonly segmentBytes: number;
  /** What nobody waits for is written after this time, in one piece, or when there is this much of it. */
  readonly writeAfterMs: number;
  readonly writeAfterBytes: number;
  /** What nobody waits for is synced after this time, or when there is this much of it: the loss of a power cut. */
  readonly syncAfterMs: number;
  readonly syncAfterBytes: number;
  /** All segments since the last checkpoint: at this much nothing more is taken, until one is written. */
  readonly maxTotalBytes: number;
}

const overflow: DiskError = {
  kind: 'full',
  operation: 'write',
  path: segmentFolder,
  message: 'the log has reached its limit, and no checkpoint can be written',
};

type Done = (result: Result<void, DiskError>) => void;

export class LogWriter {
  readonly #ports: StorePorts;
  readonly #limits: LogLimits;
  readonly #onFailure: (error: DiskError) => void;
  #segment: Segment | undefined;
  #nextLsn = 1;
  /** All records up to it are on the disk. */
  #syncedLsn = 0;
  #writtenLsn = 0;
  /** What comes now; `#spare` is being written, or empty. */
  #queue = new RecordBatch();
  #spare = new RecordBatch();
  #waiting: Done[] = [];
  #running = false;
  #syncTimer: { cancel(): void } | undefined;
  #syncDue = false;
  #writeTimer: { cancel(): void } | undefined;
  #writeDue = false;
  #failure: DiskError | undefined;
  #wantsSegment = false;
  /** First LSN of the segment that was to be opened last, while no record was written to it. */
  #unused: number | undefined;
  /** Bytes in segments since the last `start` or `beginSegment`. */
  #written = 0;
  /** … since the last `settle`, whatever failed meanwhile. */
  #total = 0;
  /** Reached its bound; to fail with before the next write. */
  #overflow: DiskError | undefined;
  #lastSyncMs: number | undefined;

  constructor(ports: StorePorts, limits: LogLimits, onFailure: (error: DiskError) => void) {
    this.#ports = ports;
    this.#limits = limits;
    this.#onFailure = onFailure;
  }

  get nextLsn(): number {
    return this.#nextLsn;
  }

  /** Bytes that wait to be written. */
  get queuedBytes(): number {
    return this.#queue.length;
  }

  get writtenBytes(): number {
    return this.#written;
  }

  get lastSyncMs(): number | undefined {
    return this.#lastSyncMs;
  }

  get failure(): DiskError | undefined {
    return this.#failure;
  }

  /** Opens a new segment whose first record has this LSN. Also the way back after a failure. */
  async start(firstLsn: number): Promise<Result<void, DiskError>> {
    this.#nextLsn = firstLsn;
    const opened = await this.#open(firstLsn);
    if (!opened.ok) {
      this.#failure = opened.error;
      return opened;
    }
    const before = this.#segment;
    this.#segment = opened.value;
    void before?.file.close();
    // What came meanwhile was not taken: the first record is a later one.
    this.#syncedLsn = this.#nextLsn - 1;
    this.#writtenLsn = this.#nextLsn - 1;
    this.#failure = undefined;
    this.#overflow = undefined;
    this.#written = segmentHeaderBytes;
    return ok(undefined);
  }

  /**
   * Takes a record; the result is its LSN. It is on the disk once a later `synced` succeeds. The payload, of one part or
   * two, is copied.
   */
  append(type: number, payload: Uint8Array, rest?: Uint8Array): number {
    const lsn = this.#nextLsn++;
    if (this.#failure !== undefined || this.#overflow !== undefined) return lsn;
    if (this.#total + this.#queue.length > this.#limits.maxTotalBytes) {
      this.#overflow = overflow;
      this.#writeNow();
      return lsn;
    }
    this.#queue.push(lsn, type, payload, rest);
    if (this.#queue.length >= this.#limits.writeAfterBytes) this.#writeNow();
    else this.#writeTimer ??= this.#ports.after(this.#limits.writeAfterMs, () => this.#writeNow());
    return lsn;
  }

  /** Settles when all that was appended is on the disk, or cannot be. */
  synced(): Promise<Result<void, DiskError>> {
    if (this.#failure !== undefined) return Promise.resolve(err(this.#failure));
    return new Promise((done) => {
      this.#waiting.push(done);
      this.#run();
    });
  }

  /** A checkpoint has made needless what was written before it was begun. */
  settle(): void {
    this.#total = this.#written;
  }

  /** The next record begins a segment, so that those before it can go once nobody needs them. */
  beginSegment(): void {
    this.#wantsSegment = true;
    this.#written = 0;
  }

  async close(): Promise<Result<void, DiskError>> {
    const result = await this.synced();
    this.#syncTimer?.cancel();
    this.#writeTimer?.cancel();
    const segment = this.#segment;
    this.#segment = undefined;
    if (segment !== undefined) await segment.file.close();
    return result;
  }

  #writeNow(): void {
    this.#writeTimer?.cancel();
    this.#writeTimer = undefined;
    this.#writeDue = true;
    this.#run();
  }

  #run(): void {
    if (this.#running) return;
    this.#running = true;
    void this.#drain().then(() => {
      this.#running = false;
      if (this.#hasWork) this.#run();
    });
  }

  get #hasWork(): boolean {
    if (this.#failure !== undefined) return false;
    if (this.#overflow !== undefined) return true;
    return (this.#writeDue && !this.#queue.isEmpty) || this.#waiting.length > 0 || this.#syncDue;
  }

  async #drain(): Promise<void> {
    // Whoever appends in the same turn shares the write.
    await Promise.resolve();
    while (this.#hasWork) {
      const records = this.#queue;
      const waiting = this.#waiting;
      this.#queue = this.#spare;
      this.#spare = records;
      this.#waiting = [];
      this.#writeDue = false;
      if (this.#overflow !== undefined) return this.#fail(this.#overflow, waiting);
      const written = await this.#write(records, waiting.length > 0);
      if (!written.ok) return this.#fail(written.error, waiting);
      records.clear();
      for (const done of waiting) done(written);
    }
  }

  async #write(records: RecordBatch, wanted: boolean): Promise<Result<void, DiskError>> {
    if (!records.isEmpty) {
      const segment = await this.#segmentFor(records.firstLsn);
      if (!segment.ok) return segment;
      const appended = await this.#append(segment.value, records);
      if (!appended.ok) return appended;
    }
    const unsynced = this.#segment?.unsynced ?? 0;
    if (unsynced === 0) {
      // What was due is in a segment before this one, and a checkpoint has taken its place.
      this.#syncDue = false;
      return ok(undefined);
    }
    if (wanted || this.#syncDue || unsynced >= this.#limits.syncAfterBytes) return this.#sync();
    this.#syncTimer ??= this.#ports.after(this.#limits.syncAfterMs, () => {
      this.#syncTimer = undefined;
      this.#syncDue = true;
      this.#run();
    });
    return ok(undefined);
  }

  async #append(segment: Segment, records: RecordBatch): Promise<Result<void, DiskError>> {
    const bytes = records.seal(segment.salt, this.#syncedLsn, this.#ports.crc32);
    this.#ports.reached('log.before-write');
    this.#unused = undefined;
    const appended = await segment.file.append([bytes]);
    segment.bytes += bytes.length;
    segment.unsynced += bytes.length;
    this.#writtenLsn = records.lastLsn;
    this.#written += bytes.length;
    this.#total += bytes.length;
    if (appended.ok) this.#ports.reached('log.written');
    return appended;
  }

  async #sync(): Promise<Result<void, DiskError>> {
    this.#syncTimer?.cancel();
    this.#syncTimer = undefined;
    this.#syncDue = false;
    const segment = this.#segment!;
    const written = this.#writtenLsn;
    const synced = await segment.file.sync();
    if (synced.ok) {
      this.#syncedLsn = written;
      segment.unsynced = 0;
      this.#lastSyncMs = this.#ports.wallMs();
      this.#ports.reached('log.synced');
    }
    return synced;
  }

  /** The open segment, or the next one when that is full. */
  async #segmentFor(lsn: number): Promise<Result<Segment, DiskError>> {
    const present = this.#segment;
    const full = present !== undefined && present.bytes >= this.#limits.segmentBytes;
    const isEmpty = present?.bytes === segmentHeaderBytes;
    const unused = isEmpty && present?.firstLsn === lsn;
    if (present !== undefined && (unused || !(full || this.#wantsSegment || isEmpty))) return ok(present);
    this.#wantsSegment = false;
    if (present !== undefined) {
      // The next segment says that this one is whole: it has to be.
      const synced = present.unsynced > 0 ? await this.#sync() : ok(undefined);
      if (!synced.ok) return synced;
    }
    const opened = await this.#open(lsn);
    if (!opened.ok) return opened;
    this.#segment = opened.value;
    await present?.file.close();
    return opened;
  }

  #open(firstLsn: number): Promise<Result<Segment, DiskError>> {
    const replaces = this.#unused === firstLsn;
    this.#unused = firstLsn;
    return openSegment(this.#ports, firstLsn, replaces);
  }

  #fail(error: DiskError, waiting: readonly Done[]): void {
    this.#failure = error;
    const all = [...waiting, ...this.#waiting];
    // One of them may still be read by a write that failed in part.
    this.#queue = new RecordBatch();
    this.#spare = new RecordBatch();
    this.#waiting = [];
    this.#syncDue = false;
    this.#syncTimer?.cancel();
    this.#syncTimer = undefined;
    const segment = this.#segment;
    this.#segment = undefined;
    void segment?.file.close();
    this.#onFailure(error);
    for (const done of all) done(err(error));
  }
}
