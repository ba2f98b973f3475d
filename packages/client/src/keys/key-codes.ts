/**
 * Keys of the CSI sequences that carry modifiers: xterm's and rxvt's functional keys, modifyOtherKeys and the kitty
 * keyboard protocol. https://invisible-island.net/xterm/ctlseqs/ctlseqs.html, https://sw.kovidgoyal.net/kitty/keyboard-protocol/
 */
import { formatKeyName, isCharacter, keyOfCsiLetter, keyOfCsiNumber, keyOfKittyCode, lowerCase, upperCase } from '@ccmux/core';
import type { KeyEventType } from '@ccmux/protocol';

export interface DecodedKey {
  readonly name: string;
  readonly type: KeyEventType;
}

/** Parameters of a CSI: fields split at `;`, sub-fields at `:`; undefined where empty. */
export type Parameters = readonly (readonly (number | undefined)[])[];

interface Modifiers {
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
}

interface ModifierField extends Modifiers {
  readonly type: KeyEventType;
}

const none: Modifiers = { ctrl: false, meta: false, shift: false };
const shift = 1;
const alt = 2;
const control = 4;
/** xterm's Meta, but Super in the kitty protocol. */
const metaOrSuper = 8;
const hyper = 16;
const kittyMeta = 32;
const locks = 64 | 128;

/** Modifiers and event type. Undefined for what no key name can express: Hyper, and Super where 8 means that. */
function modifierField(field: readonly (number | undefined)[] | undefined, eighth: 'meta' | 'super'): ModifierField | undefined {
  const type = field?.[1] ?? 1;
  const bits = (Math.max(field?.[0] ?? 1, 1) - 1) & ~locks;
  const refused = eighth === 'meta' ? hyper : hyper | metaOrSuper;
  if ((type !== 1 && type !== 2 && type !== 3) || (bits & refused) !== 0 || bits > 63) return undefined;
  const meta = alt | kittyMeta | (eighth === 'meta' ? metaOrSuper : 0);
  return { ctrl: (bits & control) !== 0, meta: (bits & meta) !== 0, shift: (bits & shift) !== 0, type };
}

/** `CSI parameters final`; undefined when it is no key that has a name. */
export function decodeCsiKey(parameters: Parameters, final: string): DecodedKey | undefined {
  switch (final) {
    case '~':
      return parameters[0]?.[0] === 27 && parameters.length === 3
        ? modifyOtherKeys(parameters)
        : functional(keyOfCsiNumber(parameters[0]?.[0] ?? 0), parameters);
    case 'u':
      return kittyKey(parameters);
    case 'Z':
      return functional('BTab', parameters);
    case '$':
    case '^':
    case '@':
      return rxvtKey(parameters, final);
    default:
      return letterKey(parameters, final);
  }
}

function functional(base: string | undefined, parameters: Parameters): DecodedKey | undefined {
  const modifiers = modifierField(parameters[1], 'meta');
  if (base === undefined || modifiers === undefined || parameters.length > 2) return undefined;
  return { name: formatKeyName({ base, ...modifiers }), type: modifiers.type };
}

function letterKey(parameters: Parameters, final: string): DecodedKey | undefined {
  const first = parameters[0]?.[0];
  if (final >= 'a' && final <= 'd' && first === undefined) return named(rxvtArrow(final), { ...none, shift: true });
  const base = keyOfCsiLetter(final);
  // Old xterms leave the leading 1 out: CSI 5 A.
  if (parameters.length === 1 && first !== undefined && first > 1) return functional(base, [[], ...parameters]);
  return first === undefined || first === 1 ? functional(base, parameters) : undefined;
}

/** rxvt's own: `$` shift, `^` control, `@` both. */
function rxvtKey(parameters: Parameters, final: string): DecodedKey | undefined {
  const base = keyOfCsiNumber(parameters[0]?.[0] ?? 0);
  return parameters.length === 1 ? named(base, { ctrl: final !== '$', meta: false, shift: final !== '^' }) : undefined;
}

const rxvtArrow = (letter: string): string | undefined => keyOfCsiLetter(letter.toUpperCase());

const named = (base: string | undefined, modifiers: Modifiers): DecodedKey | undefined =>
  base === undefined ? undefined : { name: formatKeyName({ base, ...modifiers }), type: 1 };

/** `SS3 [digit] letter`: cursor keys, F1 to F4 and rxvt's control with arrows. */
export function decodeSs3Letter(letter: string, modifier: number): DecodedKey | undefined {
  if (letter >= 'a' && letter <= 'd') return named(rxvtArrow(letter), { ...none, ctrl: true });
  return functional(keyOfCsiLetter(letter), [[1], [modifier]]);
}

/** `CSI 27 ; modifiers ; code ~`. The code is that of the shifted character, so Shift says nothing more about it. */
function modifyOtherKeys(parameters: Parameters): DecodedKey | undefined {
  const modifiers = modifierField(parameters[1], 'meta');
  const code = parameters[2]?.[0];
  if (modifiers === undefined || code === undefined) return undefined;
  const base = baseOf(code);
  if (base === undefined) return undefined;
  const isShifted = isCharacter(base) && lowerCase(base) === upperCase(base);
  return { name: formatKeyName({ base, ...modifiers, shift: modifiers.shift && !isShifted }), type: 1 };
}

/** `CSI code:shifted:base ; modifiers:type ; text u`. */
function kittyKey(parameters: Parameters): DecodedKey | undefined {
  const [codes = [], field, text] = parameters;
  const modifiers = modifierField(field, 'super');
  const code = codes[0];
  if (modifiers === undefined || code === undefined || parameters.length > 3) return undefined;
  const base = baseOf(code);
  if (base === undefined) return undefined;
  if (!isCharacter(base)) return { name: formatKeyName({ base, ...modifiers }), type: modifiers.type };
  const typed = typedCharacter(text, modifiers);
  if (typed === 'several') return undefined;
  const key = typed === undefined ? characterKey(base, codes, modifiers) : { base: typed, ...none };
  return { name: formatKeyName(key), type: modifiers.type };
}

/** The text field, where it is what the key types. */
function typedCharacter(text: Parameters[number] | undefined, modifiers: Modifiers): string | 'several' | undefined {
  if (text === undefined || text[0] === undefined || modifiers.ctrl || modifiers.meta) return undefined;
  return text.length > 1 ? 'several' : characterOf(text[0]);
}

function characterKey(base: string, codes: Parameters[number], modifiers: Modifiers): Modifiers & { readonly base: string } {
  const shifted = codes[1] === undefined ? undefined : characterOf(codes[1]);
  if (modifiers.shift && shifted !== undefined) {
    // C-S-a stays that; C-_ is the name of Control with whatever key has _ above it.
    return modifiers.ctrl && upperCase(base) === shifted ? { base, ...modifiers } : { base: shifted, ...modifiers, shift: false };
  }
  const layout = codes[2] === undefined ? undefined : characterOf(codes[2]);
  // On a keyboard of another script, shortcuts go by the place of the key.
  if ((modifiers.ctrl || modifiers.meta) && base > '\x7f' && layout !== undefined) return { base: layout, ...modifiers };
  // As tmux: Shift alone with a character cannot be named without the layout. Letters are upper case, the rest plain.
  if (modifiers.shift && !modifiers.ctrl && !modifiers.meta) return { base: upperCase(base), ...none };
  return { base, ...modifiers };
}

/** The name or character of a code; undefined for keys without a tmux name. */
function baseOf(code: number): string | undefined {
  if (code === 32) return 'Space';
  return keyOfKittyCode(code) ?? characterOf(code);
}

/** kitty numbers keys without a character here; they are no text. */
const isFunctionalCode = (code: number): boolean => code >= 57344 && code <= 63743;

function characterOf(code: number): string | undefined {
  const isControl = code < 32 || (code >= 127 && code < 160);
  const isScalar = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isControl || !isScalar || isFunctionalCode(code) ? undefined : String.fromCodePoint(code);
}
