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

/** A session's name as it is kept: `:` and `.` separate the parts of a target, so they become `_`, as in tmux. */
export const sessionName = (name: string): string => name.replace(/[:.]/g, '_');

/** `-x cols -y rows`; `-` is the terminal's own. */
export function sizeFlag(x: string | undefined, y: string | undefined, own: Size): Result<Size, string> {
  const cols = x === undefined || x === '-' ? ok(own.cols) : wholeNumber('width', x, 1, maxSide);
  if (!cols.ok) return cols;
  const rows = y === undefined || y === '-' ? ok(own.rows) : wholeNumber('height', y, 1, maxSide);
  if (!rows.ok) return rows;
  const size = { cols: cols.value, rows: rows.value };
  return isTooLarge(size) ? err(`size too large: ${size.cols}x${size.rows}`) : ok(size);
}

/** A number within bounds; the error says, as tmux does, in which way `what` is not one. */
export function wholeNumber(what: string, text: string, min: number, max: number): Result<number, string> {
  if (!/^\s*[+-]?\d+$/.test(text)) return err(`${what} invalid`);
  const n = Number(text);
  return n < min ? err(`${what} too small`) : n > max ? err(`${what} too large`) : ok(n);
}

/** `-P -F format` of commands that make something. */
export function printPlace(context: CommandContext, place: Place, format: string): void {
  context.caller.print(expandAt(context, place, format));
}

/** A length in cells, or `N%` of what there is; `initial` when nothing is said. The error says in which way it is none. */
export function lengthFlag(what: string, text: string | undefined, all: number, initial: number): Result<number, string> {
  if (text === undefined) return ok(initial);
  const percent = /^(\d+)%$/.exec(text)?.[1];
  if (percent === undefined) return wholeNumber(what, text, 1, all);
  const share = wholeNumber(what, percent, 0, 100);
  return share.ok ? wholeNumber(what, String(Math.trunc((all * share.value) / 100)), 1, all) : share;
}
