/**
 * One invocation's talk with the server: hello, the command, its output, and, when the command attaches this
 * terminal, the interactive client until it detaches.
 */
import { writeSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { assertNever, type Result } from '@ccmux/core';
import { AskedProcess, afterMs } from '@ccmux/ipc';
import type { ServerMessage } from '@ccmux/protocol';
import { goOn } from './after-exit.js';
import { AskedServer } from './asked-server.js';
import { hello } from './hello.js';
import type { Invocation } from './invocation.js';
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

/** What a conversation knows of its server besides the connection. */
export interface Ways {
  /** The pid that the lock of its socket names. */
  readonly pid: () => number | undefined;
  /** For attached clients: with it they outlive their server. */
  readonly reach?: Reach;
  /** Another connection for a call that no server has taken; `mustStart`: a server was there, and is to be again. */
  readonly again?: (mustStart: boolean) => Promise<Result<Transport, string>>;
}

/** Servers that may die or hang before one takes the command. */
const maxAttempts = 3;

/** Runs a command; resolves with the exit status. A server that hangs is ended, and the next one asked, if there is one. */
export async function converse(transport: Transport, invocation: Invocation, ways: Ways): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await ask(transport, invocation, ways);
    if (outcome.kind === 'done') return outcome.status;
    const next = attempt < maxAttempts && !outcome.isTaken ? await ways.again?.(outcome.wasSilent) : undefined;
    if (next?.ok !== true) {
      complain(next === undefined ? outcome.error : next.error);
      return 1;
    }
    transport = next.value;
  }
}

type Outcome =
  | { readonly kind: 'done'; readonly status: number }
  /** `isTaken`: the command was sent, and nobody knows whether it was done. */
  | { readonly kind: 'lost'; readonly error: string; readonly isTaken: boolean; readonly wasSilent: boolean };

function ask(transport: Transport, invocation: Invocation, { reach, pid }: Ways): Promise<Outcome> {
  return new Promise((resolve) => {
    const asked = new AskedServer({
      ask: () => void transport.send({ kind: 'ping', body: {} }),
      pid: () => (conversation.serverPid === 0 ? pid() : conversation.serverPid),
      asked: (one) => new AskedProcess(one),
      onNoAnswer: (error) => {
        complain(error);
        finish(1);
        process.stdin.pause();
        transport.cut();
      },
      after: afterMs,
    });
    const conversation: Conversation = { ...invocation, reach, asked, serverPid: 0 };
    const finish = (status: number): void => resolve({ kind: 'done', status });
    transport.onClose((error) => {
      const { wasSilent, hasHung } = asked;
      asked.heard();
      const isTaken = conversation.serverPid !== 0;
      resolve({ kind: 'lost', error: lostText(error, isTaken && hasHung), isTaken, wasSilent });
    });
    transport.onMessage((message) => handle(message, transport, conversation, finish));
    transport.send({ kind: 'hello', body: hello(invocation) });
    asked.sent();
  });
}

function lostText(error: string | undefined, hasHung: boolean): string {
  if (hasHung) return 'the server did not answer and was ended; whether the command was done is not known';
  return error === undefined ? 'server exited unexpectedly' : `lost the server: ${error}`;
}

type AttachedBody = Extract<ServerMessage, { kind: 'attached' }>['body'];

interface Conversation extends Invocation {
  readonly reach: Reach | undefined;
  readonly asked: AskedServer;
  /** As it says itself; 0 before that. */
  serverPid: number;
}

function handle(message: ServerMessage, transport: Transport, invocation: Conversation, finish: (status: number) => void): void {
  invocation.asked.heard();
  switch (message.kind) {
    case 'welcome':
      invocation.serverPid = message.body.pid;
      transport.send({ kind: 'command', body: { argv: [...invocation.argv] } });
      invocation.asked.sent();
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

const complain = (text: string): void => {
  writeSync(2, `${text}\n`);
};
