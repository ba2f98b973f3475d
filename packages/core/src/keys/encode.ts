/**
 * A key to the bytes that a pane's program expects for it, by the keyboard modes that the program set. Refuses to
 * know key tables; keys that are no keys of a keyboard (`MouseDown1Pane`, `FocusIn`, `Any`) have no bytes.
 */
import { encodeKitty } from './encode-kitty.js';
import { encodeLegacy } from './encode-legacy.js';
import { encodeModifyOtherKeys } from './encode-other.js';
import { functionalKeys } from './functional.js';
import { isCharacter, type KeyName, keyOfCodePoint, keyParts } from './name.js';
import { codePoints, utf8Bytes } from './utf8.js';

/** What the program asked of its keyboard. */
export interface KeyModes {
  /** DECCKM. */
  readonly applicationCursor: boolean;
  /** DECPAM. */
  readonly applicationKeypad: boolean;
  /** Flags of the kitty keyboard protocol in force; 0: none. They win over modifyOtherKeys. */
  readonly kittyFlags: number;
  /** xterm's modifyOtherKeys. */
  readonly modifyOtherKeys: 0 | 1 | 2;
}

/** As the kitty protocol numbers them: 1 press, 2 repeat, 3 release. */
export type KeyEventKind = 1 | 2 | 3;

/** Bits of the kitty flags. */
export const kittyFlag = { disambiguate: 1, eventTypes: 2, alternates: 4, allKeys: 8, text: 16 } as const;

const escapeCodeFlags = kittyFlag.disambiguate | kittyFlag.allKeys;
const named: ReadonlySet<string> = new Set(functionalKeys);
const nothing = new Uint8Array(0);

/**
 * Bytes for one key event; none when the program did not ask for such events (a release) or the key has none.
 * What a mode cannot express falls back as in tmux: `S-Enter` is Enter, `C-S-a` is `C-a`.
 */
export function encodeKey(name: KeyName, modes: KeyModes, kind: KeyEventKind = 1): Uint8Array {
  const key = keyParts(name);
  if (!isCharacter(key.base) && !named.has(key.base)) return nothing;
  const reportsKind = (modes.kittyFlags & kittyFlag.eventTypes) !== 0;
  if (kind === 3 && !reportsKind) return nothing;
  const effective = reportsKind ? kind : 1;
  if ((modes.kittyFlags & escapeCodeFlags) !== 0 || effective !== 1) {
    return utf8Bytes(encodeKitty(key, modes.kittyFlags, effective));
  }
  const level = modes.kittyFlags === 0 ? modes.modifyOtherKeys : 0;
  const extended = level === 0 ? undefined : encodeModifyOtherKeys(key, level);
  return utf8Bytes(extended ?? encodeLegacy(key, modes));
}

/** Bytes for typed text (valid UTF-8): itself, unless the program wants every key as an escape code. */
export function encodeText(bytes: Uint8Array, modes: KeyModes): Uint8Array {
  if ((modes.kittyFlags & kittyFlag.allKeys) === 0) return bytes;
  const out: number[] = [];
  for (const code of codePoints(bytes)) for (const byte of encodeKey(keyOfCodePoint(code), modes)) out.push(byte);
  return Uint8Array.from(out);
}

/** The report of DEC 1004. */
export const encodeFocus = (gained: boolean): Uint8Array => utf8Bytes(gained ? '\x1b[I' : '\x1b[O');
