/** Texts to option values, with tmux's messages. Values are kept as the text that `show-options` prints. */
import { matchesGlob } from '../format/glob.js';
import { parseKeyName } from '../keys/name.js';
import { assertNever, err, ok, type Result } from '../result.js';
import { plain } from '../style.js';
import { parseColour } from '../style-text/colour.js';
import { parseStyle } from '../style-text/style.js';
import type { ScalarType } from './entry.js';

/** What a value has to be asked of others. */
export interface OptionPorts {
  /** The command line as it is printed, or what is wrong with it. */
  command(text: string): Result<string, string>;
  isShell(path: string): boolean;
}

/** The canonical text of a value; for a flag or choice without one, the next value. */
export function parseOptionValue(
  type: ScalarType,
  text: string | undefined,
  current: string,
  ports: OptionPorts,
): Result<string, string> {
  if (type.kind === 'flag') return parseFlag(text, current);
  if (type.kind === 'choice') return parseChoice(type.of, text, current);
  if (text === undefined) return err('empty value');
  switch (type.kind) {
    case 'number':
      return parseNumber(text, type.min, type.max);
    case 'key': {
      if (text.toLowerCase() === 'none') return ok('None');
      const key = parseKeyName(text);
      return key.ok ? ok(key.value) : err(`bad key: ${text}`);
    }
    case 'string':
      if (type.pattern !== undefined && !matchesGlob(type.pattern, text)) return err(`value is invalid: ${text}`);
      return type.shell === true && text !== '' && !ports.isShell(text) ? err(`not a suitable shell: ${text}`) : ok(text);
    case 'style':
      // With a format in it, it is a style only once that is expanded.
      return text.includes('#{') || parseStyle(text, plain).ok ? ok(text) : err(`invalid style: ${text}`);
    case 'colour':
      return isColour(text) ? ok(text) : err(`bad colour: ${text}`);
    case 'command':
      return ports.command(text);
    default:
      return assertNever(type);
  }
}

const isColour = (text: string): boolean => text === 'none' || parseColour(text) !== undefined;

/** Only decimal digits make a number, as strtonum reads them. */
function parseNumber(text: string, min: number, max: number): Result<string, string> {
  if (!/^\s*[+-]?\d+$/.test(text)) return err(`value is invalid: ${text}`);
  const n = Number(text);
  if (n < min) return err(`value is too small: ${text}`);
  return n > max ? err(`value is too large: ${text}`) : ok(String(n));
}

function parseFlag(text: string | undefined, current: string): Result<string, string> {
  if (text === undefined || text === '') return ok(current === 'on' ? 'off' : 'on');
  const word = text.toLowerCase();
  if (['1', 'on', 'yes'].includes(word)) return ok('on');
  return ['0', 'off', 'no'].includes(word) ? ok('off') : err(`bad value: ${text}`);
}

/** Without a text the first two values take turns; any other one stays. */
function parseChoice(of: readonly string[], text: string | undefined, current: string): Result<string, string> {
  const index = of.indexOf(current);
  if (text === undefined) return ok(index < 2 ? (of[1 - index] ?? current) : current);
  return of.includes(text) ? ok(text) : err(`unknown value: ${text}`);
}
