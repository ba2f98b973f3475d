/** TOML to plain values, and where a text stops being TOML. The only place that knows the parser. */
import { err, ok, type Result } from '@ccmux/core';
import { parse, TomlError } from 'smol-toml';
import type { Position } from './place.js';

/** Tables in tables in lists; nothing of ours goes nearly as deep. */
const maxDepth = 32;

export interface TomlMistake extends Position {
  readonly message: string;
}

/** The document: strings, numbers, booleans, dates, lists and tables of them. */
export function parseToml(text: string): Result<Readonly<Record<string, unknown>>, TomlMistake> {
  try {
    return ok(parse(text, { maxDepth }));
  } catch (e) {
    if (!(e instanceof TomlError)) throw e;
    const [first = ''] = e.message.replace(/^Invalid TOML document: /, '').split('\n');
    return err({ line: e.line, column: e.column, message: `not TOML: ${first}` });
  }
}

/** Dates are objects, too, and no tables. */
export const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
