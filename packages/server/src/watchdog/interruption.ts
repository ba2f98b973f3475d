/** What the watchdog's thread tells of a slice that it has interrupted. */

export interface Interruption {
  /** How long the slice has been watched, in milliseconds. */
  readonly afterMs: number;
  /** How much of that the machine let the thread wait longer than it had asked for. */
  readonly lateMs: number;
}
