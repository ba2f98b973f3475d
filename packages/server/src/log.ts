/** The server's log: JSON lines of events, never what a pane printed, what was typed, or an environment. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import { stateFolderOf } from './storage/state-folder.js';

export type { Logger };

/** The state folder: 0700, made when missing. */
export function stateFolder(socket: string, env: Readonly<Record<string, string | undefined>>): string {
  const folder = stateFolderOf(socket, env);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Lines go out synchronously: a crash loses none. The file is 0600. */
export function openLog(folder: string, name: string): Logger {
  return pino({ base: { pid: process.pid } }, pino.destination({ dest: join(folder, `${name}.log`), sync: true, mode: 0o600 }));
}
