import { expect, test } from 'vitest';
import { Pager } from './pager.js';

const lines = ['C-b c  Create a new window', 'C-b n  Select the next window', 'C-b d  Detach the client', 'C-b x  Kill the pane'];
const page = (): Pager => {
  const pager = new Pager('keys', lines);
  pager.setHeight(2);
  return pager;
};
const type = (pager: Pager, ...keys: string[]): void => {
  for (const key of keys) expect(pager.key(key)).toBe('open');
};

test('a filter narrows the lines with every key, word by word', () => {
  const pager = page();
  type(pager, 'f', ...'wind');
  expect(pager.lines).toEqual(lines.slice(0, 2));
  type(pager, ' ', ...'NEXT', 'Enter');
  expect(pager.lines).toEqual([lines[1]]);
  expect(pager.typing).toBeUndefined();
  expect(pager.key('q')).toBe('closed');
});

test('giving up a filter shows everything again', () => {
  const pager = page();
  type(pager, 'f', 'z', 'z');
  expect(pager.lines).toEqual([]);
  type(pager, 'Escape');
  expect(pager.lines).toEqual(lines);
});

test('a pasted text filters too', () => {
  const pager = page();
  type(pager, 'f');
  pager.insert('kill');
  expect(pager.lines).toEqual([lines[3]]);
});

test('searches go on and back, around the ends, among what the filter leaves', () => {
  const pager = page();
  type(pager, '/', ...'window', 'Enter');
  expect(pager.top).toBe(0);
  type(pager, 'n');
  expect(pager.top).toBe(1);
  type(pager, 'n');
  expect(pager.top).toBe(0);
  type(pager, 'N');
  expect(pager.top).toBe(1);
  type(pager, 'f', 'k', 'i', 'l', 'l', 'Enter', 'n');
  expect(pager.failed).toBe(true);
});
