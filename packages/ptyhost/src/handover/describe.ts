/** Everything that a ptyhost holds, as messages for its successor. Owns how descriptors are numbered there. */
import { handOverFormat } from '@ccmux/protocol/ptyhost';
import type { StarterCommand } from '../server-starter.js';
import type { FrozenPane } from './fence.js';
import type { StatePart } from './state-file.js';
import { firstGivenFd } from './successor.js';

export interface Holding {
  readonly generation: number;
  readonly isServed: boolean;
  readonly listener: number;
  readonly panes: readonly FrozenPane[];
  readonly parents: readonly { readonly fd: number | undefined; readonly pids: readonly number[] }[];
  readonly taken: readonly { readonly client: number; readonly upTo: number }[];
  readonly starter: StarterCommand | undefined;
}

export interface Description {
  readonly parts: Iterable<StatePart>;
  /** Descriptors that the successor gets from `firstGivenFd` on. */
  readonly given: readonly number[];
}

export function describe(holding: Holding): Description {
  const { listener, parents, panes } = holding;
  const masters = panes.flatMap(({ state }) => (state.fd === undefined ? [] : [state.fd]));
  const conversations = parents.flatMap(({ fd }) => (fd === undefined ? [] : [fd]));
  const given = [listener, ...conversations, ...masters];
  const numbers = new Map(given.map((fd, i) => [fd, firstGivenFd + i]));
  return { parts: allParts(holding, (fd) => (fd === undefined ? 0 : (numbers.get(fd) ?? 0))), given };
}

type Number = (fd: number | undefined) => number;

function* allParts(holding: Holding, number: Number): Generator<StatePart> {
  const { generation, isServed, listener, panes, parents, taken, starter } = holding;
  yield [{ kind: 'begin', format: handOverFormat, generation, isServed: isServed ? 1 : 0, listener: number(listener) }];
  for (const pane of panes) yield* paneParts(pane, number);
  for (const { fd, pids } of parents) yield [{ kind: 'parent', fd: number(fd), pids }];
  for (const count of taken) yield [{ kind: 'taken', ...count }];
  if (starter !== undefined) yield [{ kind: 'starter', ...starter }];
  yield [{ kind: 'end' }];
}

function* paneParts({ pane: { id, size, kept, exit, pty }, state }: FrozenPane, number: Number): Generator<StatePart> {
  const { pid, tty, fd, isHungUp } = state;
  const { start, end, pieces } = kept;
  yield [{ kind: 'pane', pane: id, fd: number(fd), pid, tty, ...size, start, end, isHungUp: isHungUp ? 1 : 0 }];
  for (const { offset, bytes, isPacked, data } of pieces) {
    yield [{ kind: 'output', pane: id, offset, bytes, isPacked: isPacked ? 1 : 0, length: data.length }, data];
  }
  for (const data of pty.waitingInput) yield [{ kind: 'input', pane: id, length: data.length }, data];
  if (exit !== undefined) yield [{ kind: 'exited', pane: id, ...exit }];
}
