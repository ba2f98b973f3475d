/** Everything that a ptyhost holds, as messages for its successor. Owns how descriptors are numbered there. */
import type { HandOverState } from '@ccmux/protocol/ptyhost';
import { handOverFormat } from '@ccmux/protocol/ptyhost';
import type { StarterCommand } from '../server-starter.js';
import type { FrozenPane } from './fence.js';
import { firstGivenFd } from './successor.js';

export interface Holding {
  readonly generation: number;
  readonly isServed: boolean;
  readonly listener: number;
  readonly panes: readonly FrozenPane[];
  readonly parents: readonly { readonly fd: number; readonly pids: readonly number[] }[];
  readonly taken: readonly { readonly client: number; readonly upTo: number }[];
  readonly starter: StarterCommand | undefined;
}

export interface Description {
  readonly messages: Iterable<HandOverState>;
  /** Descriptors that the successor gets from `firstGivenFd` on. */
  readonly given: readonly number[];
}

export function describe(holding: Holding): Description {
  const { listener, parents, panes } = holding;
  const masters = panes.flatMap(({ state }) => (state.fd === undefined ? [] : [state.fd]));
  const given = [listener, ...parents.map(({ fd }) => fd), ...masters];
  const numbers = new Map(given.map((fd, i) => [fd, firstGivenFd + i]));
  return { messages: allMessages(holding, (fd) => (fd === undefined ? 0 : (numbers.get(fd) ?? 0))), given };
}

type Number = (fd: number | undefined) => number;

function* allMessages(holding: Holding, number: Number): Generator<HandOverState> {
  const { generation, isServed, listener, panes, parents, taken, starter } = holding;
  yield { kind: 'begin', format: handOverFormat, generation, isServed: isServed ? 1 : 0, listener: number(listener) };
  for (const pane of panes) yield* paneMessages(pane, number);
  for (const { fd, pids } of parents) yield { kind: 'parent', fd: number(fd), pids };
  for (const count of taken) yield { kind: 'taken', ...count };
  if (starter !== undefined) yield { kind: 'starter', ...starter };
  yield { kind: 'end' };
}

function* paneMessages({ pane: { id, size, kept, exit, pty }, state }: FrozenPane, number: Number): Generator<HandOverState> {
  const { pid, tty, fd, isHungUp } = state;
  const { start, end, pieces } = kept;
  yield { kind: 'pane', pane: id, fd: number(fd), pid, tty, ...size, start, end, isHungUp: isHungUp ? 1 : 0 };
  for (const { offset, bytes, isPacked, data } of pieces) {
    yield { kind: 'output', pane: id, offset, bytes, isPacked: isPacked ? 1 : 0, data };
  }
  for (const data of pty.waitingInput) yield* inputMessages(id, data);
  if (exit !== undefined) yield { kind: 'exited', pane: id, ...exit };
}

/** A write may be longer than a message may be. */
const maxInputBytes = 1024 * 1024;

function* inputMessages(pane: number, data: Uint8Array): Generator<HandOverState> {
  for (let at = 0; at < data.length; at += maxInputBytes) {
    yield { kind: 'input', pane, data: data.subarray(at, at + maxInputBytes) };
  }
}
