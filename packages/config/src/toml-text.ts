/** Values as they stand in a TOML file. Pure. */
import type { OptionEntry, OptionValue, ScalarType } from '@ccmux/core';

export const textToml = (text: string): string => JSON.stringify(text).replaceAll('\x7f', '\\u007f');

/** A key of a table: bare where that is enough. */
export const keyToml = (key: string): string => (/^[A-Za-z0-9_-]+$/.test(key) ? key : textToml(key));

/** `entry` undefined: an option of a user's. */
export function optionToml(entry: OptionEntry | undefined, value: OptionValue): string {
  const type: ScalarType = entry === undefined ? { kind: 'string' } : entry.type.kind === 'array' ? entry.type.of : entry.type;
  if (typeof value === 'string') return scalarToml(type, value);
  return `[${[...value.values()].map((item) => scalarToml(type, item)).join(', ')}]`;
}

function scalarToml(type: ScalarType, text: string): string {
  if (type.kind === 'flag') return String(text === 'on');
  return type.kind === 'number' ? text : textToml(text);
}
