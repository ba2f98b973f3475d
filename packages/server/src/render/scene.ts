/** A client's scene from the model: which panes are where, the status line, what the host should report. Pure. */
import {
  type Colour,
  flagOption,
  type Model,
  plain,
  rects,
  type Session,
  type SessionId,
  type Size,
  type Style,
} from '@ccmux/core';
import type { Scene } from '@ccmux/protocol';
import type { InputModes } from '@ccmux/term';
import { messageLine, statusLine } from '../status/status-line.js';

const palette = (index: number): Colour => ({ kind: 'palette', index });
const border: Style = plain;
const activeBorder: Style = { ...plain, fg: palette(2) };

export interface SceneInput {
  readonly model: Model;
  readonly session: Session;
  readonly cols: number;
  readonly rows: number;
  /** Shown in place of the status line. */
  readonly message: string | undefined;
  /** Modes of the pane with the keyboard. */
  readonly modes: InputModes | undefined;
}

/** Always asked of the host: unambiguous keys, and with them what they are on other keyboard layouts. */
export const hostKittyFlags = 1 | 4;

/** Rows that the status line takes from a terminal of this height. */
const statusRows = (model: Model, session: SessionId | undefined, rows: number): number =>
  rows > 1 && flagOption(model, 'status', { session }) ? 1 : 0;

/** Size of the windows of a session (or of one to be made) that a terminal of this size shows. */
export const windowSize = (model: Model, session: SessionId | undefined, { cols, rows }: Size): Size => ({
  cols,
  rows: Math.max(1, rows - statusRows(model, session, rows)),
});

/** What the host shall report of its mouse: what the program wants, and clicks and drags for ours if that is on. */
export function hostMouse(model: Model, session: SessionId, modes: InputModes | undefined): Scene['mouse'] {
  const tracking = modes?.mouseTracking ?? 'none';
  if (tracking === 'any') return 'any';
  return tracking !== 'none' || flagOption(model, 'mouse', { session }) ? 'drag' : 'none';
}

export function buildScene({ model, session, cols, rows, message, modes }: SceneInput): Scene {
  const window = model.windows.get(session.current);
  const reserved = statusRows(model, session.id, rows);
  const line = message === undefined ? statusLine(model, session, cols) : messageLine(message, cols);
  const panes =
    window === undefined
      ? []
      : window.zoomed === undefined
        ? [...rects(window.layout)].map(([pane, rect]) => ({ pane, ...rect }))
        : [{ pane: window.zoomed, x: 0, y: 0, width: window.size.cols, height: window.size.rows }];
  return {
    cols,
    rows,
    window: { x: 0, y: 0, width: window?.size.cols ?? cols, height: window?.size.rows ?? rows - reserved },
    panes,
    active: window?.active,
    borderStyle: border,
    activeBorderStyle: activeBorder,
    // Without a status line a message covers the last row for its while.
    status: reserved === 0 && message === undefined ? undefined : { y: rows - 1, spans: [...line.spans], fill: line.fill },
    kittyFlags: (modes?.kittyFlags ?? 0) | hostKittyFlags,
    mouse: hostMouse(model, session.id, modes),
    title:
      window === undefined || !flagOption(model, 'set-titles', { session: session.id })
        ? undefined
        : `${session.name}:${window.name}`,
  };
}
