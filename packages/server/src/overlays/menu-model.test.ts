import { type KeyName, parseKeyName } from '@ccmux/core';
import { expect, test } from 'vitest';
import { type MenuItem, MenuModel } from './menu-model.js';

const key = (name: string): KeyName => {
  const parsed = parseKeyName(name);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
};
const item = (name: string, shortcut?: string, disabled = false): MenuItem => ({
  kind: 'item',
  name,
  key: shortcut === undefined ? undefined : key(shortcut),
  command: `run ${name}`,
  disabled,
});
const items: readonly MenuItem[] = [
  item('off', 'o', true),
  item('one', 'a'),
  { kind: 'separator' },
  item('two', 'b'),
  item('three'),
];

test('starts with the first item that can be chosen', () => {
  expect(new MenuModel(items, undefined).chosen).toBe(1);
  expect(new MenuModel(items, 3).chosen).toBe(3);
  expect(new MenuModel(items, 'none').chosen).toBeUndefined();
});

test('goes past lines and disabled items, and around the ends', () => {
  const menu = new MenuModel(items, undefined);
  menu.key(key('Down'));
  expect(menu.chosen).toBe(3);
  menu.key(key('Up'));
  menu.key(key('Up'));
  expect(menu.chosen).toBe(4);
  menu.key(key('Home'));
  expect(menu.chosen).toBe(1);
});

test('a shortcut chooses at once, one of a disabled item does not', () => {
  const menu = new MenuModel(items, undefined);
  expect(menu.key(key('b'))).toEqual({ kind: 'chosen', command: 'run two' });
  expect(menu.key(key('o'))).toEqual({ kind: 'open' });
});

test('Enter chooses, q and Escape leave', () => {
  const menu = new MenuModel(items, 4);
  expect(menu.key(key('Enter'))).toEqual({ kind: 'chosen', command: 'run three' });
  expect(menu.key(key('q'))).toEqual({ kind: 'closed' });
  expect(menu.key(key('Escape'))).toEqual({ kind: 'closed' });
});

test('a shortcut comes before what the key means to menus', () => {
  const menu = new MenuModel([item('quick', 'q')], undefined);
  expect(menu.key(key('q'))).toEqual({ kind: 'chosen', command: 'run quick' });
});

test('nothing can be chosen where everything is disabled', () => {
  const menu = new MenuModel([item('off', undefined, true)], undefined);
  expect(menu.chosen).toBeUndefined();
  menu.key(key('Down'));
  expect(menu.key(key('Enter'))).toEqual({ kind: 'closed' });
});
