/**
 * Writes asciicast v2 while it happens. Owns the file from `open` to `end`. What the disk does not take is bounded: a recording
 * that falls behind ends, for one with holes is worth nothing. https://docs.asciinema.org/manual/asciicast/v2/
 */
import { createWriteStream, type WriteStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import type { Size } from '@ccmux/core';

/** Text that may wait for the disk. */
const maxWaitingBytes = 16 * 1024 * 1024;

export interface CastHeader {
  readonly size: Size;
  /** Milliseconds since the epoch. */
  readonly startedMs: number;
  readonly title: string;
}

export class CastWriter {
  readonly #file: WriteStream;
  readonly #decoders = { o: new StringDecoder('utf8'), i: new StringDecoder('utf8') };
  readonly #onEnd: (error: string | undefined) => void;
  #hasEnded = false;

  /** `onEnd`: once, when all is on the disk or cannot be; the error is for people. */
  constructor(path: string, { size, startedMs, title }: CastHeader, onEnd: (error: string | undefined) => void) {
    this.#onEnd = onEnd;
    this.#file = createWriteStream(path, { mode: 0o600 });
    this.#file.on('error', (e) => this.#ended(e.message));
    this.#file.on('finish', () => this.#ended(undefined));
    const { cols: width, rows: height } = size;
    const timestamp = Math.floor(startedMs / 1000);
    // `ccmux`: what the format has no place for; the exact start lines it up with other logs.
    this.#line({ version: 2, width, height, timestamp, title, env: { TERM: 'xterm-256color' }, ccmux: { startedMs } });
  }

  /** Characters that are cut in two come whole, with their last byte. */
  bytes(code: 'o' | 'i', at: number, data: Uint8Array): void {
    const text = this.#decoders[code].write(Buffer.from(data));
    if (text !== '') this.event(code, at, text);
  }

  /** `at` in seconds since the beginning. */
  event(code: 'o' | 'i' | 'r', at: number, text: string): void {
    this.#line([Math.round(at * 1e6) / 1e6, code, text]);
  }

  end(): void {
    this.#file.end();
  }

  #line(value: unknown): void {
    if (this.#hasEnded || this.#file.writableEnded) return;
    this.#file.write(`${JSON.stringify(value)}\n`);
    if (this.#file.writableLength <= maxWaitingBytes) return;
    this.#ended('the disk is too slow');
    this.#file.destroy();
  }

  #ended(error: string | undefined): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#onEnd(error);
  }
}
