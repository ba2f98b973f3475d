/** What a server hears of a call first: who calls, from where, and with what terminal. */
import { randomInt } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { clientProtocol, type Hello } from '@ccmux/protocol';
import { definedOnly, type Invocation } from './invocation.js';

/** This client to servers that count what is typed at it: as long as it lives, and nobody else's. */
const inputId = randomInt(1, 2 ** 48 - 1);

export function hello({ program, control, env }: Invocation): Hello {
  const { TERM: term } = process.env;
  const interactive = !control && process.stdin.isTTY && process.stdout.isTTY;
  return {
    version: clientProtocol,
    pid: process.pid,
    cwd: workingDirectory(),
    env: definedOnly(env),
    name: `client-${process.pid}`,
    program,
    control,
    ...(interactive ? { input: { id: inputId } } : {}),
    ...(interactive
      ? { terminal: { tty: terminalName(), term: term ?? 'unknown', cols: process.stdout.columns, rows: process.stdout.rows } }
      : {}),
  };
}

/** The folder may have been removed under the shell. */
function workingDirectory(): string {
  try {
    return process.cwd();
  } catch {
    return process.env['HOME'] ?? '/';
  }
}

function terminalName(): string {
  try {
    return readlinkSync('/proc/self/fd/0');
  } catch {
    return '/dev/tty';
  }
}
