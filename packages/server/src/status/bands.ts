/** How the rows of a terminal are divided between the window, the status lines and the hints. Pure. */
import { flagOption, type Model, numberOption, optionAt, type SessionId, type Size } from '@ccmux/core';

export interface Bands {
  /** First row and height of the window. */
  readonly window: { readonly y: number; readonly height: number };
  /** First row and number of the status lines. */
  readonly status: { readonly y: number; readonly count: number };
  /** Row of the hints; undefined without. */
  readonly hints: number | undefined;
  /** Where a message goes: the status line that message-line names, else the row where one would be. */
  readonly message: number;
}

/** Smaller terminals have no row to spare for hints. */
const smallest: Size = { cols: 40, rows: 10 };

/** For a session, or one that is to be made, on a terminal of this size. */
export function bandsOf(model: Model, session: SessionId | undefined, { cols, rows }: Size): Bands {
  const wanted = optionAt(model, 'status', { session });
  const count = Math.min(rows - 1, wanted === 'off' ? 0 : wanted === 'on' ? 1 : Number(wanted));
  const isTop = optionAt(model, 'status-position', { session }) === 'top';
  const hasHints = flagOption(model, 'hints', { session }) && cols >= smallest.cols && rows >= smallest.rows;
  const height = Math.max(1, rows - count - (hasHints ? 1 : 0));
  const messageLine = numberOption(model, 'message-line', { session });
  const statusY = isTop ? 0 : rows - count;
  return {
    window: { y: isTop ? count : 0, height },
    status: { y: statusY, count },
    hints: hasHints ? (isTop ? rows - 1 : statusY - 1) : undefined,
    message: count > 0 ? statusY + Math.min(messageLine, count - 1) : isTop ? 0 : rows - 1,
  };
}
