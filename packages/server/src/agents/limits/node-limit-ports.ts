/** Files, programs and signals as Linux and Node offer them to limits. Holds no logic. */
import { execFile } from 'node:child_process';
import { accessSync, closeSync, constants, mkdirSync, openSync, readdirSync, readFileSync, rmdirSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import type { LimitPorts } from './ports.js';

/** systemd answers at once, or is not there. */
const patienceMs = 5000;
/** As `nice` does when it is told no number. */
const laterThanOthers = 10;
/** Key of the size of a page in the auxiliary vector (getauxval(3)), of pairs of words as long as a pointer. */
const pageSizeKey = 6n;
const usualPageSize = 4096;

export const nodeLimitPorts = (env: Readonly<Record<string, string>>): LimitPorts => ({
  pid: process.pid,
  pageSize: pageSize(),
  read: (path) => attempt(() => readFileSync(path, 'utf8')),
  readLater: (path) => readFile(path, 'utf8').catch(() => undefined),
  write: (path, text) => attempt(() => write(path, text)) !== undefined,
  isWritable: (path) => attempt(() => accessSync(path, constants.W_OK) ?? true) !== undefined,
  names: (folder) => attempt(() => readdirSync(folder)) ?? [],
  makeFolder: (path) => attempt(() => mkdirSync(path, { recursive: true }) ?? true) !== undefined,
  removeFolder: (path) => attempt(() => rmdirSync(path) ?? true) !== undefined,
  run: ([file = '', ...args]) =>
    new Promise((resolve) => {
      execFile(file, args, { env: { ...env }, timeout: patienceMs }, (error, out) => resolve({ isOk: error === null, out }));
    }),
  signal: (pid, signal) => void attempt(() => process.kill(pid, signal)),
  lowerPriority: (pid) => void attempt(() => setPriority(pid, laterThanOthers)),
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
});

/** Undefined when the system refuses: files of processes that have ended, mostly. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** Files of the kernel take a text in one piece, and are never made. */
function write(path: string, text: string): true {
  const fd = openSync(path, constants.O_WRONLY);
  try {
    writeSync(fd, text);
  } finally {
    closeSync(fd);
  }
  return true;
}

function pageSize(): number {
  const vector = attempt(() => readFileSync('/proc/self/auxv')) ?? Buffer.alloc(0);
  for (let at = 0; at + 16 <= vector.length; at += 16)
    if (vector.readBigUInt64LE(at) === pageSizeKey) return Number(vector.readBigUInt64LE(at + 8));
  return usualPageSize;
}
