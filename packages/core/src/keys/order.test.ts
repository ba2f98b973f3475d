import { expect, test } from 'vitest';
import { type KeyName, parseKeyName } from './name.js';
import { compareKeys } from './order.js';

const key = (text: string): KeyName => {
  const parsed = parseKeyName(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
};

test('keys are in the order that tmux 3.3a lists them in', () => {
  const listed = 'C-Space C-b Tab Enter C-o C-z Escape Space ! : ~ Any MouseDown1Pane MouseDown1Status MouseDown2Pane';
  const rest = 'WheelUpPane WheelUpStatus WheelDownStatus BSpace F1 DC PPage Up Down Left Right é ü';
  const modified = 'M-1 M-n M-o M-MouseDown3Pane M-Up M-Down C-Up C-Left S-Up S-Right';
  const names = [listed, rest, modified].join(' ').split(' ');
  expect([...names].reverse().sort((a, b) => compareKeys(key(a), key(b)))).toEqual(names);
});
