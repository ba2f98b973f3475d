/** Which programs can be the shell of panes. */
import { accessSync, constants } from 'node:fs';
import { basename } from 'node:path';

/** An absolute path of something that can be run, and not ccmux itself. */
export function isShell(path: string): boolean {
  if (!path.startsWith('/') || basename(path) === 'ccmux') return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
