/**
 * All messages between client and server, and the one way to and from bytes. Frames and input have hand-written
 * guards in their own files; the rest are maps checked by schemas.
 */
import { err, ok, type Result } from '@ccmux/core';
import * as v from 'valibot';
import { decode, encode } from '../codec.js';
import { unknownMessage } from '../unknown-message.js';
import { command, done, hostWrite, output, prompt, promptChange, promptReply, readStdin, stdin, view } from './command.js';
import { type FrameMessage, packFrame, unpackFrame } from './frame.js';
import { fromClient, fromServer } from './ids.js';
import { type InputMessage, packInput, packReturned, type ReturnedMessage, unpackInput, unpackReturned } from './input.js';
import {
  attached,
  bye,
  exit,
  hello,
  hostReport,
  inputTaken,
  ping,
  pong,
  refused,
  resize,
  successor,
  welcome,
} from './session.js';

const frameAck = v.object({ seq: v.number() });

const clientSchemas = { hello, command, resize, frameAck, bye, promptReply, promptChange, hostReport, stdin, ping };
const serverSchemas = {
  welcome,
  refused,
  output,
  done,
  attached,
  exit,
  prompt,
  view,
  hostWrite,
  readStdin,
  inputTaken,
  pong,
  successor,
};

type FromSchemas<S extends Record<string, v.GenericSchema>> = {
  [K in keyof S & string]: { readonly kind: K; readonly body: v.InferOutput<S[K]> };
}[keyof S & string];

type ClientMapMessage = FromSchemas<typeof clientSchemas>;
type ServerMapMessage = FromSchemas<typeof serverSchemas>;

export type ClientMessage = ClientMapMessage | InputMessage;
export type ServerMessage = ServerMapMessage | FrameMessage | ReturnedMessage;

export type MessageError = { readonly kind: 'bad-message'; readonly reason: string };

export const encodeClientMessage = (m: ClientMessage): Buffer =>
  encode(m.kind === 'input' ? packInput(m) : [fromClient[m.kind], m.body]);

export function encodeServerMessage(m: ServerMessage): Buffer {
  if (m.kind === 'frame') return encode(packFrame(m));
  if (m.kind === 'returned') return encode(packReturned(m));
  return encode([fromServer[m.kind], m.body]);
}

const clientKinds = kindsById(clientSchemas, fromClient);
const serverKinds = kindsById(serverSchemas, fromServer);

/** A payload from a client. */
export function decodeClientMessage(payload: Buffer): Result<ClientMessage, MessageError> {
  const body = parts(payload);
  if (!body.ok) return body;
  if (body.value[0] === fromClient.input) return orBad(unpackInput(body.value), 'input');
  return fromTable<ClientMapMessage>(body.value, clientKinds, clientSchemas);
}

/** A payload from the server. */
export function decodeServerMessage(payload: Buffer): Result<ServerMessage, MessageError> {
  const body = parts(payload);
  if (!body.ok) return body;
  if (body.value[0] === fromServer.frame) return orBad(unpackFrame(body.value), 'frame');
  if (body.value[0] === fromServer.returned) return orBad(unpackReturned(body.value), 'returned');
  return fromTable<ServerMapMessage>(body.value, serverKinds, serverSchemas);
}

function parts(payload: Buffer): Result<readonly unknown[], MessageError> {
  const value = decode(payload);
  if (!value.ok) return bad(value.error.reason);
  return Array.isArray(value.value) ? ok(value.value) : bad('not an array');
}

function fromTable<M>(
  body: readonly unknown[],
  kinds: ReadonlyMap<unknown, string>,
  schemas: Record<string, v.GenericSchema>,
): Result<M, MessageError> {
  const kind = kinds.get(body[0]);
  const schema = kind === undefined ? undefined : schemas[kind];
  if (schema === undefined) return bad(unknownMessage(body[0]));
  const parsed = v.safeParse(schema, body[1]);
  if (!parsed.success) return bad(`${kind}: ${mistake(parsed.issues[0])}`);
  // SAFETY: the schema of this kind has just accepted the body.
  return ok({ kind, body: parsed.output } as M);
}

/** Where and what was expected; never what was there: a reason ends up in a log. */
const mistake = (issue: v.BaseIssue<unknown>): string => `${v.getDotPath(issue) ?? 'body'} is not ${issue.expected ?? 'allowed'}`;

const orBad = <T>(value: T | undefined, kind: string): Result<T, MessageError> =>
  value === undefined ? bad(`malformed ${kind}`) : ok(value);

const bad = (reason: string): Result<never, MessageError> => err({ kind: 'bad-message', reason });

function kindsById(schemas: object, ids: Readonly<Record<string, number>>): ReadonlyMap<unknown, string> {
  return new Map(Object.keys(schemas).map((kind) => [ids[kind], kind]));
}
