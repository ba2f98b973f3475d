/**
 * The file that a ptyhost leaves to its successor. Owns writing and reading it. It is written whole before the successor is
 * started and has no name: whoever dies when, what is in it is there as long as one of both lives, and gone after them.
 */
import { closeSync, fstatSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { err, ok, type Result } from '@ccmux/core';
import { decodeState, encodeState, FrameDecoder, type HandOverState, handOverFormat } from '@ccmux/protocol/ptyhost';

const readBytes = 1024 * 1024;

/** The descriptor of the file. `folder/name` must be private to the person. */
export function writeState(path: string, messages: Iterable<HandOverState>): Result<number, string> {
  let fd: number | undefined;
  try {
    fd = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
    for (const message of messages) writeAll(fd, encodeState(message));
    return ok(fd);
  } catch (e) {
    if (fd !== undefined) closeSync(fd);
    return err(`cannot write what is to be handed over: ${words(e)}`);
  }
}

/** Reads all of it; each message is valid during the call. The error is for a person. */
export function readState(fd: number, onMessage: (message: HandOverState) => void): Result<void, string> {
  try {
    return readMessages(fd, onMessage);
  } catch (e) {
    return err(`cannot read what was handed over: ${words(e)}`);
  }
}

function readMessages(fd: number, onMessage: (message: HandOverState) => void): Result<void, string> {
  const decoder = new FrameDecoder();
  const chunk = Buffer.allocUnsafeSlow(readBytes);
  const { size } = fstatSync(fd);
  let isWhole = false;
  for (let at = 0; at < size; ) {
    // The place in the file is shared with the process that wrote it.
    const length = readSync(fd, chunk, 0, chunk.length, at);
    if (length === 0) break;
    at += length;
    const frames = decoder.push(chunk.subarray(0, length));
    if (!frames.ok) return err(`what was handed over is damaged: ${frames.error.kind}`);
    for (const payload of frames.value) {
      const message = decodeState(payload);
      if (!message.ok) return err(`what was handed over is not understood: ${message.error.reason}`);
      if (message.value.kind === 'begin' && message.value.format > handOverFormat) {
        return err(`the ptyhost hands over in format ${message.value.format}, this one reads up to ${handOverFormat}`);
      }
      isWhole = message.value.kind === 'end';
      onMessage(message.value);
    }
  }
  return isWhole ? ok(undefined) : err('what was handed over is not whole');
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}

const words = (e: unknown): string => (e instanceof Error ? e.message : String(e));
