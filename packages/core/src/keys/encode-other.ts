/**
 * Keys under xterm's modifyOtherKeys: `CSI 27 ; modifiers ; code ~` for modified keys without a sequence of their own.
 * Level 1 leaves alone what has a well-known byte; level 2 sends every modified key this way.
 * https://invisible-island.net/xterm/modified-keys.html
 */
import { controlByte, modifierParameter } from './encode-legacy.js';
import { keyByte } from './functional.js';
import { isCharacter, type KeyParts, lowerCase, upperCase } from './name.js';

/** The sequence, or undefined when the key goes out as without the mode. */
export function encodeModifyOtherKeys(name: KeyParts, level: 1 | 2): string | undefined {
  const key = shiftAsTyped(name);
  const modifiers = modifierParameter(key);
  const byte = keyByte(key.base);
  const isText = isCharacter(key.base) || key.base === 'Space';
  if (modifiers === 1 || (byte === undefined && !isText)) return undefined;
  if (isText && key.base !== 'Space' && modifiers === 2) return undefined;
  if (level === 1 && staysLegacy(key, name)) return undefined;
  const text = key.base === 'Space' ? ' ' : key.base;
  return `\x1b[27;${modifiers};${byte ?? text.codePointAt(0)}~`;
}

/** xterm reports the shifted character together with the modifier. */
function shiftAsTyped(key: KeyParts): KeyParts {
  if (key.base === 'BTab') return { ...key, base: 'Tab', shift: true };
  if (!isCharacter(key.base)) return key;
  if (key.shift) return { ...key, base: upperCase(key.base) };
  return lowerCase(key.base) === key.base ? key : { ...key, shift: true };
}

function staysLegacy(key: KeyParts, name: KeyParts): boolean {
  if (key.base === 'BSpace' || (name.base === 'BTab' && !key.ctrl)) return true;
  if (!key.ctrl) return key.meta && !(key.shift && !isCharacter(key.base));
  const text = key.base === 'Space' ? ' ' : key.base;
  return !key.shift && isCharacter(text) && hasControlByte(text);
}

function hasControlByte(text: string): boolean {
  const byte = controlByte(text);
  return byte !== undefined && (byte < ' ' || byte === '\x7f');
}
