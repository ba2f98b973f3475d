/**
 * What a ptyhost tells the one that takes its place: a file that holds its state, and the few words of a conversation. A
 * newer ptyhost must understand an older one for ever, so both are additive, as the messages to servers.
 */
import type { Result } from '@ccmux/core';
import { count, counts, text, texts } from './checks.js';
import { encodeAs, entriesById, type HostMessageError, type Messages, type Spec, unpack } from './spec.js';

/** A change that an older successor must not overlook raises it. */
export const handOverFormat = 1;

/**
 * The file, in this order: `begin`, then of each pane `pane`, its `output` and `input`, then the rest, `end`. Descriptors are
 * numbers as the successor has inherited them. A message with a `length` is followed by so many bytes, as they are.
 */
const state = {
  /** `isServed`: 1 if a server is connected, and will come back. `generation`: of the newest server seen. */
  begin: { id: 1, fields: { format: count, generation: count, isServed: count, listener: count } },
  /**
   * The ring holds output [start, end). `fd`: the PTY's master; 0 if it is closed. `pid`: of the leader, also when it has
   * ended. `isHungUp`: 1 if the leader has been asked to end, and is killed if it does not.
   */
  pane: {
    id: 2,
    fields: {
      pane: count,
      fd: count,
      pid: count,
      tty: text,
      cols: count,
      rows: count,
      start: count,
      end: count,
      isHungUp: count,
    },
  },
  /** `bytes` bytes of output from `offset` on, packed with Brotli if `isPacked` is 1. The first piece may begin before `start`. */
  output: { id: 3, fields: { pane: count, offset: count, bytes: count, isPacked: count, length: count } },
  /** Input that the program has not read yet, in order. */
  input: { id: 4, fields: { pane: count, length: count } },
  /** The pane's leader has ended, all its output is in the ring. */
  exited: { id: 5, fields: { pane: count, code: count, signal: count } },
  /** A ptyhost of before, the parent of these processes, that tells on `fd` how they end; 0 if it is dead. */
  parent: { id: 6, fields: { fd: count, pids: counts } },
  /** As in the messages of servers. */
  taken: { id: 7, fields: { client: count, upTo: count } },
  starter: { id: 8, fields: { file: text, args: texts, env: texts } },
  /** Without it the file is not whole. */
  end: { id: 9, fields: {} },
} as const satisfies Spec;

const talk = {
  /** Successor: it holds everything, and touches nothing before `go`. */
  ready: { id: 201, fields: {} },
  /** Successor: it will not. It ends. */
  failed: { id: 202, fields: { message: text } },
  /** Predecessor: it has let go. The same is meant by its death. */
  go: { id: 203, fields: {} },
  /** Successor: it will read and write from now on. */
  holding: { id: 204, fields: {} },
  /** Predecessor, from then on: a child of it has ended. */
  ended: { id: 205, fields: { pid: count, code: count, signal: count } },
  /** Predecessor: it was asked to end while it handed over. */
  shutdown: { id: 206, fields: {} },
} as const satisfies Spec;

export type HandOverState = Messages<typeof state>;
export type HandOverTalk = Messages<typeof talk>;

/** Bytes of the file that follow the message and belong to it. */
export const followingBytes = (m: HandOverState): number => (m.kind === 'output' || m.kind === 'input' ? m.length : 0);

const stateById = entriesById(state);
const talkById = entriesById(talk);

export const encodeState = (m: HandOverState): Buffer => encodeAs(m, state[m.kind]);
export const decodeState = (payload: Buffer): Result<HandOverState, HostMessageError> => unpack(payload, stateById);
export const encodeTalk = (m: HandOverTalk): Buffer => encodeAs(m, talk[m.kind]);
export const decodeTalk = (payload: Buffer): Result<HandOverTalk, HostMessageError> => unpack(payload, talkById);
