/**
 * Keys in the kitty keyboard protocol: https://sw.kovidgoyal.net/kitty/keyboard-protocol/
 * A key name has no keyboard layout behind it, so the alternates are the shifted form of letters only.
 */

import { modifierParameter } from './encode-legacy.js';
import { csiLetter, csiNumber, keyByte, keypadKey, kittyCode } from './functional.js';
import { isCharacter, type KeyParts, lowerCase, upperCase } from './name.js';

const alternates = 4;
const allKeys = 8;
const reportText = 16;

/** `kind`: 1 press, 2 repeat, 3 release; anything but 1 only where the program asked for event types. */
export function encodeKitty(name: KeyParts, flags: number, kind: 1 | 2 | 3): string {
  const key = name.base === 'BTab' ? { ...name, base: 'Tab', shift: true } : name;
  const asEscape = (flags & allKeys) !== 0;
  const plain = !key.ctrl && !key.meta && !key.shift;
  if (isCharacter(key.base) || key.base === 'Space') {
    const text = key.base === 'Space' ? ' ' : key.base;
    if (!plain || asEscape) return encodeCharacter(key, text, flags, kind);
    return kind === 3 ? '' : text;
  }
  if (plain && !asEscape && key.base !== 'Escape') {
    // Enter, Tab and Backspace keep their bytes, so that `reset` can be typed after a crash; and so have no releases.
    const byte = keyByte(key.base);
    if (byte !== undefined) return kind === 3 ? '' : String.fromCharCode(byte);
  }
  return encodeFunctional(key, flags, kind);
}

function encodeCharacter(name: KeyParts, text: string, flags: number, kind: 1 | 2 | 3): string {
  const lower = lowerCase(text);
  const isUpper = lower !== text && upperCase(lower) === text;
  const key = isUpper ? { ...name, shift: true } : name;
  const base = isUpper ? lower : text;
  const shifted = key.shift ? upperCase(base) : base;
  const code = `${base.codePointAt(0)}${(flags & alternates) !== 0 && shifted !== base ? `:${shifted.codePointAt(0)}` : ''}`;
  return withFields(code, key, kind, typedText(key, shifted, flags, kind));
}

function encodeFunctional(key: KeyParts, flags: number, kind: 1 | 2 | 3): string {
  const letter = key.base === 'F3' ? undefined : csiLetter(key.base);
  if (letter !== undefined) {
    const field = modifierField(key, kind);
    return field === '' ? `\x1b[${letter}` : `\x1b[1;${field}${letter}`;
  }
  const code = kittyCode(key.base);
  if (code === undefined) {
    const field = modifierField(key, kind);
    return `\x1b[${csiNumber(key.base)}${field === '' ? '' : `;${field}`}~`;
  }
  const pad = keypadKey(key.base);
  return withFields(`${code}`, key, kind, pad === undefined ? '' : typedText(key, pad.text, flags, kind));
}

function withFields(code: string, key: KeyParts, kind: 1 | 2 | 3, text: string): string {
  const field = modifierField(key, kind);
  if (text !== '') return `\x1b[${code};${field};${text}u`;
  return field === '' ? `\x1b[${code}u` : `\x1b[${code};${field}u`;
}

/** Modifiers and event type; empty when both are the default. */
function modifierField(key: KeyParts, kind: 1 | 2 | 3): string {
  const modifiers = modifierParameter(key);
  if (kind !== 1) return `${modifiers}:${kind}`;
  return modifiers === 1 ? '' : `${modifiers}`;
}

/** The third field: the text the key types, for programs that want keys and text in one. */
function typedText(key: KeyParts, text: string, flags: number, kind: 1 | 2 | 3): string {
  const wanted = (flags & allKeys) !== 0 && (flags & reportText) !== 0 && kind !== 3;
  return wanted && !key.ctrl && !key.meta && text >= ' ' ? `${text.codePointAt(0)}` : '';
}
