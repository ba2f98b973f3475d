/** Events of the ptyhost, one JSON line each on standard error. Never pane content, arguments or environment. */
import { writeSync } from 'node:fs';

export function logEvent(ev: string, fields: Readonly<Record<string, string | number>> = {}): void {
  try {
    writeSync(2, `${JSON.stringify({ time: new Date().toISOString(), ev, ...fields })}\n`);
  } catch {
    // A full or closed log must not disturb the panes.
  }
}
