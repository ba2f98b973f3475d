import { describe, expect, test } from 'vitest';
import { keyBytes } from './key-bytes.js';

describe('keyBytes', () => {
  test.each([
    ['a', 'a'],
    ['-', '-'],
    ['é', 'é'],
    ['Enter', '\r'],
    ['C-b', '\x02'],
    ['C-Space', '\x00'],
    ['C-[', '\x1b'],
    ['C-?', '\x7f'],
    ['M-x', '\x1bx'],
    ['C-M-x', '\x1b\x18'],
    ['M-Enter', '\x1b\r'],
    ['Up', '\x1b[A'],
    ['C-Left', '\x1b[1;5D'],
    ['C-M-S-End', '\x1b[1;8F'],
    ['BTab', '\x1b[Z'],
    ['F1', '\x1bOP'],
    ['S-F1', '\x1b[1;2P'],
    ['F12', '\x1b[24~'],
    ['M-PPage', '\x1b[5;3~'],
  ])('%s', (name, bytes) => {
    expect(keyBytes(name, false)).toBe(bytes);
  });

  test('application cursor keys', () => {
    expect(keyBytes('Up', true)).toBe('\x1bOA');
    expect(keyBytes('C-Up', true)).toBe('\x1b[1;5A');
  });

  test('refuses a name that it does not know', () => {
    expect(() => keyBytes('Hyper', false)).toThrow('no such key: Hyper');
  });
});
