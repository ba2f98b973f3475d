/**
 * Starts the server as a process of its own: another session than the terminal's, no terminal, a log file. Waits
 * for its word that it listens (or why it can't) on a pipe; nothing is polled.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { err, ok, type Result } from '@ccmux/core';

/** V8 flags of the server: a young generation that a flood does not promote, and no helper threads for it. */
const nodeFlags = ['--max-semi-space-size=16', '--single-threaded-gc'];

/** Resolves once the server listens. The error is for a person. */
export function startServer(socket: string, files: readonly string[]): Promise<Result<void, string>> {
  const entry = fileURLToPath(new URL('./server.js', import.meta.url));
  const args = [...nodeFlags, entry, socket, ...files];
  const child = spawn(process.execPath, args, { detached: true, cwd: '/', stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  return new Promise((resolve) => {
    let said = '';
    const pipe = child.stdio[3];
    child.once('error', (e) => resolve(err(`cannot start the server: ${e.message}`)));
    pipe?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    pipe?.once('close', () => {
      child.unref();
      resolve(said === 'ok\n' ? ok(undefined) : err(said.trim() || 'the server ended while starting; see its log'));
    });
  });
}
