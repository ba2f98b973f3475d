/** Values of options between TOML and the texts that the program keeps; what people are told is allowed. Pure. */
import {
  type ArrayValue,
  err,
  type OptionEntry,
  type OptionPorts,
  type OptionValue,
  ok,
  parseOptionValue,
  type Result,
  type ScalarType,
  withParts,
} from '@ccmux/core';
import { isTable } from './toml.js';

/** Path behind the option's name of what is wrong, and why. */
interface ValueMistake {
  readonly path: readonly string[];
  readonly message: string;
}

export function readOption(entry: OptionEntry, value: unknown, ports: OptionPorts): Result<OptionValue, ValueMistake> {
  const { type } = entry;
  if (type.kind !== 'array') {
    const text = readScalar(type, value, ports);
    return text.ok ? text : err({ path: [], message: text.error });
  }
  if (Array.isArray(value)) return readItems(type.of, value, ports);
  if (typeof value !== 'string') return err({ path: [], message: wrong(value, `a list, each ${allowed(type.of)}`) });
  const parts = withParts(new Map(), type, value, (part) => readScalar(type.of, part, ports));
  return parts.ok ? parts : err({ path: [], message: parts.error });
}

function readItems(type: ScalarType, list: readonly unknown[], ports: OptionPorts): Result<ArrayValue, ValueMistake> {
  const items = new Map<number, string>();
  for (const [index, item] of list.entries()) {
    const text = readScalar(type, item, ports);
    if (!text.ok) return err({ path: [String(index)], message: text.error });
    items.set(index, text.value);
  }
  return ok(items);
}

function readScalar(type: ScalarType, value: unknown, ports: OptionPorts): Result<string, string> {
  const text = scalarText(type, value);
  if (text === undefined || (text === '' && type.kind === 'flag')) return err(wrong(value, allowed(type)));
  const read = parseOptionValue(type, text, '', ports);
  if (read.ok) return read;
  if (type.kind === 'command') return read;
  return err(wrong(value, allowed(type)));
}

/** Undefined: no value of this kind is written so. */
function scalarText(type: ScalarType, value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') {
    return ['number', 'choice', 'string'].includes(type.kind) ? String(value) : undefined;
  }
  if (typeof value !== 'boolean') return undefined;
  const word = value ? 'on' : 'off';
  return type.kind === 'flag' || (type.kind === 'choice' && type.of.includes(word)) ? word : undefined;
}

const maxFound = 60;

/** A value as it stands in a file, short. */
export function found(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isTable(value)) return 'a table';
  if (typeof value === 'object') return 'a date';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > maxFound ? `${text.slice(0, maxFound)}…` : text;
}

export const wrong = (value: unknown, wanted: string): string => `found ${found(value)}, allowed is ${wanted}`;

export function allowed(type: ScalarType): string {
  switch (type.kind) {
    case 'flag':
      return 'true or false';
    case 'number':
      return `a whole number from ${type.min} to ${type.max}`;
    case 'choice':
      return type.of.map((word) => JSON.stringify(word)).join(', ');
    case 'key':
      return 'a key such as "C-a", or "None"';
    case 'style':
      return 'a style such as "fg=red,bold"';
    case 'colour':
      return 'a colour such as "red", "colour208" or "#ff8800"';
    case 'command':
      return 'a command such as "new-window"';
    case 'string':
      if (type.shell === true) return 'the whole path of a shell, or ""';
      return type.pattern === undefined ? 'a text' : `a text like ${type.pattern}`;
  }
}
