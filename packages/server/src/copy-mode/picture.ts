/** What a pane shows, as copy mode walks over it: its program's screen, or the part of the history that its mode shows. */
import type { PaneRuntime } from '../panes/pane-runtime.js';
import { Grid } from './grid.js';

export interface Picture {
  readonly grid: Grid;
  /** The row of the grid that is shown at the top. */
  readonly top: number;
}

export function pictureOf({ mode, emulator, size }: PaneRuntime): Picture {
  if (mode !== undefined) return mode.picture;
  const grid = new Grid(emulator.snapshot(), size.rows);
  return { grid, top: grid.history };
}
