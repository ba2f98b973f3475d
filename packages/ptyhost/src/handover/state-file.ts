/**
 * The file that a ptyhost leaves to its successor. Owns writing and reading it. It is written whole before the successor is
 * started and has no name: whoever dies when, what is in it is there as long as one of both lives, and gone after them.
 */
import { closeSync, fstatSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { err, ok, type Result } from '@ccmux/core';
import {
  decodeState,
  encodeState,
  FrameDecoder,
  followingBytes,
  type HandOverState,
  handOverFormat,
} from '@ccmux/protocol/ptyhost';

/** A message, and the bytes that belong to it. */
export type StatePart = readonly [message: HandOverState, data?: Uint8Array];

/** Length in front of a message. */
const headBytes = 4;

/** The descriptor of the file; `path` must be private to the person. The error is for a person. */
export function writeState(path: string, parts: Iterable<StatePart>): Result<number, string> {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
    for (const [message, data] of parts) {
      writeAll(fd, encodeState(message));
      if (data !== undefined) writeAll(fd, data);
    }
    return ok(fd);
  } catch (e) {
    if (fd !== undefined) closeSync(fd);
    return err(`cannot write what is to be handed over: ${words(e)}`);
  }
}

/** Reads all of it; `data` is valid during the call. The error is for a person. */
export function readState(fd: number, onPart: (message: HandOverState, data: Uint8Array) => void): Result<void, string> {
  try {
    const reader = new Reader(fd);
    for (;;) {
      const message = reader.next();
      if (!message.ok) return message;
      onPart(message.value, reader.take(followingBytes(message.value)));
      if (message.value.kind === 'end') return ok(undefined);
    }
  } catch (e) {
    return err(`cannot read what was handed over: ${words(e)}`);
  }
}

class Reader {
  readonly #fd: number;
  readonly #size: number;
  /** The place in the file is shared with the process that wrote it. */
  #at = 0;
  /** Used for everything in turn: nothing that is read becomes garbage. */
  #buffer = Buffer.allocUnsafeSlow(64 * 1024);

  constructor(fd: number) {
    this.#fd = fd;
    this.#size = fstatSync(fd).size;
  }

  next(): Result<HandOverState, string> {
    const decoder = new FrameDecoder();
    const head = this.take(headBytes);
    const length = head.readUInt32LE();
    decoder.push(head);
    const frames = decoder.push(this.take(length));
    if (!frames.ok || frames.value[0] === undefined) return err('what was handed over is damaged');
    const message = decodeState(frames.value[0]);
    if (!message.ok) return err(`what was handed over is not understood: ${message.error.reason}`);
    if (message.value.kind === 'begin' && message.value.format > handOverFormat) {
      return err(`the ptyhost hands over in format ${message.value.format}, this one reads up to ${handOverFormat}`);
    }
    return message;
  }

  /** The next bytes, until it is called again. Throws when the file is too short. */
  take(length: number): Buffer {
    if (this.#at + length > this.#size) throw new Error('it is not whole');
    if (length > this.#buffer.length) this.#buffer = Buffer.allocUnsafeSlow(length);
    for (let read = 0; read < length; ) {
      const bytes = readSync(this.#fd, this.#buffer, read, length - read, this.#at + read);
      if (bytes === 0) throw new Error('it is not whole');
      read += bytes;
    }
    this.#at += length;
    return this.#buffer.subarray(0, length);
  }
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}

const words = (e: unknown): string => (e instanceof Error ? e.message : String(e));
