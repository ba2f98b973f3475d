/**
 * The order in which tmux lists keys: ASCII characters and control keys by their codes, keys with names, other
 * characters, then the same with Meta, Control and Shift.
 */
import { type KeyName, keyParts } from './name.js';

const ascii: ReadonlyMap<string, number> = new Map([
  ['Tab', 9],
  ['Enter', 13],
  ['Escape', 27],
  ['Space', 32],
]);

/** Named keys in the order of tmux's own numbers. */
const named: ReadonlyMap<string, number> = new Map(
  [
    ...['FocusIn', 'FocusOut', 'Any', 'Mouse', 'Dragging'],
    ...mouseNames(),
    'BSpace',
    ...Array.from({ length: 24 }, (_, i) => `F${i + 1}`),
    ...['IC', 'DC', 'Home', 'End', 'NPage', 'PPage', 'BTab', 'Up', 'Down', 'Left', 'Right'],
    ...['KP/', 'KP*', 'KP-', 'KP7', 'KP8', 'KP9', 'KP+', 'KP4', 'KP5', 'KP6', 'KP1', 'KP2', 'KP3', 'KPEnter', 'KP0', 'KP.'],
  ].map((name, index) => [name, index]),
);

function mouseNames(): string[] {
  const places = ['Pane', 'Status', 'StatusLeft', 'StatusRight', 'StatusDefault', 'Border'];
  const buttons = (verb: string): string[] => Array.from({ length: 11 }, (_, i) => `${verb}${i + 1}`);
  const verbs = [
    ...['MouseMove', ...buttons('MouseDown'), ...buttons('MouseUp'), ...buttons('MouseDrag'), ...buttons('MouseDragEnd')],
    ...['WheelUp', 'WheelDown', ...buttons('SecondClick'), ...buttons('DoubleClick'), ...buttons('TripleClick')],
  ];
  return verbs.flatMap((verb) => places.map((place) => `${verb}${place}`));
}

/** Above ASCII; all other characters come behind the keys with names. */
const namedFrom = 0x80;
const othersFrom = 0x1000;
const meta = 0x1000000;
const ctrl = 0x2000000;
const shift = 0x4000000;

function codeOf(key: KeyName): number {
  const parts = keyParts(key);
  const modifiers = (parts.meta ? meta : 0) + (parts.shift ? shift : 0);
  const character = ascii.get(parts.base) ?? ([...parts.base].length === 1 ? parts.base.codePointAt(0)! : undefined);
  if (character === undefined) {
    return namedFrom + (named.get(parts.base) ?? named.size) + modifiers + (parts.ctrl ? ctrl : 0);
  }
  if (character >= namedFrom) return othersFrom + character + modifiers + (parts.ctrl ? ctrl : 0);
  if (!parts.ctrl) return character + modifiers;
  // Control with a letter is a character of its own, as in ASCII.
  const controlled = character === 32 ? 0 : character >= 0x40 && character < 0x80 ? character & 0x1f : character + ctrl;
  return controlled + modifiers;
}

/** For sorting. */
export const compareKeys = (a: KeyName, b: KeyName): number => codeOf(a) - codeOf(b);
