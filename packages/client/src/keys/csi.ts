/** The meaning of one complete CSI sequence of the host. Stateless; refuses to know how sequences are cut out of a stream. */
import { formatKeyName } from '@ccmux/core';
import { type DecodedEvent, latin1, report } from './event.js';
import { decodeCsiKey, type Parameters } from './key-codes.js';
import { decodeMouse } from './mouse.js';

/** The marker that opens a paste is no event by itself: the decoder changes its state. */
export type CsiMeaning = DecodedEvent | { readonly kind: 'paste-start' };

const shape = /^([<=>?]?)([0-9;:]*)([ -/]*)(.)$/s;

/** `raw` begins with `ESC [` and is one sequence. What has no meaning here is `raw`. */
export function decodeCsi(raw: Uint8Array): CsiMeaning {
  const body = latin1(raw.subarray(2));
  if (body.length === 4 && body.startsWith('M')) return orReport(decodeX10Mouse(raw), raw);
  if (body.startsWith('[')) return consoleKey(raw);
  const parts = shape.exec(body);
  if (parts === null) return { kind: 'raw', bytes: raw };
  const [, prefix = '', parameterText = '', intermediates = '', final = ''] = parts;
  if (prefix !== '') return privateReport(raw, prefix, parameterText, intermediates + final);
  if (isReport(parameterText, intermediates + final)) return report('other', latin1(raw.subarray(1)), raw);
  const parameters = parse(parameterText);
  if (intermediates !== '' || parameters === undefined) return { kind: 'raw', bytes: raw };
  return plain(raw, parameterText, parameters, final);
}

function plain(raw: Uint8Array, text: string, parameters: Parameters, final: string): CsiMeaning {
  if (final === '~' && text === '200') return { kind: 'paste-start' };
  if (text === '' && (final === 'I' || final === 'O')) return { kind: 'focus', gained: final === 'I' };
  const key = decodeCsiKey(parameters, final);
  return key === undefined ? { kind: 'raw', bytes: raw } : { kind: 'key', key: key.name, raw, type: key.type };
}

/** Sequences with a private prefix are never keys: the mouse, or an answer of the terminal. */
function privateReport(raw: Uint8Array, prefix: string, parameterText: string, final: string): DecodedEvent {
  if (prefix === '<' && (final === 'M' || final === 'm')) {
    const [code, x, y, ...rest] = (parse(parameterText) ?? []).map((field) => field[0]);
    const isWhole = code !== undefined && x !== undefined && y !== undefined && rest.length === 0;
    return orReport(isWhole ? decodeMouse(code, x, y, final === 'm') : undefined, raw);
  }
  if (prefix === '?' && final === 'c') return report('da1', parameterText, raw);
  if (prefix === '?' && final === 'u') return report('kitty', parameterText, raw);
  return report('other', latin1(raw.subarray(1)), raw);
}

/** The largest modifier parameter of F3, whose `CSI 1 ; modifiers R` is also a cursor position in the first line. */
const maxF3Modifier = 16;

/** Answers without a private prefix: device attributes and status, window size, cursor position, ANSI modes. */
function isReport(parameters: string, final: string): boolean {
  if (parameters === '') return false;
  if (final === 'R') {
    const [row = '', column = ''] = parameters.split(';');
    const isKey = row === '1' && (column.includes(':') || (Number(column) >= 2 && Number(column) <= maxF3Modifier));
    return parameters.includes(';') && !isKey;
  }
  return ['c', 'n', 't', 'x', '$y'].includes(final);
}

function consoleKey(raw: Uint8Array): DecodedEvent {
  const base = `F${raw[3]! - 0x40}`;
  return { kind: 'key', key: formatKeyName({ base, ctrl: false, meta: false, shift: false }), raw, type: 1 };
}

const decodeX10Mouse = (raw: Uint8Array): DecodedEvent | undefined =>
  decodeMouse(raw[3]! - 32, raw[4]! - 32, raw[5]! - 32, false);

const orReport = (event: DecodedEvent | undefined, raw: Uint8Array): DecodedEvent =>
  event ?? report('other', latin1(raw.subarray(1)), raw);

/** Undefined when a number is longer than any that has a meaning. */
function parse(text: string): Parameters | undefined {
  const fields = text.split(';').map((field) => field.split(':').map((n) => (n === '' ? undefined : Number(n))));
  return fields.every((field) => field.every((n) => n === undefined || n <= 0x10ffff)) ? fields : undefined;
}
