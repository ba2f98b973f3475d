/** A client's scene from the model: which panes are where, the status line, what the host should report. Pure. */
import { type Colour, type Model, plain, rects, type Session, type Size, type Style } from '@ccmux/core';
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
const statusRows = (rows: number): number => (rows > 1 ? 1 : 0);

/** Size of the windows that a terminal of this size shows. */
export const windowSize = ({ cols, rows }: Size): Size => ({ cols, rows: Math.max(1, rows - statusRows(rows)) });

export function buildScene({ model, session, cols, rows, message, modes }: SceneInput): Scene {
  const window = model.windows.get(session.current);
  const height = rows - statusRows(rows);
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
    window: { x: 0, y: 0, width: window?.size.cols ?? cols, height: window?.size.rows ?? height },
    panes,
    active: window?.active,
    borderStyle: border,
    activeBorderStyle: activeBorder,
    status: statusRows(rows) === 0 ? undefined : { y: rows - 1, spans: [...line.spans], fill: line.fill },
    kittyFlags: (modes?.kittyFlags ?? 0) | hostKittyFlags,
    mouse: modes?.mouseTracking === 'any' ? 'any' : 'drag',
    title: window === undefined ? undefined : `${session.name}:${window.name}`,
  };
}
