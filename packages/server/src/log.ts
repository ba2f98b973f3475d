/** The server's log: JSON lines of events, never what a pane printed, what was typed, or an environment. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import { stateFolderOf } from './storage/state-folder.js';

export type { Logger };

/** The state folder: 0700, made when missing. */
export function stateFolder(socket: string, env: Readonly<Record<string, string | undefined>>): string {
  const folder = stateFolderOf(socket, env);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    // Whoever wants to write there says why that does not work.
  }
  return folder;
}

/** Lines that may wait for a disk that is full; what is beyond is dropped. */
const maxWaiting = 64 * 1024;

/**
 * Lines go out synchronously: a crash loses none. The file is 0600. A disk that takes none must not end the server, nor
 * keep it from starting.
 */
export function openLog(folder: string, name: string): Logger {
  try {
    const file = { dest: join(folder, `${name}.log`), sync: true, mode: 0o600, maxLength: maxWaiting };
    const destination = pino.destination(file);
    destination.on('error', () => {});
    return pino({ base: { pid: process.pid } }, destination);
  } catch {
    return pino({ enabled: false });
  }
}
