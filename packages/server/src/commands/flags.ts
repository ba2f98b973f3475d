/** What several commands do with their flags: environment, folders, sizes, printing a new place. */
import { resolve } from 'node:path';
import { err, ok, type Place, type Result, type Size } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { isTooLarge, maxSide } from '../operations/window-size.js';
import type { CommandContext } from './command.js';

/** `-e KEY=value`, any number of times. */
export function environmentFlags(values: readonly string[]): Result<Record<string, string>, string> {
  const env: Record<string, string> = {};
  for (const value of values) {
    const at = value.indexOf('=');
    if (at < 1) return err(`invalid environment: ${value} (write NAME=value)`);
    env[value.slice(0, at)] = value.slice(at + 1);
  }
  return ok(env);
}

/** `-c folder`: formats expanded, relative to the caller's. */
export function folder(context: CommandContext, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const expanded = expandAt(context, context.caller.place, value);
  return resolve(context.caller.hello?.cwd ?? '/', expanded);
}

/** `-x cols -y rows`; `-` is the terminal's own. */
export function sizeFlag(x: string | undefined, y: string | undefined, own: Size): Result<Size, string> {
  const cols = length(x, own.cols);
  if (cols === undefined) return err(`width invalid: ${x}`);
  const rows = length(y, own.rows);
  if (rows === undefined) return err(`height invalid: ${y}`);
  return isTooLarge({ cols, rows }) ? err(`size too large: ${cols}x${rows}`) : ok({ cols, rows });
}

function length(text: string | undefined, own: number): number | undefined {
  if (text === undefined || text === '-') return own;
  const n = Number(text);
  return Number.isInteger(n) && n >= 1 && n <= maxSide ? n : undefined;
}

/** `-P -F format` of commands that make something. */
export function printPlace(context: CommandContext, place: Place, format: string): void {
  context.caller.print(expandAt(context, place, format));
}
