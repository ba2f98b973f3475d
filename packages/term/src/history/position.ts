/** A cell of a history: row 0 is the oldest. A type only. */

export interface HistoryPosition {
  readonly row: number;
  readonly x: number;
}
