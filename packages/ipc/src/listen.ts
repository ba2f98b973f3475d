/** Listening on and connecting to a private Unix socket. Owns the umask around `listen` and the stale-socket rule. */
import { linkSync, unlinkSync } from 'node:fs';
import { connect, createServer, type ListenOptions, type Server, type Socket } from 'node:net';
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
  const free = await makeFree(path, uid);
  return free.ok ? bind(path, onConnection) : free;
}

/**
 * As `listenPrivate`, for a socket that may go to another process: it stays where it is when the server is closed, until
 * somebody removes it.
 */
export async function listenMovable(
  path: string,
  uid: number,
  onConnection: (socket: Socket) => void,
): Promise<Result<Server, string>> {
  // libuv removes the name that it has bound when the server is closed: that must be another one.
  const boundPath = `${path}~`;
  for (const name of [path, boundPath]) {
    const free = await makeFree(name, uid);
    if (!free.ok) return free;
  }
  const server = await bind(boundPath, onConnection);
  if (!server.ok) return server;
  try {
    linkSync(boundPath, path);
    unlinkSync(boundPath);
    return server;
  } catch (e) {
    server.value.close();
    return err(`cannot listen on ${path}: ${e instanceof Error ? e.message : String(e)}`);
  }
}

/** Goes on with a socket that another process listened on. */
export function listenOn(fd: number, onConnection: (socket: Socket) => void): Promise<Result<Server, string>> {
  return begin(createServer(onConnection), `descriptor ${fd}`, { fd });
}

async function makeFree(path: string, uid: number): Promise<Result<void, string>> {
  const state = checkSocket(path, uid);
  if (!state.ok) return state;
  if (state.value !== 'present') return ok(undefined);
  const live = await connectTo(path);
  if (live.ok) {
    live.value.destroy();
    return err(`${path} is in use by another process`);
  }
  unlinkSync(path);
  return ok(undefined);
}

async function bind(path: string, onConnection: (socket: Socket) => void): Promise<Result<Server, string>> {
  // Narrowed only for the call: bind happens inside it.
  const previous = process.umask(0o177);
  const listening = begin(createServer(onConnection), path, { path, readableAll: false, writableAll: false });
  process.umask(previous);
  return listening;
}

function begin(server: Server, name: string, options: ListenOptions | { readonly fd: number }): Promise<Result<Server, string>> {
  return new Promise((resolve) => {
    // Stays: later errors are of single connections that could not be accepted, and no reason to end.
    server.on('error', (e) => resolve(err(`cannot listen on ${name}: ${e.message}`)));
    server.listen(options, () => resolve(ok(server)));
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
