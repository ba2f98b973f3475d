/** How a client takes part: what `-f`, `-r` and refresh-client say of it. */

export interface ClientFlags {
  readonly readOnly: boolean;
  readonly ignoreSize: boolean;
  /** A control client is told of no output. */
  readonly noOutput?: boolean;
  /** A pane whose output is that late for a control client is paused. */
  readonly pauseAfterMs?: number | undefined;
  /** A control client says the last word: an empty line. */
  readonly waitExit?: boolean;
}
