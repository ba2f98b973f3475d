/**
 * Messages between server and ptyhost. Frozen early and additive: an old ptyhost must understand a new server.
 * All are arrays `[id, …fields]`, checked by hand; panes are bare numbers here, the ptyhost knows no model.
 */
import { err, ok, type Result } from '@ccmux/core';
import { decode, encode } from '../codec.js';
import { unknownMessage } from '../unknown-message.js';
import { bytes, type Check, count, text, texts } from './checks.js';

/** Why a child ended: `code` for an exit, `signal` (a number, e.g. 9) for a death by signal. */
export interface ExitStatus {
  readonly code: number;
  readonly signal: number;
}

/** server → ptyhost. Numeric ids, never reused. */
const toHost = {
  /** First message. A newer generation (server start counter, wall ms) takes the place of an older connection. */
  hello: { id: 1, fields: { min: count, max: count, generation: count } },
  spawn: {
    id: 2,
    fields: { pane: count, file: text, args: texts, env: texts, cwd: text, cols: count, rows: count },
  },
  write: { id: 3, fields: { pane: count, data: bytes } },
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
} as const satisfies Spec;

type Spec = Record<string, { readonly id: number; readonly fields: Readonly<Record<string, Check<unknown>>> }>;
type Fields<F> = { readonly [K in keyof F]: F[K] extends Check<infer T> ? T : never };
type Messages<S extends Spec> = { [K in keyof S & string]: { readonly kind: K } & Fields<S[K]['fields']> }[keyof S & string];

export type ToHost = Messages<typeof toHost>;
export type FromHost = Messages<typeof fromHost>;

export type HostMessageError = { readonly kind: 'bad-message'; readonly reason: string };

export const encodeToHost = (m: ToHost): Buffer => encode(pack(m, toHost[m.kind]));
export const encodeFromHost = (m: FromHost): Buffer => encode(pack(m, fromHost[m.kind]));
export const decodeToHost = (payload: Buffer): Result<ToHost, HostMessageError> => unpack(payload, toHostById);
export const decodeFromHost = (payload: Buffer): Result<FromHost, HostMessageError> => unpack(payload, fromHostById);

interface Entry {
  readonly kind: string;
  readonly fields: readonly (readonly [string, Check<unknown>])[];
}

const toHostById = entriesById(toHost);
const fromHostById = entriesById(fromHost);

function entriesById(spec: Spec): ReadonlyMap<unknown, Entry> {
  return new Map(Object.entries(spec).map(([kind, { id, fields }]) => [id, { kind, fields: Object.entries(fields) }]));
}

function pack(m: object, { id, fields }: Spec[string]): unknown[] {
  // SAFETY: only read, by the names that the message's own spec gives.
  const record = m as Record<string, unknown>;
  return [id, ...Object.keys(fields).map((name) => record[name])];
}

/** Fields behind the known ones are ignored: a newer peer may send more. */
function unpack<M>(payload: Buffer, byId: ReadonlyMap<unknown, Entry>): Result<M, HostMessageError> {
  const value = decode(payload);
  if (!value.ok) return bad(value.error.reason);
  if (!Array.isArray(value.value)) return bad('not an array');
  const entry = byId.get(value.value[0]);
  if (entry === undefined) return bad(unknownMessage(value.value[0]));
  const message: Record<string, unknown> = { kind: entry.kind };
  for (let i = 0; i < entry.fields.length; i++) {
    const [name, check] = entry.fields[i]!;
    const field: unknown = value.value[i + 1];
    if (!check(field)) return bad(`${entry.kind}.${name}`);
    message[name] = field;
  }
  // SAFETY: every field of this kind has passed its check.
  return ok(message as M);
}

const bad = (reason: string): Result<never, HostMessageError> => err({ kind: 'bad-message', reason });
