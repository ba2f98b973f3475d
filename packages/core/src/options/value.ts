/** Texts to option values and back, with tmux's messages. Values are kept as the text that `show-options` prints. */
import { parseKeyName } from '../keys/name.js';
import { assertNever, err, ok, type Result } from '../result.js';
import type { OptionEntry } from './entry.js';

/** The canonical text of a value; for a flag or choice without one, the next value. */
export function parseOptionValue(entry: OptionEntry, text: string | undefined, current: string): Result<string, string> {
  const { type } = entry;
  switch (type.kind) {
    case 'number':
      return parseNumber(text, type.min, type.max);
    case 'flag':
      return text === undefined ? ok(current === 'on' ? 'off' : 'on') : parseFlag(text);
    case 'choice': {
      if (text === undefined) return ok(type.of[(type.of.indexOf(current) + 1) % type.of.length] ?? current);
      return type.of.includes(text) ? ok(text) : err(`unknown value: ${text}`);
    }
    case 'key': {
      const key = parseKeyName(text ?? '');
      return key.ok ? ok(key.value) : err(`bad key: ${text ?? ''}`);
    }
    case 'string':
      return text === undefined ? err('empty value') : ok(text);
    default:
      return assertNever(type);
  }
}

function parseNumber(text: string | undefined, min: number, max: number): Result<string, string> {
  if (text === undefined || text === '') return err('empty value');
  if (!/^-?\d+$/.test(text)) return err(`value is invalid: ${text}`);
  const n = Number(text);
  if (n < min) return err(`value is too small: ${text}`);
  return n > max ? err(`value is too large: ${text}`) : ok(String(n));
}

function parseFlag(text: string): Result<string, string> {
  const word = text.toLowerCase();
  if (['1', 'on', 'yes'].includes(word)) return ok('on');
  return ['0', 'off', 'no'].includes(word) ? ok('off') : err(`bad value: ${text}`);
}
