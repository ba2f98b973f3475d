/**
 * Messages as arrays `[id, …fields]`, described by a table and checked by hand. Owns how they are packed; refuses to know
 * any of them.
 */
import { err, ok, type Result } from '@ccmux/core';
import { decode, encode } from '../codec.js';
import { unknownMessage } from '../unknown-message.js';
import type { Check } from './checks.js';

export type Spec = Record<string, { readonly id: number; readonly fields: Readonly<Record<string, Check<unknown>>> }>;
type Checked<C> = C extends Check<infer T> ? T : never;
type Absent<F> = { [K in keyof F]: undefined extends Checked<F[K]> ? K : never }[keyof F];
type Fields<F> = { readonly [K in Exclude<keyof F, Absent<F>>]: Checked<F[K]> } & {
  readonly [K in Absent<F>]?: Exclude<Checked<F[K]>, undefined>;
};
export type Messages<S extends Spec> = { [K in keyof S & string]: { readonly kind: K } & Fields<S[K]['fields']> }[keyof S &
  string];

export type HostMessageError = { readonly kind: 'bad-message'; readonly reason: string };

export interface Entry {
  readonly kind: string;
  readonly fields: readonly (readonly [string, Check<unknown>])[];
}

/** For `unpack`. */
export function entriesById(spec: Spec): ReadonlyMap<unknown, Entry> {
  return new Map(Object.entries(spec).map(([kind, { id, fields }]) => [id, { kind, fields: Object.entries(fields) }]));
}

/** The message as one wire frame. */
export const encodeAs = (m: object, spec: Spec[string]): Buffer => encode(pack(m, spec));

function pack(m: object, { id, fields }: Spec[string]): unknown[] {
  // SAFETY: only read, by the names that the message's own spec gives.
  const record = m as Record<string, unknown>;
  const message = [id, ...Object.keys(fields).map((name) => record[name])];
  // Only the last fields of a message may be left out.
  while (message.at(-1) === undefined) message.pop();
  return message;
}

/** Fields behind the known ones are ignored: a newer peer may send more. */
export function unpack<M>(payload: Buffer, byId: ReadonlyMap<unknown, Entry>): Result<M, HostMessageError> {
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
    if (field !== undefined) message[name] = field;
  }
  // SAFETY: every field of this kind has passed its check.
  return ok(message as M);
}

const bad = (reason: string): Result<never, HostMessageError> => err({ kind: 'bad-message', reason });
