/** Starts the ptyhost as a process of its own, or finds the one that is there. Owns nothing afterwards. */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Socket } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { err, type Result } from '@ccmux/core';
import { checkSocket, connectTo, withMemoryRules } from '@ccmux/ipc';

/** A small heap, since it copies bytes and nothing else, and compiled code from the first call on. */
const nodeFlags = [
  '--expose-gc',
  '--max-semi-space-size=2',
  '--single-threaded-gc',
  '--no-lazy-feedback-allocation',
  '--always-sparkplug',
];

/** A connection to the ptyhost at `socket`, starting it (with its log in `logFile`) if nobody answers there. */
export async function connectPtyhost(socket: string, uid: number, logFile: string): Promise<Result<Socket, string>> {
  const safe = checkSocket(socket, uid);
  if (!safe.ok) return safe;
  const running = await connectTo(socket);
  if (running.ok) return running;
  const started = await start(socket, logFile);
  if (started !== undefined) return err(started);
  const connection = await connectTo(socket);
  return connection.ok ? connection : err(`cannot reach the ptyhost: ${connection.error.message}`);
}

/** The ptyhost in a folder, or beside this server, for one that starts its successor. What runs in panes does not get this environment. */
export function ptyhostProgram(folder?: string): {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: readonly string[];
} {
  const env = Object.entries(withMemoryRules(process.env)).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
  return { file: process.execPath, args: [...nodeFlags, folder === undefined ? entry() : resolve(folder, 'ptyhost.js')], env };
}

const entry = (): string => fileURLToPath(new URL('./ptyhost.js', import.meta.url));

/** Undefined once it listens, else what went wrong. */
function start(socket: string, logFile: string): Promise<string | undefined> {
  const log = openLog(logFile);
  const child = spawn(process.execPath, [...nodeFlags, entry(), socket, '3'], {
    detached: true,
    cwd: '/',
    // What runs in panes does not get the rules: its environment comes with each request.
    env: withMemoryRules(process.env),
    stdio: ['ignore', 'ignore', log, 'pipe'],
  });
  closeSync(log);
  return new Promise((resolve) => {
    let said = '';
    child.once('error', (e) => resolve(`cannot start the ptyhost: ${e.message}`));
    child.stdio[3]?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.stdio[3]?.once('close', () => {
      child.unref();
      resolve(said === 'ok\n' ? undefined : said.trim() || 'the ptyhost ended while starting');
    });
  });
}

/** Where nothing can be written, what it would say is lost; its programs are not. */
function openLog(file: string): number {
  try {
    return openSync(file, 'a', 0o600);
  } catch {
    return openSync('/dev/null', 'a');
  }
}
