/**
 * One invocation's talk with the server: hello, the command, its output, and, when the command attaches this
 * terminal, the interactive client until it detaches.
 */
import { randomInt } from 'node:crypto';
import { readlinkSync, writeSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { assertNever } from '@ccmux/core';
import { AskedProcess, afterMs } from '@ccmux/ipc';
import { clientProtocol, type Hello, type ServerMessage } from '@ccmux/protocol';
import { goOn } from './after-exit.js';
import { definedOnly, type Invocation } from './invocation.js';
import { LastingTransport } from './lasting-transport.js';
import { pipeOutput } from './pipe-output.js';
import type { Transport } from './transport.js';

/** Bytes of standard input in one message. */
const maxInputBytes = 256 * 1024;

/** Loads the interactive client; said early, it happens while the server is at work. */
export const loadClient = (): Promise<typeof import('@ccmux/client')> => import('@ccmux/client');

/**
 * Another connection to the server, which is started if it has to be; undefined when there is none to be had. `isExpected`:
 * one is on its way.
 */
export type Reach = (isExpected: boolean) => Promise<Transport | undefined>;

/** This client to servers that count what is typed at it: as long as it lives, and nobody else's. */
const inputId = randomInt(1, 2 ** 48 - 1);

/** Runs a command; resolves with the exit status. With `reach` an attached client outlives its server. */
export function converse(transport: Transport, invocation: Invocation, reach?: Reach): Promise<number> {
  return new Promise((resolve) => {
    transport.onClose((error) => {
      complain(error === undefined ? 'server exited unexpectedly' : `lost the server: ${error}`);
      resolve(1);
    });
    const conversation: Conversation = { ...invocation, reach, serverPid: 0 };
    transport.onMessage((message) => handle(message, transport, conversation, resolve));
    transport.send({ kind: 'hello', body: hello(invocation) });
  });
}

type AttachedBody = Extract<ServerMessage, { kind: 'attached' }>['body'];

interface Conversation extends Invocation {
  readonly reach: Reach | undefined;
  /** As it says itself; 0 before that. */
  serverPid: number;
}

function handle(message: ServerMessage, transport: Transport, invocation: Conversation, finish: (status: number) => void): void {
  switch (message.kind) {
    case 'welcome':
      invocation.serverPid = message.body.pid;
      transport.send({ kind: 'command', body: { argv: [...invocation.argv] } });
      if (invocation.control) sendInput(transport);
      return;
    case 'refused':
      complain(message.body.message);
      return end(transport, 1, finish);
    case 'output':
      return pipeOutput(transport, message.body.stream, message.body.bytes);
    case 'done':
      return end(transport, message.body.status, finish);
    case 'exit':
      if (message.body.message !== '') complain(message.body.message);
      return end(transport, message.body.status, finish);
    case 'attached':
      // What follows is for the client, which is still being loaded.
      transport.hold();
      void interact(transport, message.body, invocation).then(finish);
      return;
    case 'readStdin':
      return sendInput(transport);
    case 'frame':
    case 'prompt':
    case 'view':
    case 'hostWrite':
    case 'returned':
    case 'inputTaken':
    case 'pong':
    case 'successor':
      return;
    default:
      assertNever(message);
  }
}

/** Parts of standard input as they are read; a reader that is slow makes it wait. */
function sendInput(transport: Transport): void {
  const { stdin } = process;
  stdin.on('data', (bytes: Buffer) => {
    for (let at = 0; at < bytes.length; at += maxInputBytes) {
      transport.send({ kind: 'stdin', body: { bytes: new Uint8Array(bytes.subarray(at, at + maxInputBytes)), end: false } });
    }
  });
  stdin.once('end', () => transport.send({ kind: 'stdin', body: { bytes: new Uint8Array(0), end: true } }));
  stdin.once('error', () => transport.send({ kind: 'stdin', body: { bytes: new Uint8Array(0), end: true } }));
}

function end(transport: Transport, status: number, finish: (status: number) => void): void {
  // A control client listens to it until now.
  process.stdin.pause();
  transport.onClose(() => finish(status));
  transport.close();
}

async function interact(transport: Transport, { session, taken }: AttachedBody, invocation: Conversation): Promise<number> {
  // Compiled code from the first call on: the first keys are echoed twice as fast, for a few milliseconds of start.
  setFlagsFromString('--no-lazy-feedback-allocation');
  setFlagsFromString('--always-sparkplug');
  const { attachClient, createNodeTty } = await loadClient();
  const { TERM, COLORTERM, TERM_PROGRAM } = process.env;
  const facts = { term: TERM, colorterm: COLORTERM, termProgram: TERM_PROGRAM, features: invocation.features };
  const { reach, serverPid } = invocation;
  const attached = { session, pid: serverPid, counts: taken !== undefined };
  const ports = {
    hello: () => hello(invocation),
    nowMs: () => performance.now(),
    after: afterMs,
    asked: (pid: number) => new AskedProcess(pid),
  };
  const lasting = reach === undefined ? transport : new LastingTransport(transport, attached, { ...ports, reach });
  const outcome = await attachClient({ transport: lasting, tty: createNodeTty(), facts });
  if (outcome.message !== '') process.stdout.write(`${outcome.message}\n`);
  return outcome.after === undefined ? outcome.status : goOn(outcome.after, outcome.status);
}

function hello({ program, control, env }: Invocation): Hello {
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

const complain = (text: string): void => {
  writeSync(2, `${text}\n`);
};
