/**
 * The keys that are not characters: their tmux names and the numbers that terminals use for them. One table for
 * both directions (decoding a host, encoding for a pane). Refuses to know about modifiers and modes.
 *
 * Sources: xterm's ctlseqs ("PC-Style Function Keys", "VT220-Style Function Keys") and the functional key table of
 * https://sw.kovidgoyal.net/kitty/keyboard-protocol/#functional-key-definitions
 */

/** Keys of the form `CSI 1 ; modifiers letter`. */
const letterOf: ReadonlyMap<string, string> = new Map([
  ['Up', 'A'],
  ['Down', 'B'],
  ['Right', 'C'],
  ['Left', 'D'],
  ['End', 'F'],
  ['Home', 'H'],
  ['F1', 'P'],
  ['F2', 'Q'],
  ['F3', 'R'],
  ['F4', 'S'],
]);

/** Keys of the form `CSI number ; modifiers ~`; the first number is the one to send. */
const numbersOf: ReadonlyMap<string, readonly number[]> = new Map([
  ['Home', [1, 7]],
  ['IC', [2]],
  ['DC', [3]],
  ['End', [4, 8]],
  ['PPage', [5]],
  ['NPage', [6]],
  ['F1', [11]],
  ['F2', [12]],
  ['F3', [13]],
  ['F4', [14]],
  ['F5', [15]],
  ['F6', [17]],
  ['F7', [18]],
  ['F8', [19]],
  ['F9', [20]],
  ['F10', [21]],
  ['F11', [23]],
  ['F12', [24]],
  ['F13', [25]],
  ['F14', [26]],
  ['F15', [28]],
  ['F16', [29]],
  ['F17', [31]],
  ['F18', [32]],
  ['F19', [33]],
  ['F20', [34]],
]);

/** Keypad keys: the character in numeric mode and the letter behind SS3 in application mode (DECPAM). */
const keypad: ReadonlyMap<string, { readonly text: string; readonly letter: string; readonly kitty: number }> = new Map([
  ...Array.from('0123456789', (text, i) => [`KP${text}`, { text, letter: 'pqrstuvwxy'[i]!, kitty: 57399 + i }] as const),
  ['KP.', { text: '.', letter: 'n', kitty: 57409 }],
  ['KP/', { text: '/', letter: 'o', kitty: 57410 }],
  ['KP*', { text: '*', letter: 'j', kitty: 57411 }],
  ['KP-', { text: '-', letter: 'm', kitty: 57412 }],
  ['KP+', { text: '+', letter: 'k', kitty: 57413 }],
  ['KPEnter', { text: '\r', letter: 'M', kitty: 57414 }],
]);

/** Keys with a byte of their own; kitty numbers them by it. */
const byteOf: ReadonlyMap<string, number> = new Map([
  ['Tab', 9],
  ['Enter', 13],
  ['Escape', 27],
  ['BSpace', 127],
]);

/** Last function key with a number in any protocol. */
const lastFunctionKey = 35;
const kittyF13 = 57376;

const kittyOf: ReadonlyMap<string, number> = new Map([
  ...byteOf,
  ...Array.from({ length: lastFunctionKey - 12 }, (_, i) => [`F${i + 13}`, kittyF13 + i] as const),
  ...Array.from(keypad, ([name, key]) => [name, key.kitty] as const),
]);

/** Keys that kitty tells apart from others and tmux does not: the name they share. */
const kittyAlias: ReadonlyMap<number, string> = new Map([
  [8, 'BSpace'],
  [57415, '='],
  [57416, ','],
  [57417, 'Left'],
  [57418, 'Right'],
  [57419, 'Up'],
  [57420, 'Down'],
  [57421, 'PPage'],
  [57422, 'NPage'],
  [57423, 'Home'],
  [57424, 'End'],
  [57425, 'IC'],
  [57426, 'DC'],
]);

const byLetter = new Map(Array.from(letterOf, ([name, letter]) => [letter, name] as const));
const byNumber = new Map(Array.from(numbersOf, ([name, numbers]) => numbers.map((n) => [n, name] as const)).flat());
const byKitty = new Map([...kittyAlias, ...Array.from(kittyOf, ([name, code]) => [code, name] as const)]);
const byKeypadLetter = new Map(Array.from(keypad, ([name, key]) => [key.letter, name] as const));

export const csiLetter = (base: string): string | undefined => letterOf.get(base);
export const csiNumber = (base: string): number | undefined => numbersOf.get(base)?.[0];
export const kittyCode = (base: string): number | undefined => kittyOf.get(base);
export const keyByte = (base: string): number | undefined => byteOf.get(base);
export const keypadKey = (base: string): { readonly text: string; readonly letter: string } | undefined => keypad.get(base);

/** The key of `CSI 1 ; modifiers letter` (and of `SS3 letter`); undefined when there is none. */
export const keyOfCsiLetter = (letter: string): string | undefined => byLetter.get(letter);
/** The key of `CSI number ; modifiers ~`. */
export const keyOfCsiNumber = (number: number): string | undefined => byNumber.get(number);
/** The key that is not a character and has this number in `CSI number ; modifiers u`. */
export const keyOfKittyCode = (code: number): string | undefined => byKitty.get(code);
/** The keypad key of `SS3 letter`. */
export const keyOfKeypadLetter = (letter: string): string | undefined => byKeypadLetter.get(letter);

/** All names of keys that are not characters, without modifiers. */
export const functionalKeys: readonly string[] = [
  ...new Set([...letterOf.keys(), ...numbersOf.keys(), ...kittyOf.keys(), 'Space', 'BTab']),
];
