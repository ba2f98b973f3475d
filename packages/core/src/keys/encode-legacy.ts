/**
 * Keys as xterm sends them by default ("PC-Style Function Keys" in ctlseqs), with tmux's fallbacks for what has no
 * bytes there. Refuses extended protocols.
 */
import { csiLetter, csiNumber, keyByte, keypadKey, kittyCode } from './functional.js';
import type { KeyParts } from './name.js';

interface LegacyModes {
  readonly applicationCursor: boolean;
  readonly applicationKeypad: boolean;
}

/** The modifier parameter: 1 + shift 1, alt 2, control 4. */
export const modifierParameter = (key: KeyParts): number => 1 + (key.shift ? 1 : 0) + (key.meta ? 2 : 0) + (key.ctrl ? 4 : 0);

export function encodeLegacy(key: KeyParts, modes: LegacyModes): string {
  const prefix = key.meta ? '\x1b' : '';
  if (key.base === 'BTab') return `${prefix}\x1b[Z`;
  if (key.base === 'BSpace') return `${prefix}${key.ctrl ? '\b' : '\x7f'}`;
  const byte = keyByte(key.base);
  if (byte !== undefined) return prefix + String.fromCharCode(byte);
  const pad = keypadKey(key.base);
  if (pad !== undefined) return prefix + (modes.applicationKeypad ? `\x1bO${pad.letter}` : pad.text);
  return functional(key, modes.applicationCursor) ?? prefix + character(key);
}

function functional(key: KeyParts, applicationCursor: boolean): string | undefined {
  const modifiers = modifierParameter(key);
  const letter = csiLetter(key.base);
  if (letter !== undefined) {
    if (modifiers !== 1) return `\x1b[1;${modifiers}${letter}`;
    return applicationCursor || letter >= 'P' ? `\x1bO${letter}` : `\x1b[${letter}`;
  }
  const number = csiNumber(key.base);
  if (number !== undefined) return modifiers === 1 ? `\x1b[${number}~` : `\x1b[${number};${modifiers}~`;
  // F21 and up never had a sequence of their own; kitty sends its numbers in legacy mode too.
  const code = kittyCode(key.base);
  if (code !== undefined) return modifiers === 1 ? `\x1b[${code}u` : `\x1b[${code};${modifiers}u`;
  return undefined;
}

/** Keys whose byte with control is neither theirs `& 0x1f` nor they themselves (xterm on a PC keyboard). */
const controlBytes: ReadonlyMap<string, string> = new Map([
  ...Array.from('2345678', (digit, i) => [digit, '\x00\x1b\x1c\x1d\x1e\x1f\x7f'[i]!] as const),
  ['?', '\x7f'],
  ['/', '\x1f'],
  ['-', '\x1f'],
  // tmux: the key below the shifted character, which is what control leaves of it.
  ...Array.from('!():"<>', (shifted, i) => [shifted, `190;',.`[i]!] as const),
]);

function character({ base, ctrl }: KeyParts): string {
  const text = base === 'Space' ? ' ' : base;
  return ctrl ? (controlByte(text) ?? text) : text;
}

/** The C0 byte (or DEL) that control makes of a character; undefined when it makes none. */
export function controlByte(text: string): string | undefined {
  if (text === ' ') return '\x00';
  const mapped = controlBytes.get(text);
  if (mapped !== undefined) return mapped;
  return text >= '@' && text <= '~' && text.length === 1 ? String.fromCharCode(text.charCodeAt(0) & 0x1f) : undefined;
}
