/**
 * Messages between server and ptyhost. Frozen early and additive: an old ptyhost must understand a new server.
 * All are arrays `[id, …fields]`, checked by hand; panes are bare numbers here, the ptyhost knows no model.
 */
import type { Result } from '@ccmux/core';
import { bytes, count, countOrAbsent, text, texts } from './checks.js';
import { encodeAs, entriesById, type HostMessageError, type Messages, type Spec, unpack } from './spec.js';

/** Why a child ended: `code` for an exit, `signal` (a number, e.g. 9) for a death by signal. */
export interface ExitStatus {
  readonly code: number;
  readonly signal: number;
}

/** server → ptyhost. Numeric ids, never reused. */
const toHost = {
  /** First message. A newer generation (server start counter, wall ms) takes the place of an older connection. `pid`: its own. */
  hello: { id: 1, fields: { min: count, max: count, generation: count, pid: countOrAbsent } },
  spawn: {
    id: 2,
    fields: { pane: count, file: text, args: texts, env: texts, cwd: text, cols: count, rows: count },
  },
  /**
   * With it, all that was typed at `client` up to the place `upTo` has been taken (see `taken`). `client` 0: nobody's
   * typing.
   */
  write: { id: 3, fields: { pane: count, data: bytes, client: countOrAbsent, upTo: countOrAbsent } },
  resize: { id: 4, fields: { pane: count, cols: count, rows: count } },
  /** Signal to the pane's foreground process group and session leader, by number. */
  signal: { id: 5, fields: { pane: count, signal: count } },
  /** Hang up: close the PTY (SIGHUP), SIGKILL the leader after a grace time. */
  close: { id: 6, fields: { pane: count } },
  /** All output below `offset` has been taken; returns credit. */
  ack: { id: 7, fields: { pane: count, offset: count } },
  /** The exit has been recorded; the pane and its ring may be forgotten. */
  release: { id: 8, fields: { pane: count } },
  /** Hang up every pane and end. */
  shutdown: { id: 9, fields: {} },
  /**
   * Send the pane's output from `offset` on (clamped to what the ring holds, with a gap if older is gone). A pane
   * that was there before this connection is neither read nor sent until it is asked for this way.
   */
  replay: { id: 10, fields: { pane: count, offset: count } },
  /** All that was typed at `client` up to the place `upTo` has had what effect it has. Version 2, as all that follow. */
  taken: { id: 11, fields: { client: count, upTo: count } },
  /** How a server is started when this one has died and nobody else starts another: a program that ends when one runs. */
  starter: { id: 12, fields: { file: text, args: texts, env: texts } },
  /** Another server takes the place of this one: until it is there, or for ten seconds, no pane is read. */
  successor: { id: 13, fields: {} },
  /** Answer to `ping`. */
  pong: { id: 14, fields: {} },
  /**
   * Hand everything over to a ptyhost that is started this way. The last message of a server on this connection, unless
   * `handOverFailed` comes; else the connection closes, and the successor is at the same socket.
   */
  handOver: { id: 15, fields: { file: text, args: texts, env: texts } },
} as const satisfies Spec;

/** ptyhost → server. */
const fromHost = {
  /** Answer to hello: `version` in force, and one `pane` message for each pane follows. */
  welcome: { id: 101, fields: { version: count, pid: count, panes: count } },
  refused: { id: 102, fields: { message: text } },
  /**
   * A pane that exists: the ring holds output [start, end). `pid` is 0 if it has ended; its exit message comes
   * behind the output that `replay` asks for.
   */
  pane: { id: 103, fields: { pane: count, pid: count, tty: text, cols: count, rows: count, start: count, end: count } },
  spawned: { id: 104, fields: { pane: count, pid: count, tty: text } },
  spawnFailed: { id: 105, fields: { pane: count, message: text } },
  output: { id: 106, fields: { pane: count, offset: count, data: bytes } },
  /** Sent after the last output. Kept and sent again to a new server until released. */
  exited: { id: 107, fields: { pane: count, code: count, signal: count } },
  /** Output [from, to) was dropped from the ring before anyone took it. */
  gap: { id: 108, fields: { pane: count, from: count, to: count } },
  /**
   * What was typed at `client` has arrived here up to the place `upTo`: told of every client in front of `welcome`, and from
   * time to time. Version 2, as all that follow.
   */
  taken: { id: 109, fields: { client: count, upTo: count } },
  /** To be answered at once: output was sent, and the server has been silent for long. */
  ping: { id: 110, fields: {} },
  /** Nothing has changed; everything goes on here. */
  handOverFailed: { id: 111, fields: { message: text } },
} as const satisfies Spec;

export type ToHost = Messages<typeof toHost>;
export type FromHost = Messages<typeof fromHost>;

const toHostById = entriesById(toHost);
const fromHostById = entriesById(fromHost);

export const encodeToHost = (m: ToHost): Buffer => encodeAs(m, toHost[m.kind]);
export const encodeFromHost = (m: FromHost): Buffer => encodeAs(m, fromHost[m.kind]);
export const decodeToHost = (payload: Buffer): Result<ToHost, HostMessageError> => unpack(payload, toHostById);
export const decodeFromHost = (payload: Buffer): Result<FromHost, HostMessageError> => unpack(payload, fromHostById);
