/**
 * The server process: `server SOCKET [CONFIG-FILE …]`. Owns the lock, the socket, signals and the end of the process. On
 * descriptor 3 it writes `ok`, `busy` when another server has the socket, or one line that says what is wrong, and
 * closes it.
 */
import { closeSync, mkdirSync, rmSync, writeSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { findProject } from '@ccmux/config/files';
import { err, ok, type Result } from '@ccmux/core';
import {
  acquireLock,
  closeInherited,
  type Lock,
  type LockError,
  listenPrivate,
  ptyhostSocket,
  takePassed,
  withoutMemoryRules,
} from '@ccmux/ipc';
import type { StoreStatus } from '@ccmux/store';
import { nodeLimitPorts } from './agents/limits/node-limit-ports.js';
import { nodeAgentPorts } from './agents/node-ports.js';
import { nodeLaunchPorts } from './claude/launch/node-ports.js';
import { systemClock } from './clock.js';
import { configure } from './config-files.js';
import { type Logger, openLog, stateFolder } from './log.js';
import type { Opened } from './panes/ptyhost-link.js';
import { openLink } from './process/open-link.js';
import { programFolder } from './process/program-folder.js';
import { connectPtyhost } from './process/start-ptyhost.js';
import { starterCommand } from './process/starter-command.js';
import { Succession } from './process/succession.js';
import { predecessorLeft, readyWord, startSuccessor, successorFlag } from './process/successor.js';
import { Server } from './server.js';
import { faultFrom, type Reached } from './storage/fault-points.js';
import { writeReport } from './storage/report-file.js';
import { isAsBefore, type PaneOutcome, reportLines } from './storage/restore-report.js';
import { SavedState, whyNotToGoOn } from './storage/saved-state.js';
import { unsavedFolderOf } from './storage/state-folder.js';
import { storePorts } from './storage/store-ports.js';
import { SuspectFile } from './storage/suspect-file.js';
import { Watchdog } from './watchdog/watchdog.js';

const readyFd = 3;

async function start(path: string, configFiles: readonly string[], isSuccessor: boolean): Promise<Result<void, string>> {
  closeInherited(readyFd);
  if (path === '') return err('usage: server SOCKET [CONFIG-FILE ...]');
  const uid = process.getuid?.() ?? 0;
  const folder = stateFolder(path, process.env);
  const lock = await (isSuccessor ? followPredecessor(path, folder) : acquireLock(lockOf(path)));
  if (!lock.ok) return err(lock.error.kind === 'held' ? 'busy' : lock.error.message);
  const log = openLog(folder, 'server');
  const reached = faultFrom(process.env, () => process.kill(process.pid, 'SIGKILL'));
  const saved = await SavedState.open(folder, storePorts(folder, systemClock, reached));
  if (!saved.ok) {
    lock.value.release();
    return saved;
  }
  reached('start.read');
  const own = saved.value.isOurs ? folder : emptyFolder(unsavedFolderOf(path));
  const watchdog = new Watchdog(log, () => server.services.panes.recover());
  const server = new Server({
    socket: path,
    env: environment(),
    shell: loginShell(),
    programs: programFolder(import.meta.url),
    clock: systemClock,
    log,
    stateFolder: own,
    agents: nodeAgentPorts(own),
    limits: nodeLimitPorts(environment()),
    claude: nodeLaunchPorts(systemClock),
    findProject,
    guard: watchdog,
    suspects: new SuspectFile(own, saved.value.model !== undefined),
    reached,
    ...(saved.value.model === undefined ? {} : { model: saved.value.model, bufferTexts: saved.value.bufferTexts }),
    onPtyhostLost: () => void openPtyhost(path, uid, folder, server, log, configFiles).then((other) => useOther(server, other)),
    succeed: (next) => succession.begin(next),
    onEnd: () => void ended(saved.value, lock.value, log, path),
  });
  const startNext = (next: string) => startSuccessor(next, path, configFiles);
  const succession = new Succession({ server, saved: saved.value, lock: lock.value, log, start: startNext });
  const link = await openPtyhost(path, uid, folder, server, log, configFiles);
  if (!link.ok) {
    lock.value.release();
    return link;
  }
  reached('start.ptyhost');
  // What they printed may be what the server before ended on.
  if (link.value.held.length + saved.value.panes.size > 0) watchdog.start();
  const outcomes = await goOn(server, saved.value, link.value, log, reached);
  const listening = await listenPrivate(path, uid, (connection) => server.accept(connection));
  if (!listening.ok) {
    lock.value.release();
    return listening;
  }
  server.listensOn(listening.value);
  reached('start.listening');
  await tell(server, saved.value, outcomes, own, configFiles, log);
  server.runRestored();
  followProcess(server, saved.value, lock.value, log);
  log.info({ ev: 'server.started' });
  return ok(undefined);
}

/** What the first client gets to read: what came back and what did not, and what is wrong with the configuration. */
async function tell(
  server: Server,
  saved: SavedState,
  outcomes: readonly PaneOutcome[],
  folder: string,
  configFiles: readonly string[],
  log: Logger,
): Promise<void> {
  const report = saved.report(server.services.store.model, outcomes, systemClock.wallMs());
  if (!isAsBefore(report)) server.tellFirst('After the restart', reportLines(report));
  if (outcomes.length > 0 || !isAsBefore(report)) writeReport(folder, report, log);
  server.tellFirst('Keys that do nothing', server.services.keys.unreadable);
  server.tellFirst('Mistakes in the configuration', await configure(server.services, configFiles, saved.model !== undefined));
}

/** With nothing of a server before in it, which was killed. */
function emptyFolder(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}

const lockOf = (path: string): string => `${path}.lock`;

/** What this server is to go on with is looked at while the one before still works: it stays if that cannot be read. */
async function followPredecessor(path: string, folder: string): Promise<Result<Lock, LockError>> {
  const unable = await whyNotToGoOn(storePorts(folder, systemClock));
  if (unable !== undefined) return err({ kind: 'failed', message: unable });
  writeSync(readyFd, `${readyWord}\n`);
  await predecessorLeft();
  return takePassed(lockOf(path));
}

/** Panes show again what was kept of them, and what happens from now on is kept. */
async function goOn(server: Server, saved: SavedState, ptyhost: Opened, log: Logger, reached: Reached): Promise<PaneOutcome[]> {
  const { store, panes, buffers, clock } = server.services;
  const bufferText = (id: number): Uint8Array | undefined => buffers.text(id);
  const onStatus = (status: StoreStatus): void => server.storeChanged(status);
  const keeper = await saved.keep({ model: store, panes, bufferText, clock, log, onStatus });
  if (keeper !== undefined) server.keepIn(keeper);
  reached('start.kept');
  const begin = performance.now();
  const outcomes = await server.usePtyhost(ptyhost.link, ptyhost.held, saved.panes);
  if (outcomes.length > 0)
    log.info({ ev: 'panes.shown', panes: outcomes.length, ms: Math.round((performance.now() - begin) * 10) / 10 });
  reached('start.restored');
  await saved.restored();
  reached('start.written');
  return outcomes;
}

async function ended(saved: SavedState, lock: Lock, log: Logger, path: string): Promise<void> {
  await saved.close();
  if (!saved.isOurs) rmSync(unsavedFolderOf(path), { recursive: true, force: true });
  lock.release();
  log.info({ ev: 'server.ended' });
  process.exit(0);
}

/** Signals and bugs. */
function followProcess(server: Server, saved: SavedState, lock: Lock, log: Logger): void {
  // The machine goes down, or the person's session: what ends with it is there again at the next start.
  process.on('SIGTERM', () => void saved.freeze().then(() => server.shutdown('[server exited]')));
  process.on('SIGHUP', () => {});
  process.on('SIGINT', () => {});
  // Of the engine: too many listeners on something, a timer that cannot be.
  process.on('warning', ({ name, message }) => log.warn({ ev: 'server.warning', name, message }));
  process.on('uncaughtException', (e) => {
    log.fatal({ ev: 'server.bug', stack: e.stack });
    lock.release();
    process.exit(70);
  });
}

/** The ptyhost was reached again, or another one took its place. */
function useOther(server: Server, other: Result<Opened, string>): void {
  if (other.ok) void server.usePtyhost(other.value.link, other.value.held).then(() => server.runRestored());
  else server.withoutPtyhost(`[lost the ptyhost: ${other.error}]`);
}

async function openPtyhost(
  path: string,
  uid: number,
  folder: string,
  server: Server,
  log: Logger,
  configFiles: readonly string[],
): Promise<Result<Opened, string>> {
  const { panes } = server.services;
  const connect = () => connectPtyhost(ptyhostSocket(path), uid, join(folder, 'ptyhost.log'));
  const opened = await openLink(connect, generation, {
    onOutput: (pane, offset, data) => panes.output(pane, offset, data),
    onExited: (pane, code, signal) => panes.exited(pane, code, signal),
    onGap: (pane, from, to) => {
      log.warn({ ev: 'pane.gap', pane, from, to });
      panes.gap(pane, to);
    },
    onInputTaken: (client, upTo) => server.inputTaken(client, upTo),
    onClose: (error) => server.ptyhostGone(error),
  });
  if (opened.ok) opened.value.link.tellStarter(starterCommand(path, configFiles, environment()));
  return opened;
}

/** Of this server: a newer one has a higher number, and a clock that is set back makes no server older than it was. */
const generation = Date.now();

const environment = (): Record<string, string> =>
  Object.fromEntries(Object.entries(withoutMemoryRules(process.env)).filter((e): e is [string, string] => e[1] !== undefined));

function loginShell(): string {
  const { SHELL } = process.env;
  if (SHELL?.startsWith('/')) return SHELL;
  return userInfo().shell ?? '/bin/sh';
}

function report(word: string): void {
  try {
    writeSync(readyFd, `${word}\n`);
    closeSync(readyFd);
  } catch {
    // Started by hand, without anybody waiting.
  }
}

const isSuccessor = process.argv[2] === successorFlag;
const [socket = '', ...files] = process.argv.slice(isSuccessor ? 3 : 2);
const started = await start(socket, files, isSuccessor).catch((e: unknown) =>
  err(e instanceof Error ? (e.stack ?? e.message) : String(e)),
);
report(started.ok ? 'ok' : started.error);
if (!started.ok) process.exit(1);
