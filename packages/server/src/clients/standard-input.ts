/** What a shell command's standard input holds, asked for once and read to its end. Bounded: more is an error. */
import { err, ok, type Result } from '@ccmux/core';

const maxBytes = 64 * 1024 * 1024;

type Answer = Result<Uint8Array, string>;

export class StandardInput {
  readonly #ask: () => void;
  readonly #parts: Uint8Array[] = [];
  #size = 0;
  #answer: Promise<Answer> | undefined;
  #finish: ((answer: Answer) => void) | undefined;

  /** `ask` tells the client to send what it has. */
  constructor(ask: () => void) {
    this.#ask = ask;
  }

  read(): Promise<Answer> {
    this.#answer ??= new Promise((resolve) => {
      this.#finish = resolve;
      this.#ask();
    });
    return this.#answer;
  }

  take(bytes: Uint8Array, end: boolean): void {
    this.#size += bytes.length;
    if (this.#size > maxBytes) {
      this.#parts.length = 0;
      return this.#finish?.(err('standard input: too much data'));
    }
    this.#parts.push(bytes);
    if (end) this.#finish?.(ok(Buffer.concat(this.#parts)));
  }

  /** The client has gone. */
  close(): void {
    this.#finish?.(err('the client has gone'));
  }
}
