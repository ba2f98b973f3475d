/**
 * The host terminal on this process's stdin and stdout. Owns raw mode, non-blocking output, and the process's
 * signals while a client is attached.
 */
import { spawn } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';
import process from 'node:process';
import type { HostSignal, HostTty } from './host-tty.js';

const signals: readonly (readonly [NodeJS.Signals, HostSignal])[] = [
  ['SIGTERM', 'terminate'],
  ['SIGINT', 'terminate'],
  ['SIGHUP', 'hangup'],
  ['SIGTSTP', 'suspend'],
  ['SIGCONT', 'continue'],
];

/** Node's private way to make a stream non-blocking; there is no public one. */
interface HasHandle {
  readonly _handle?: { setBlocking?(blocking: boolean): void; close?(): void };
}

/** The terminal of this process. Stdin and stdout must be terminals. */
export function createNodeTty(): HostTty {
  const { stdin, stdout } = process;
  // SAFETY: a field that may be missing; every step to it is optional.
  const handle = (stdout as HasHandle)._handle;
  // A terminal that does not read must not stop the event loop. Node makes terminals blocking.
  handle?.setBlocking?.(false);
  let inFlight = 0;
  const undo: (() => void)[] = [];
  const listen = (target: NodeJS.EventEmitter, event: string, listener: (...args: never[]) => void): void => {
    // SAFETY: Node calls listeners with what the event carries; each listener here names what it uses.
    const untyped = listener as (...args: unknown[]) => void;
    target.on(event, untyped);
    undo.push(() => target.removeListener(event, untyped));
  };
  // A write after the terminal is gone must not be an uncaught error, not even after `close`.
  stdout.on('error', () => {});
  stdin.on('error', () => {});
  return {
    size: () => ({ cols: stdout.columns || 80, rows: stdout.rows || 24 }),
    setRaw: (raw) => {
      // Setting the modes from behind would stop this process for good. What is destroyed here, libuv forgets; the modes
      // are put back when the process exits, by Node, which holds the signal off.
      if (!raw && !isInFront()) return void stdin.destroy();
      try {
        stdin.setRawMode(raw);
      } catch {
        // The terminal is gone; `onLost` tells.
      }
    },
    write: (bytes, done) => {
      inFlight++;
      stdout.write(bytes, (error) => {
        inFlight--;
        if (error == null) done();
      });
    },
    writeNow: writeLastWords,
    onInput: (callback) => {
      listen(stdin, 'data', callback);
      stdin.resume();
    },
    pauseInput: () => void stdin.pause(),
    resumeInput: () => void stdin.resume(),
    onSignal: (callback) => {
      for (const [name, signal] of signals) listen(process, name, () => callback(signal));
      listen(stdout, 'resize', () => callback('resize'));
    },
    onLost: (callback) => {
      listen(stdin, 'end', callback);
      listen(stdin, 'error', callback);
      listen(stdout, 'error', callback);
    },
    onProcessEnd: (callback) => {
      listen(process, 'uncaughtExceptionMonitor', callback);
      listen(process, 'exit', callback);
    },
    runProgram: (command, done) => {
      const child = spawn('/bin/sh', ['-c', command], { stdio: 'inherit' });
      child.once('error', () => done());
      child.once('exit', () => done());
    },
    stopProcess: () => void process.kill(process.pid, 'SIGSTOP'),
    close: () => {
      for (const step of undo) step();
      stdin.pause();
      stdin.unref();
      // A write that is never taken would keep the process for ever.
      if (inFlight > 0) handle?.close?.();
    },
  };
}

/**
 * Whether the terminal takes orders from this process's group: a shell that was stopped or ended meanwhile has lost it
 * to the one above. Field 5 of /proc/self/stat against field 8 (proc(5)); true where that is not known.
 */
function isInFront(): boolean {
  try {
    const stat = readFileSync('/proc/self/stat', 'latin1');
    const [, , group, , , front] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return front === group || Number(front) <= 0;
  } catch {
    return true;
  }
}

/** Tries of a write that the terminal refuses to take; one takes microseconds. */
const lastWordTries = 50;

/** Writes through a descriptor of its own, because the shared one may block for ever. */
function writeLastWords(bytes: Uint8Array): void {
  try {
    const fd = openSync('/dev/tty', constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
    let at = 0;
    for (let tries = 0; at < bytes.length && tries < lastWordTries; tries++) {
      try {
        at += writeSync(fd, bytes, at);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) break;
      }
    }
    closeSync(fd);
  } catch {
    // No terminal any more: nobody is left to tell.
  }
}
