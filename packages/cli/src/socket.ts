/** Which socket this invocation talks to, checked for safety before anything is done with it. */
import { join, resolve } from 'node:path';
import { ok, type Result } from '@ccmux/core';
import {
  checkLength,
  checkParentFolder,
  checkSocket,
  type Environment,
  ensurePrivateFolder,
  socketFolder,
  socketSuffix,
} from '@ccmux/ipc';

/** `name`: in the private folder. `path`: overrides the name. */
export interface SocketChoice {
  readonly name: string;
  readonly path: string | undefined;
}

export function locateSocket(options: SocketChoice, env: Environment, uid: number): Result<string, string> {
  const path =
    options.path === undefined ? join(socketFolder(env, uid), `${options.name}${socketSuffix}`) : resolve(options.path);
  const length = checkLength(path);
  if (!length.ok) return length;
  const folder = options.path === undefined ? ensurePrivateFolder(socketFolder(env, uid), uid) : checkParentFolder(path, uid);
  if (!folder.ok) return folder;
  const socket = checkSocket(path, uid);
  return socket.ok ? ok(path) : socket;
}
