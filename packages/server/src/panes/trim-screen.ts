/** resize-pane -T. */
import type { PaneRuntime } from './pane-runtime.js';

/** Drops the lines below the cursor; as many come back from the history above. */
export function trimBelowCursor(runtime: PaneRuntime): void {
  const { emulator, mode, size } = runtime;
  if (mode !== undefined || emulator.modes.alternateScreen || emulator.cursor.y >= size.rows - 1) return;
  runtime.resizeScreen({ ...size, rows: emulator.cursor.y + 1 });
  runtime.resizeScreen(size);
  runtime.redraw();
}
