/**
 * The ptyhost process: `ptyhost SOCKET [READINESS-FD]`. Owns signals, the socket and the end of the process. On the
 * readiness descriptor it writes `ok` or one line that says what is wrong, and closes it. A request to end
 * (SIGTERM) hangs up the panes; a hang-up or an interrupt of somebody's terminal is not meant for it.
 */
import { closeSync, existsSync, writeSync } from 'node:fs';
import type { Server } from 'node:net';
import { basename, dirname, resolve } from 'node:path';
import { err, type Result } from '@ccmux/core';
import { checkLength, checkParentFolder, closeInherited, ensurePrivateFolder, listenPrivate } from '@ccmux/ipc';
import { Host } from './host.js';
import { Door } from './link.js';
import { logEvent } from './log.js';

/** How long the last messages may take to leave at the end. */
const farewellMs = 500;

await main(process.argv[2], process.argv[3]);

async function main(socketArgument: string | undefined, readinessArgument: string | undefined): Promise<void> {
  const readiness = readinessArgument === undefined ? undefined : Number(readinessArgument);
  closeInherited(readiness);
  const started =
    socketArgument === undefined ? err('usage: ptyhost SOCKET [READINESS-FD]') : await start(resolve(socketArgument));
  report(readiness, started.ok ? 'ok' : started.error);
  if (started.ok) return;
  logEvent('host.failed', { reason: started.error });
  process.exit(1);
}

async function start(path: string): Promise<Result<unknown, string>> {
  const uid = process.getuid?.() ?? 0;
  const place = checkPlace(path, uid);
  if (!place.ok) return place;
  // No file system is kept busy by a process that nobody sees.
  process.chdir('/');
  let server: Server | undefined;
  const host = new Host(() => {
    server?.close();
    setTimeout(() => process.exit(0), farewellMs);
    door.close(() => process.exit(0));
  });
  const door = new Door(host);
  process.on('SIGHUP', () => {});
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => host.shutdown());
  process.on('uncaughtException', (e) => {
    // A bug must not cost people their programs: the server gets a fresh start, the panes stay.
    logEvent('host.bug', { stack: e.stack ?? e.message });
    door.drop('internal error');
  });
  const listening = await listenPrivate(path, uid, (socket) => door.admit(socket));
  if (listening.ok) server = listening.value;
  return listening;
}

function checkPlace(path: string, uid: number): Result<void, string> {
  // The limit on the server's socket includes the suffix of ours.
  const length = checkLength(resolve(dirname(path), basename(path, '.pty')));
  if (!length.ok) return length;
  const folder = dirname(path);
  return existsSync(folder) ? checkParentFolder(path, uid) : ensurePrivateFolder(folder, uid);
}

function report(readiness: number | undefined, line: string): void {
  if (readiness === undefined) return;
  try {
    writeSync(readiness, `${line.replaceAll('\n', ' ')}\n`);
    closeSync(readiness);
  } catch {
    // Whoever started us does not wait any more.
  }
}
