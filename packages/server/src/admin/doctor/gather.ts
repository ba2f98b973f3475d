/** Looks at everything that `ccmux doctor` is about. Changes nothing, and judges nothing. */
import { existsSync, readdirSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockOwner, ptyhostSocket } from '@ccmux/ipc';
import { systemClock } from '../../clock.js';
import { lookAtState } from '../../storage/read-state.js';
import { stateFolderOf } from '../../storage/state-folder.js';
import { storePorts } from '../../storage/store-ports.js';
import { askServer } from '../ask-server.js';
import type { AdminCall } from '../call.js';
import { agentLimits } from './agent-limits.js';
import type { DoctorFacts, FolderFacts, Limit, ServerState, StateFacts } from './facts.js';

const bundles = ['cli.js', 'tmux.js', 'server.js', 'ptyhost.js', 'watchdog.js', 'language.json'];
const variables = [
  'ccmux_version',
  'pid',
  'state_kept',
  'state_last_checkpoint',
  'state_last_sync',
  'state_log_bytes',
  'state_folder',
];
/** The last, because it may have anything in it. */
const format = [...variables, 'state_volatile'].map((name) => `#{${name}}`).join('\t');

export async function gather(call: AdminCall): Promise<DoctorFacts> {
  const { env } = process;
  const { socket } = call;
  const { server, folder } = await askAbout(socket);
  const pid = server.kind === 'runs' ? server.facts.pid : process.pid;
  return {
    nowMs: systemClock.wallMs(),
    uid: process.getuid?.() ?? 0,
    node: process.version,
    missingBundles: bundles.filter((name) => !existsSync(fileURLToPath(new URL(name, import.meta.url)))),
    version: call.version,
    socket,
    socketError: call.socketError,
    socketFolder: folderFacts(dirname(socket)),
    socketLock: lockOwner(`${socket}.lock`),
    server,
    ptyhost: listens(ptyhostSocket(socket)),
    state: await stateFacts(folder || stateFolderOf(socket, env)),
    terminal: {
      isTerminal: process.stdout.isTTY === true,
      term: env['TERM'] ?? '',
      colorterm: env['COLORTERM'] ?? '',
      locale: env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '',
      cols: process.stdout.columns ?? 0,
      rows: process.stdout.rows ?? 0,
    },
    openFiles: limitOf(pid, 'Max open files'),
    processes: limitOf(pid, 'Max processes'),
    agentLimits: server.kind === 'runs' ? await agentLimits(socket) : undefined,
    configMistakes: call.configMistakes ?? [],
  };
}

/** `folder`: where the server says that it keeps its state; '' for one that does not run. */
async function askAbout(socket: string): Promise<{ readonly server: ServerState; readonly folder: string }> {
  const answer = await askServer(socket, ['display-message', '-p', format]);
  if (answer.kind === 'absent') return { server: answer, folder: '' };
  if (answer.kind === 'silent') return { server: answer, folder: '' };
  if (answer.status !== 0) return { server: { kind: 'silent', why: answer.error }, folder: '' };
  const [version = '', pid = '', kept, checkpoint = '', sync = '', log = '', folder = '', ...why] = answer.out.split('\t');
  const facts = {
    version,
    pid: Number(pid),
    isKept: kept === '1',
    volatile: why.join('\t'),
    lastCheckpoint: checkpoint === '' ? undefined : Number(checkpoint),
    lastSync: sync === '' ? undefined : Number(sync),
    logBytes: Number(log),
  };
  return { server: { kind: 'runs', facts }, folder };
}

function folderFacts(path: string): FolderFacts {
  const found = statSync(path, { throwIfNoEntry: false });
  return { path, uid: found?.uid, mode: (found?.mode ?? 0) & 0o7777 };
}

async function stateFacts(path: string): Promise<StateFacts> {
  const folder = folderFacts(path);
  const names = (name: string, ending = ''): string[] => filesOf(join(path, name)).filter((file) => file.endsWith(ending));
  const checkpoints = names('ckpt', '.ckpt').sort();
  const newest = checkpoints.at(-1);
  return {
    folder,
    bytes: ['wal', 'ckpt', 'panes']
      .flatMap((part) => names(part).map((file) => sizeOf(join(path, part, file))))
      .reduce((a, b) => a + b, 0),
    freeBytes: freeBytes(path),
    segments: names('wal', '.wal').length,
    checkpoints: checkpoints.length,
    pictures: names('panes', '.snap').length,
    newestCheckpointMs:
      newest === undefined ? undefined : statSync(join(path, 'ckpt', newest), { throwIfNoEntry: false })?.mtimeMs,
    quarantine: names('quarantine'),
    badChunks: names('bad-chunks').length,
    lock: lockOwner(join(path, 'LOCK')),
    ...(folder.uid === undefined ? { problems: undefined, refused: undefined } : await readability(path)),
  };
}

async function readability(folder: string): Promise<Pick<StateFacts, 'problems' | 'refused'>> {
  const read = await lookAtState(storePorts(folder, systemClock));
  if (!read.ok) return { problems: undefined, refused: read.error };
  return { problems: [...read.value.notes, ...read.value.damagedPictures.values()], refused: undefined };
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

function freeBytes(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

/** From the kernel's list, under the name that was bound (`listenMovable`): to connect would take the ptyhost away from its server. */
function listens(socket: string): boolean | undefined {
  try {
    return readFileSync('/proc/net/unix', 'utf8')
      .split('\n')
      .some((line) => line.endsWith(` ${socket}`) || line.endsWith(` ${socket}~`));
  } catch {
    return undefined;
  }
}

function limitOf(pid: number, name: string): Limit | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/limits`, 'utf8')
      .split('\n')
      .find((l) => l.startsWith(name));
    const [soft, hard] = (line?.slice(name.length).trim() ?? '').split(/\s+/);
    return soft === undefined || hard === undefined ? undefined : { soft: numberOf(soft), hard: numberOf(hard) };
  } catch {
    return undefined;
  }
}

const numberOf = (word: string): number => (word === 'unlimited' ? Number.POSITIVE_INFINITY : Number(word));
