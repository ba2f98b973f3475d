/**
 * Where sockets live and whether a place is safe. Owns every check of folders and socket files; a place that
 * another user could have made, can enter or can swap is refused, never repaired.
 */
import { lstatSync, mkdirSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { err, ok, type Result } from '@ccmux/core';

/**
 * Longest socket path in bytes. The kernel takes 107 and libuv cuts what is longer without a word, so that two
 * long names could end up as one socket. Leaves room for the suffix of the ptyhost's socket.
 */
const maxPathBytes = 103;
const ptyhostSuffix = '.pty';

/** Ending of sockets that are known by name, so that nothing else of that name stands in their way. */
export const socketSuffix = '.sock';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The folder of sockets with names: `$CCMUX_TMPDIR`, else `$XDG_RUNTIME_DIR/ccmux`, else `/tmp/ccmux-UID`. */
export function socketFolder(env: Environment, uid: number): string {
  if (env['CCMUX_TMPDIR']) return join(env['CCMUX_TMPDIR'], `ccmux-${uid}`);
  if (env['XDG_RUNTIME_DIR']) return join(env['XDG_RUNTIME_DIR'], 'ccmux');
  return `/tmp/ccmux-${uid}`;
}

/** The ptyhost's socket beside a server's. */
export const ptyhostSocket = (serverSocket: string): string => serverSocket + ptyhostSuffix;

/** Refuses a path that the system would cut. */
export function checkLength(path: string): Result<void, string> {
  const bytes = Buffer.byteLength(path) + ptyhostSuffix.length;
  if (bytes <= maxPathBytes) return ok(undefined);
  return err(
    `socket path is too long (${bytes} bytes, at most ${maxPathBytes}): ${path}\nuse a shorter -L name, -S path or CCMUX_TMPDIR`,
  );
}

/** Makes the folder (0700) if it is missing, then checks that it is ours alone. */
export function ensurePrivateFolder(folder: string, uid: number): Result<void, string> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (e) {
    return err(`cannot make the folder ${folder}: ${reason(e)}`);
  }
  return checkFolder(folder, uid, false);
}

/**
 * Checks the folder of a socket that was named by path. It may also be a shared folder where only owners can
 * rename and remove (sticky, as /tmp): the socket's own mode protects it there.
 */
export const checkParentFolder = (socket: string, uid: number): Result<void, string> => checkFolder(dirname(socket), uid, true);

function checkFolder(folder: string, uid: number, stickyAllowed: boolean): Result<void, string> {
  const stats = lstat(folder);
  if (!stats.ok) return stats;
  const s = stats.value;
  if (s.isSymbolicLink()) return err(`${folder} is a symbolic link; sockets are only put into a real folder`);
  if (!s.isDirectory()) return err(`${folder} is not a folder`);
  if (stickyAllowed && (s.mode & 0o1000) !== 0 && (s.uid === 0 || s.uid === uid)) return ok(undefined);
  if (s.uid !== uid) return err(`${folder} belongs to another user (uid ${s.uid})`);
  const loose = stickyAllowed ? 0o022 : 0o077;
  if ((s.mode & loose) !== 0) return err(`${folder} has unsafe permissions (${octal(s)}): run chmod 700 ${folder}`);
  return ok(undefined);
}

export type SocketState = 'missing' | 'present';

/** Checks a socket file before anyone connects to it or takes its place. */
export function checkSocket(path: string, uid: number): Result<SocketState, string> {
  let s: Stats;
  try {
    s = lstatSync(path);
  } catch (e) {
    return isMissing(e) ? ok('missing') : err(`cannot look at ${path}: ${reason(e)}`);
  }
  if (s.isSymbolicLink()) return err(`${path} is a symbolic link; refusing to use it as a socket`);
  if (!s.isSocket()) return err(`${path} exists and is not a socket`);
  if (s.uid !== uid) return err(`${path} belongs to another user (uid ${s.uid})`);
  if ((s.mode & 0o077) !== 0) return err(`${path} has unsafe permissions (${octal(s)})`);
  return ok('present');
}

function lstat(path: string): Result<Stats, string> {
  try {
    return ok(lstatSync(path));
  } catch (e) {
    return err(`cannot look at ${path}: ${reason(e)}`);
  }
}

const octal = (s: Stats): string => (s.mode & 0o7777).toString(8).padStart(4, '0');
const isMissing = (e: unknown): boolean => e instanceof Error && 'code' in e && e.code === 'ENOENT';
const reason = (e: unknown): string => (e instanceof Error ? e.message : String(e));
