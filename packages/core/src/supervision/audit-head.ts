/** Where the log of what agents asked for ends. Types only. */

export interface AuditHead {
  /** Number of its last line; they count from 1. */
  readonly line: number;
  /** SHA-256 of that line, hex. */
  readonly hash: string;
}
