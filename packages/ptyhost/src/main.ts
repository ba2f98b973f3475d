/**
 * The ptyhost process: `ptyhost SOCKET [READINESS-FD]`. Owns signals, the socket and the end of the process. On the
 * readiness descriptor it writes `ok` or one line that says what is wrong, and closes it. Another ptyhost that hands over to
 * it starts it as `ptyhost SOCKET DESCRIPTOR adopt`, see `handover/`. A request to end
 * (SIGTERM) hangs up the panes; a hang-up or an interrupt of somebody's terminal is not meant for it.
 */
import { closeSync, existsSync, rmSync, writeSync } from 'node:fs';
import type { Server, Socket } from 'node:net';
import { basename, dirname, resolve } from 'node:path';
import { err, type Result } from '@ccmux/core';
import { checkLength, checkParentFolder, closeInherited, ensurePrivateFolder, listenMovable, listenOn } from '@ccmux/ipc';
import { Giver } from './handover/giver.js';
import { Parents } from './handover/parents.js';
import { Taker } from './handover/taker.js';
import { Host } from './host.js';
import { Door } from './link.js';
import { logEvent } from './log.js';

/** How long the last messages may take to leave at the end. */
const farewellMs = 500;

const [socketArgument, descriptorArgument, modeArgument] = process.argv.slice(2);
await main(socketArgument, descriptorArgument === undefined ? undefined : Number(descriptorArgument), modeArgument === 'adopt');

async function main(socket: string | undefined, descriptor: number | undefined, isHeir: boolean): Promise<void> {
  if (!isHeir) closeInherited(descriptor);
  const started = socket === undefined ? err('usage: ptyhost SOCKET [READINESS-FD]') : await start(resolve(socket), isHeir);
  if (!isHeir) report(descriptor, started.ok ? 'ok' : started.error);
  if (started.ok) return;
  logEvent('host.failed', { reason: started.error });
  process.exit(1);
}

async function start(path: string, isHeir: boolean): Promise<Result<unknown, string>> {
  const uid = process.getuid?.() ?? 0;
  const place = checkPlace(path, uid);
  if (!place.ok) return place;
  // No file system is kept busy by a process that nobody sees.
  process.chdir('/');
  let server: Server | undefined;
  const host: Host = new Host({
    onEnd: () => {
      server?.close();
      rmSync(path, { force: true });
      setTimeout(() => process.exit(0), farewellMs);
      door.close(() => process.exit(0));
    },
    onHandOver: (program) => {
      if (server === undefined) return host.refuseHandOver('the ptyhost is starting');
      void new Giver({ socketPath: path, listener: server, host, door, parents }).give(program);
    },
  });
  const door = new Door(host);
  const parents = new Parents({
    onEnded: (pid, status) => host.childEnded(pid, status),
    onShutdown: () => host.shutdown(),
  });
  process.on('SIGHUP', () => {});
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => host.shutdown());
  process.on('uncaughtException', (e) => {
    // A bug must not cost people their programs: the server gets a fresh start, the panes stay.
    logEvent('host.bug', { stack: e.stack ?? e.message });
    door.drop('internal error');
  });
  const taken = isHeir ? await new Taker({ host, door, parents }).take() : undefined;
  if (taken?.ok === false) return taken;
  const admit = (socket: Socket): void => door.admit(socket);
  const listening = taken === undefined ? await listenMovable(path, uid, admit) : await listenOn(taken.value, admit);
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
