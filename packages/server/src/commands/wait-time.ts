/** How long a caller waits at most, and how that ends. */
import { err, ok, type Result } from '@ccmux/core';
import { type Caller, done, type Outcome } from './caller.js';

/** Status of a command whose time was over; as the program `timeout` has it. */
const overStatus = 124;

/** Milliseconds; undefined: for ever. */
export function secondsOf(text: string | undefined): Result<number | undefined, string> {
  if (text === undefined) return ok(undefined);
  if (!/^\d+(\.\d+)?$/.test(text)) return err(`seconds are a number: ${text}`);
  return ok(Number(text) * 1000);
}

/** `line`: how far it has come. */
export function timedOut(caller: Caller, line: string | undefined): Outcome {
  if (line !== undefined) caller.print(line);
  caller.endWith(overStatus);
  return done;
}
