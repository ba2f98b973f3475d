/**
 * The server that takes the place of this one. Owns its start, up to the moment when it could go on, and refuses to let it:
 * that is done by `go`, when nothing holds what it needs any more. The death of this process means the same.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { err, ok, type Result } from '@ccmux/core';
import { withMemoryRules } from '@ccmux/ipc';

/** First argument of a server that waits for its predecessor. */
export const successorFlag = '--successor';
/** What it says when it could go on; anything else is what is wrong. */
export const readyWord = 'ready';

/** How long it may take to load its code, and to read what it will go on with. */
const patienceMs = 20_000;

export interface Successor {
  readonly pid: number;
  go(): void;
  /** It is not wanted any more. */
  cancel(): void;
}

/** `folder`: of the bundles, of this version or another. The error is for a person. */
export function startSuccessor(folder: string, socket: string, files: readonly string[]): Promise<Result<Successor, string>> {
  const args = [...process.execArgv, join(folder, 'server.js'), successorFlag, socket, ...files];
  const child = spawn(process.execPath, args, {
    detached: true,
    cwd: '/',
    env: withMemoryRules(process.env),
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
  });
  const cancel = (): void => {
    child.kill('SIGKILL');
  };
  return new Promise((resolve) => {
    let said = '';
    let isAnswered = false;
    const answer = (result: Result<Successor, string>): void => {
      // Later it closes its pipe because all is well.
      if (isAnswered) return;
      isAnswered = true;
      clearTimeout(timer);
      if (!result.ok) cancel();
      child.unref();
      resolve(result);
    };
    const timer = setTimeout(() => answer(err('the new server takes too long to start; see its log')), patienceMs);
    child.once('error', (e) => answer(err(`cannot start the new server: ${e.message}`)));
    child.stdin?.on('error', () => {});
    child.stdio[3]?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.trim() !== readyWord || child.pid === undefined) return;
      answer(ok({ pid: child.pid, cancel, go: () => child.stdin?.end() }));
    });
    child.stdio[3]?.once('close', () => answer(err(said.trim() || 'the new server ended while starting; see its log')));
  });
}

/** For a successor: settles when its predecessor lets it go on, or has died. */
export function predecessorLeft(): Promise<void> {
  return new Promise((resolve) => {
    process.stdin.once('end', resolve);
    process.stdin.once('error', () => resolve());
    process.stdin.resume();
  });
}
