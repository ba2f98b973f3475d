/** Named pipes as events: a test hears from processes in panes, and lets them go on, without looking again and again. */
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Fifo {
  readonly path: string;
  /** Everything written to it; resolves when the last process that held it open for writing is gone. */
  read(): Promise<string>;
  /** Lets a process that waits in `read` go on. */
  open(): Promise<void>;
}

export function makeFifo(folder: string, name: string): Fifo {
  const path = join(folder, name);
  execFileSync('mkfifo', ['-m', '600', path]);
  return { path, read: () => readFile(path, 'utf8'), open: () => writeFile(path, 'go\n') };
}
