/** Listening on and connecting to a private Unix socket. Owns the umask around `listen` and the stale-socket rule. */
import { unlinkSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { err, ok, type Result } from '@ccmux/core';
import { checkSocket } from './socket-path.js';

/**
 * Listens on `path` with mode 0600. A socket that nobody answers on is removed first; one that somebody answers
 * on is an error. The caller holds the lock of this socket.
 */
export async function listenPrivate(
  path: string,
  uid: number,
  onConnection: (socket: Socket) => void,
): Promise<Result<Server, string>> {
  const state = checkSocket(path, uid);
  if (!state.ok) return state;
  if (state.value === 'present') {
    const live = await connectTo(path);
    if (live.ok) {
      live.value.destroy();
      return err(`${path} is in use by another process`);
    }
    unlinkSync(path);
  }
  const server = createServer(onConnection);
  return new Promise((resolve) => {
    // Narrowed only for the call: bind happens inside it.
    const previous = process.umask(0o177);
    // Stays: later errors are of single connections that could not be accepted, and no reason to end.
    server.on('error', (e) => resolve(err(`cannot listen on ${path}: ${e.message}`)));
    server.listen({ path, readableAll: false, writableAll: false }, () => resolve(ok(server)));
    process.umask(previous);
  });
}

export type ConnectError = { readonly code: string; readonly message: string };

/** Connects to a socket; `code` is the system's (`ENOENT`, `ECONNREFUSED` …). */
export function connectTo(path: string): Promise<Result<Socket, ConnectError>> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('error', (e: NodeJS.ErrnoException) => resolve(err({ code: e.code ?? 'EUNKNOWN', message: e.message })));
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      resolve(ok(socket));
    });
  });
}
