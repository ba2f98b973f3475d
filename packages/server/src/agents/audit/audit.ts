/**
 * The log of all that agents asked for and what became of it. Owns the chain of its lines, and notices when lines that it
 * wrote are gone, also while no server ran: its head is kept elsewhere, too. A line is in the file at once; it is on the disk
 * when `durable` says so, many of them at a time.
 */
import type { AuditHead } from '@ccmux/core';
import { laterHead } from './head.js';
import { gapEvent, headOf, type Sha256 } from './lines.js';

type Fields = Readonly<Record<string, unknown>>;

/** The file of the log, and that of its head. */
export interface AuditFile {
  /** All lines that are complete; what a crash left of another one is cut off. */
  open(): readonly string[];
  /** Bytes. */
  size(): number;
  /** Adds a line; false when the disk does not take it. */
  append(line: string): boolean;
  /** What was added is on the disk; false when it is not. */
  sync(): Promise<boolean>;
  head(): AuditHead | undefined;
  /** Behind `sync`, so that it never knows of lines that a power cut took away. */
  keepHead(head: AuditHead): void;
}

export interface AuditPorts {
  readonly file: AuditFile;
  readonly sha256: Sha256;
  /** The head that the model knows of. */
  kept(): AuditHead | undefined;
  keep(head: AuditHead): void;
}

export class Audit {
  readonly #ports: AuditPorts;
  #last: AuditHead | undefined;
  #hash = '';
  /** Of the file when it was last written; undefined: not looked at yet. */
  #size: number | undefined;
  #synced = 0;
  #syncing: Promise<boolean> | undefined;

  constructor(ports: AuditPorts) {
    this.#ports = ports;
  }

  /** False when the disk did not take it. */
  write(atMs: number, event: string, fields: Fields): boolean {
    if (this.#size === undefined || this.#ports.file.size() !== this.#size) this.#takeUp(atMs);
    const written = this.#add(atMs, (this.#last?.line ?? 0) + 1, event, fields);
    // Nobody has to wait for it.
    if (written) void this.durable();
    return written;
  }

  /** Settles when all that was written is on the disk: false, it is not. */
  async durable(): Promise<boolean> {
    const wanted = this.#last?.line ?? 0;
    while (this.#synced < wanted) {
      this.#syncing ??= this.#sync().finally(() => {
        this.#syncing = undefined;
      });
      if (!(await this.#syncing)) return false;
    }
    return true;
  }

  async #sync(): Promise<boolean> {
    const head = this.#last;
    if (head === undefined || !(await this.#ports.file.sync())) return head === undefined;
    this.#synced = Math.max(this.#synced, head.line);
    this.#ports.file.keepHead(head);
    this.#ports.keep(head);
    return true;
  }

  /** Goes on behind what is there. What is known of and not there any more is written down. */
  #takeUp(atMs: number): void {
    const { file, sha256, kept } = this.#ports;
    const known = laterHead(this.#last, laterHead(file.head(), kept()));
    const found = headOf(file.open(), sha256);
    this.#last = found;
    this.#hash = found?.hash ?? sha256('');
    this.#size = file.size();
    const isThere = known === undefined || (found !== undefined && (found.line > known.line || found.hash === known.hash));
    if (!isThere) this.#add(atMs, Math.max(known.line, found?.line ?? 0) + 1, gapEvent, { known, found: found ?? null });
  }

  #add(atMs: number, n: number, event: string, fields: Fields): boolean {
    const { file, sha256 } = this.#ports;
    const line = JSON.stringify({ n, time: new Date(atMs).toISOString(), event, ...fields, prev: this.#hash });
    if (!file.append(line)) return false;
    this.#hash = sha256(line);
    this.#last = { line: n, hash: this.#hash };
    this.#size = file.size();
    return true;
  }
}
