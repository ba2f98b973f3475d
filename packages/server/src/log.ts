/** The server's log: JSON lines of events, never what a pane printed, what was typed, or an environment. */
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { socketSuffix } from '@ccmux/ipc';
import pino, { type Logger } from 'pino';

export type { Logger };

/** `$XDG_STATE_HOME/ccmux/<socket name>`: 0700, made when missing. */
export function stateFolder(socket: string, env: Readonly<Record<string, string | undefined>>): string {
  const base = env['XDG_STATE_HOME'] || join(env['HOME'] ?? '/tmp', '.local', 'state');
  const folder = join(base, 'ccmux', basename(socket, socketSuffix));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Lines go out synchronously: a crash loses none. The file is 0600. */
export function openLog(folder: string, name: string): Logger {
  return pino({ base: { pid: process.pid } }, pino.destination({ dest: join(folder, `${name}.log`), sync: true, mode: 0o600 }));
}
