/** A connection to the server of a socket, starting one if the command asks for it and none is there. */
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { err, ok, type Result } from '@ccmux/core';
import { type ConnectError, connectTo, lockOwner } from '@ccmux/ipc';
import type { Ways } from './conversation.js';
import { startServer } from './start-server.js';
import { Transport } from './transport.js';

/** How long another server may take to begin or to end. Past it the person is told. */
const patienceMs = 10_000;
/** Looks for a server that is on its way, and time between them, before trying again to start one. */
const looks = 25;
const lookEveryMs = 20;
/** The same for one that has been announced. */
const expectantLooks = 150;

export interface Wanted {
  readonly socket: string;
  /** Configuration files of a server that is started. */
  readonly files: readonly string[];
  /** One is started when none is there. */
  readonly starts: boolean;
  /** One is on its way: to start another would only hold it up. */
  readonly isExpected?: boolean;
  /** Whose words say that none is there: scripts read tmux's. */
  readonly texts: 'ccmux' | 'tmux';
}

/** The error is for a person. */
export async function reachServer({ socket, files, starts, texts, isExpected }: Wanted): Promise<Result<Socket, string>> {
  const deadline = performance.now() + patienceMs;
  const expected = isExpected ? await lookForOne(socket, expectantLooks) : undefined;
  if (expected !== undefined) return ok(expected);
  for (;;) {
    const connection = await connectTo(socket);
    if (connection.ok) return connection;
    if (!isAbsent(connection.error) || !starts) return err(explain(connection.error, socket, texts));
    const outcome = await startServer(socket, files);
    if (outcome.kind === 'failed') return err(outcome.message);
    if (outcome.kind === 'started') continue;
    // Somebody started one at the same moment, or an old one is just ending.
    const found = await lookForOne(socket, looks);
    if (found !== undefined) return ok(found);
    if (performance.now() > deadline) return err(`another server on ${socket} neither begins nor ends; see its log`);
  }
}

/** The pid of the process that has the lock of a socket; undefined when none has. */
export const serverPid = (socket: string): number | undefined => lockOwner(`${socket}.lock`)?.pid;

/** The ways of a call that no server has taken yet. */
export const waysTo = (wanted: Wanted): Required<Pick<Ways, 'pid' | 'again'>> => ({
  pid: () => serverPid(wanted.socket),
  again: async (mustStart) => {
    const next = await reachServer({ ...wanted, starts: wanted.starts || mustStart });
    return next.ok ? ok(new Transport(next.value)) : next;
  },
});

async function lookForOne(socket: string, times: number): Promise<Socket | undefined> {
  for (let look = 0; look < times; look++) {
    const connection = await connectTo(socket);
    if (connection.ok) return connection.value;
    await delay(lookEveryMs);
  }
  return undefined;
}

const isAbsent = (e: ConnectError): boolean => e.code === 'ENOENT' || e.code === 'ECONNREFUSED';

function explain(e: ConnectError, socket: string, texts: Wanted['texts']): string {
  if (texts === 'tmux' && e.code === 'ENOENT') return `error connecting to ${socket} (No such file or directory)`;
  return isAbsent(e) ? `no server running on ${socket}` : `error connecting to ${socket} (${e.message})`;
}
