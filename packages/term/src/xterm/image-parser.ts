/**
 * Where xterm.js's parser is. The sanitizer gives it whole sequences only, so it is in the middle of something just when it is in
 * a control string, which is kept as the bytes that bring another parser to the same place.
 */
import type { Internals, XtermStringHandler } from './internals.js';

const oscInNumber = 1;
const oscInText = 2;
/** A command that nobody listens to; a number as large has no other meaning. */
const largestCommand = 999_999_999;
const [osc, dcs] = [0x5d, 0x50];

/** What the parser has of the control string that ESC `open` began. */
export function stringSoFar({ parser }: Internals, open: number): string {
  if (open === osc) return oscSoFar(parser._oscParser);
  return open === dcs ? dcsSoFar(parser._dcsParser) : '';
}

function oscSoFar({ _state, _id, _active }: Internals['parser']['_oscParser']): string {
  const number = _id < 0 ? '' : String(Math.min(_id, largestCommand));
  if (_state === oscInNumber) return number;
  return _state === oscInText ? `${number};${textOf(_active)}` : '-';
}

function dcsSoFar({ _ident, _active }: Internals['parser']['_dcsParser']): string {
  const head = [_ident >> 16, (_ident >> 8) & 0xff, _ident & 0xff].filter((byte) => byte > 0);
  return String.fromCharCode(...head) + textOf(_active);
}

/** All handlers of a command collect the same; without any, nobody will ask for it. */
const textOf = (handlers: readonly XtermStringHandler[]): string => handlers[0]?._data ?? '';

/** Brings a parser there. `string` has nothing that ends it, so nothing is carried out. */
export function enterString({ parser }: Internals, open: number, string: string): void {
  if (open === 0) return;
  const data = Uint32Array.from([0x1b, open, ...Array.from(string, (character) => character.codePointAt(0)!)]);
  parser.parse(data, data.length);
}
