/** Where a server keeps what outlives it. Pure. */
import { basename, join } from 'node:path';
import { socketSuffix } from '@ccmux/ipc';

/** Of a server whose state folder is another one's: it is gone with the server. */
export const unsavedFolderOf = (socket: string): string => `${socket.slice(0, -socketSuffix.length)}.unsaved`;

/** `$XDG_STATE_HOME/ccmux/<socket name>` */
export function stateFolderOf(socket: string, env: Readonly<Record<string, string | undefined>>): string {
  const base = env['XDG_STATE_HOME'] || join(env['HOME'] ?? '/tmp', '.local', 'state');
  return join(base, 'ccmux', basename(socket, socketSuffix));
}
