/** What one command prints in control mode. Owns the lines of its block and whether it failed. */
import { err } from '@ccmux/core';
import type { Caller } from '../commands/caller.js';

export class CommandBlock {
  readonly #parts: Uint8Array[] = [];
  #failed = false;
  /** Who the command is run for. */
  readonly caller: Caller;

  constructor(base: Caller) {
    this.caller = {
      hello: base.hello,
      get attached() {
        return base.attached;
      },
      get place() {
        return base.place;
      },
      print: (line) => this.#add(Buffer.from(line)),
      write: (bytes) => this.#add(bytes),
      error: (line) => this.fail(line),
      input: () => Promise.resolve(err('standard input is taken by control mode')),
      // A control client has no status of a command's own.
      endWith: () => {},
      attachRefusal: () => base.attachRefusal(),
      attach: (session, flags) => base.attach(session, flags),
    };
  }

  get failed(): boolean {
    return this.#failed;
  }

  /** Whole lines. */
  get body(): Uint8Array {
    return Buffer.concat(this.#parts);
  }

  fail(message: string): void {
    this.#failed = true;
    this.#add(Buffer.from(message));
  }

  #add(bytes: Uint8Array): void {
    this.#parts.push(bytes.slice());
    if (bytes.at(-1) !== 0x0a) this.#parts.push(Buffer.from('\n'));
  }
}
