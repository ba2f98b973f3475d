/**
 * Names of keys, as tmux writes them: `a`, `C-b`, `M-x`, `C-M-Left`, `BTab`, `MouseDown1Pane`. A KeyName is
 * normalised: two keys are the same key exactly when their names are the same string. Refuses to know how any
 * terminal spells a key in bytes.
 */
import { err, ok, type Result } from '../result.js';
import { functionalKeys } from './functional.js';

declare const brand: unique symbol;
export type KeyName = string & { readonly [brand]: 'key' };

/** `base`: one character, or a name such as `Up`, `Space`, `MouseDown1Pane`. */
export interface KeyParts {
  readonly base: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
}

/** tmux's other spellings. Case does not matter in names of more than one character. */
const aliases: readonly (readonly [string, string])[] = [
  ['Insert', 'IC'],
  ['Delete', 'DC'],
  ['PageUp', 'PPage'],
  ['PgUp', 'PPage'],
  ['PageDown', 'NPage'],
  ['PgDn', 'NPage'],
];

const specialNames = ['Any', 'None', 'FocusIn', 'FocusOut', 'Mouse', 'Dragging'];
const mouseVerbs = ['MouseDown', 'MouseUp', 'MouseDragEnd', 'MouseDrag', 'SecondClick', 'DoubleClick', 'TripleClick'];
const mousePlaces = ['Pane', 'StatusLeft', 'StatusRight', 'StatusDefault', 'Status', 'Border'];
/** Buttons 4 and 5 are the wheel. */
const mouseName = new RegExp(
  `^(?:(${mouseVerbs.join('|')})(1[01]|[1-36-9])|(WheelUp|WheelDown|MouseMove))(${mousePlaces.join('|')})$`,
  'i',
);

const byLowerCase = new Map<string, string>([
  ...[...functionalKeys, ...specialNames, ...mouseVerbs, ...mousePlaces, 'WheelUp', 'WheelDown', 'MouseMove'].map(
    (name) => [name.toLowerCase(), name] as const,
  ),
  ...aliases.map(([alias, name]) => [alias.toLowerCase(), name] as const),
]);
const bases: ReadonlySet<string> = new Set([...functionalKeys, ...specialNames]);

/** Ctrl keys that share a byte with a key of their own; tmux up to 3.4 takes them for that key. */
const sameByte: ReadonlyMap<string, string> = new Map([
  ['i', 'Tab'],
  ['m', 'Enter'],
  ['[', 'Escape'],
]);

/**
 * A key name as a person or a script writes it: any of tmux's aliases (`^b`, `c-b`, `PgUp`, `0x41`). `C-m`, `C-i`
 * and `C-[` mean Enter, Tab and Escape. The error is tmux's message.
 */
export function parseKeyName(text: string): Result<KeyName, string> {
  const key = parseHostKey(text);
  return key.ok ? ok(bindingKey(key.value)) : key;
}

/** As `parseKeyName`, but `C-m`, `C-i` and `C-[` stay keys of their own, as a host with the kitty protocol has them. */
export function parseHostKey(text: string): Result<KeyName, string> {
  const unknown = (): Result<never, string> => err(`unknown key: ${text}`);
  if (/^0x[0-9a-f]{1,6}$/i.test(text)) {
    const code = Number.parseInt(text.slice(2), 16);
    return isScalar(code) ? ok(keyOfCodePoint(code)) : unknown();
  }
  const caret = text.length > 1 && text.startsWith('^');
  const split = splitModifiers(caret ? text.slice(1) : text);
  const base = canonicalBase(split.base);
  if (base === undefined) return unknown();
  return ok(formatKeyName({ ...split, base, ctrl: split.ctrl || caret }));
}

/** The name under which a key is looked up in key tables, where `C-m`, `C-i` and `C-[` are Enter, Tab and Escape. */
export function bindingKey(name: KeyName): KeyName {
  if (!name.startsWith('C-')) return name;
  const parts = keyParts(name);
  const base = sameByte.get(parts.base);
  return base === undefined || parts.shift ? name : formatKeyName({ ...parts, base, ctrl: false });
}

/** The one name of this key. `base` is a character or a canonical name. */
export function formatKeyName(parts: KeyParts): KeyName {
  const { base, shift } = normalise(parts);
  // SAFETY: the only place where a KeyName is made, from normalised parts.
  return `${parts.ctrl ? 'C-' : ''}${parts.meta ? 'M-' : ''}${shift ? 'S-' : ''}${base}` as KeyName;
}

/** Modifiers and base of a name. */
export function keyParts(name: KeyName): KeyParts {
  return splitModifiers(name);
}

/** The key that a terminal without extended keys means by this code point: `a`, `Space`, `C-a`, `Enter`, `BSpace`. */
export function keyOfCodePoint(code: number, meta = false): KeyName {
  const base = baseOfCodePoint(code);
  return formatKeyName({ base: base.base, ctrl: base.ctrl, meta, shift: false });
}

function baseOfCodePoint(code: number): { readonly base: string; readonly ctrl: boolean } {
  if (code === 9) return { base: 'Tab', ctrl: false };
  if (code === 13) return { base: 'Enter', ctrl: false };
  if (code === 27) return { base: 'Escape', ctrl: false };
  if (code === 127) return { base: 'BSpace', ctrl: false };
  if (code < 32) return { base: String.fromCharCode(code + 64), ctrl: true };
  return { base: String.fromCodePoint(code), ctrl: false };
}

/** Whether the base is one character that a key can produce as text. `Space` is not: it has a name. */
export const isCharacter = (base: string): boolean => (base.codePointAt(0)! > 0xffff ? base.length === 2 : base.length === 1);

/** `text` in lower or upper case where that is one character, else `text`. */
export const lowerCase = (text: string): string => oneCharacter(text.toLowerCase(), text);
export const upperCase = (text: string): string => oneCharacter(text.toUpperCase(), text);

function oneCharacter(changed: string, text: string): string {
  return isCharacter(changed) ? changed : text;
}

function normalise({ base, ctrl, shift }: KeyParts): { readonly base: string; readonly shift: boolean } {
  if (base === 'Tab' || base === 'BTab') return { base: shift ? 'BTab' : base, shift: false };
  if (base === ' ') return { base: 'Space', shift };
  if (!isCharacter(base)) return { base, shift };
  if (ctrl) return { base: base === '@' ? 'Space' : lowerCase(base), shift };
  const upper = upperCase(base);
  const isLetter = upper !== base || lowerCase(base) !== base;
  return shift && isLetter ? { base: upper, shift: false } : { base, shift };
}

function splitModifiers(text: string): KeyParts {
  let base = text;
  let ctrl = false;
  let meta = false;
  let shift = false;
  while (base.length > 2 && base[1] === '-') {
    const modifier = base[0]!.toLowerCase();
    if (modifier === 'c') ctrl = true;
    else if (modifier === 'm') meta = true;
    else if (modifier === 's') shift = true;
    else break;
    base = base.slice(2);
  }
  return { base, ctrl, meta, shift };
}

/** Longest text that can name a key; keeps hostile input from reaching the pattern. */
const maxBaseLength = 32;

function canonicalBase(base: string): string | undefined {
  if (base.length === 0 || base.length > maxBaseLength) return undefined;
  if (isCharacter(base)) return isPrintable(base.codePointAt(0)!) ? base : undefined;
  const name = byLowerCase.get(base.toLowerCase());
  if (name !== undefined && bases.has(name)) return name;
  const user = /^user([0-9]{1,3})$/i.exec(base);
  if (user !== null) return `User${Number(user[1])}`;
  const mouse = mouseName.exec(base);
  if (mouse === null) return undefined;
  const [, verb, button = '', wheel, place] = mouse;
  const word = (text: string | undefined): string => byLowerCase.get((text ?? '').toLowerCase()) ?? '';
  return `${word(verb ?? wheel)}${button}${word(place)}`;
}

const isScalar = (code: number): boolean => code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
const isPrintable = (code: number): boolean => code >= 32 && !(code >= 127 && code < 160) && isScalar(code);
