/** What an ESC in front of other bytes means: judgements that the decoder makes on whole or unfinished sequences. Stateless. */
import { formatKeyName, keyOfKeypadLetter, keyParts, parseHostKey } from '@ccmux/core';
import { decodeCsi } from './csi.js';
import { latin1 } from './event.js';
import { opensString } from './extent.js';
import { decodeSs3Letter } from './key-codes.js';

const ESC = 0x1b;

/**
 * Whether the unfinished bytes at `at` can hardly be keys that a person pressed, so that the rest is worth waiting
 * for: a CSI with a parameter, an OSC with its number, a DCS that answers a query.
 */
export function isPatient(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== ESC) return false;
  const second = bytes[at + 1];
  if (second === 0x5b) return bytes.length > at + 2;
  if (second === undefined || !opensString(second)) return false;
  return /^(?:\][0-9]{1,4};|P(?:[>!]\||[01][$+]r)|_G)/.test(latin1(bytes.subarray(at + 1, at + 8)));
}

export function ss3Key(raw: Uint8Array): string | undefined {
  const letter = String.fromCharCode(raw[raw.length - 1]!);
  const modifier = raw.length === 4 ? raw[2]! - 0x30 : 1;
  const key = decodeSs3Letter(letter, modifier);
  if (key !== undefined) return key.name;
  const base = raw.length === 3 ? keyOfKeypadLetter(letter) : undefined;
  return base === undefined ? undefined : formatKeyName({ base, ctrl: false, meta: false, shift: false });
}

/** The key of a sequence with an ESC in front of it; undefined where that cannot mean Meta. */
export function withMeta(raw: Uint8Array): string | undefined {
  const key = raw[1] === 0x4f ? ss3Key(raw) : plainKey(raw);
  const name = key === undefined ? undefined : parseHostKey(key);
  if (name?.ok !== true) return undefined;
  const parts = keyParts(name.value);
  return parts.meta ? undefined : formatKeyName({ ...parts, meta: true });
}

/** A pressed key of a CSI that is not of the kitty protocol, which has a bit for Meta. */
function plainKey(raw: Uint8Array): string | undefined {
  const event = decodeCsi(raw);
  return event.kind === 'key' && event.type === 1 && raw[raw.length - 1] !== 0x75 ? event.key : undefined;
}
