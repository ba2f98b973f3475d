/**
 * Starts the server as a process of its own: another session than the terminal's, no terminal, a log file. Waits
 * for its word that it listens (or why it can't) on a pipe; nothing is polled.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { withMemoryRules } from '@ccmux/ipc';

/**
 * V8 flags of the server: a young generation that stays small (with 16 MB the process grows by 40 MB in a flood of 200,
 * with 2 MB by 17, for a few percent of its speed); an old one that is collected when it has grown by a fifth, beside the
 * program (a flood of 100 MB leaves 27 MB behind; with `--single-threaded-gc` 35, and two hundred panes that print cost
 * keys a tenth of a second every two; single threads of it cannot be turned off: V8 stops at its own assertions then); and
 * compiled code from the first call on: the first keys after a start are echoed twice as fast.
 */
const nodeFlags = ['--max-semi-space-size=2', '--heap-growing-percent=20', '--no-lazy-feedback-allocation', '--always-sparkplug'];

/** `busy`: another server has the socket, and is beginning or ending. The message is for a person. */
export type StartOutcome =
  | { readonly kind: 'started' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed'; readonly message: string };

/** Resolves once the server listens, or does not. */
export function startServer(socket: string, files: readonly string[]): Promise<StartOutcome> {
  const entry = fileURLToPath(new URL('./server.js', import.meta.url));
  const args = [...nodeFlags, entry, socket, ...files];
  const child = spawn(process.execPath, args, {
    detached: true,
    cwd: '/',
    env: withMemoryRules(process.env),
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve) => {
    let said = '';
    const pipe = child.stdio[3];
    child.once('error', (e) => resolve({ kind: 'failed', message: `cannot start the server: ${e.message}` }));
    pipe?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    pipe?.once('close', () => {
      child.unref();
      resolve(outcomeOf(said.trim()));
    });
  });
}

function outcomeOf(word: string): StartOutcome {
  if (word === 'ok') return { kind: 'started' };
  if (word === 'busy') return { kind: 'busy' };
  return { kind: 'failed', message: word || 'the server ended while starting; see its log' };
}
