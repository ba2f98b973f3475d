import { describe, expect, it } from 'vitest';
import { encodeFocus, encodeKey, encodeText, type KeyEventKind, type KeyModes } from './encode.js';
import { parseHostKey } from './name.js';

const legacy: KeyModes = { applicationCursor: false, applicationKeypad: false, kittyFlags: 0, modifyOtherKeys: 0 };

function bytes(name: string, modes: Partial<KeyModes> = {}, kind: KeyEventKind = 1): string {
  const key = parseHostKey(name);
  if (!key.ok) throw new Error(key.error);
  return Array.from(encodeKey(key.value, { ...legacy, ...modes }, kind), (b) => String.fromCharCode(b)).join('');
}

describe('legacy', () => {
  it.each([
    ['a', 'a'],
    ['é', '\xc3\xa9'],
    ['Space', ' '],
    ['C-a', '\x01'],
    ['C-Space', '\x00'],
    ['C-[', '\x1b'],
    ['C-_', '\x1f'],
    ['C-/', '\x1f'],
    ['C-2', '\x00'],
    ['C-8', '\x7f'],
    ['C-1', '1'],
    ['C-!', '1'],
    ['C-?', '\x7f'],
    ['C-é', '\xc3\xa9'],
    ['M-x', '\x1bx'],
    ['C-M-x', '\x1b\x18'],
    ['C-S-a', '\x01'],
    ['S-Enter', '\r'],
    ['C-Enter', '\r'],
    ['M-Enter', '\x1b\r'],
    ['C-Tab', '\t'],
    ['BTab', '\x1b[Z'],
    ['M-BTab', '\x1b\x1b[Z'],
    ['Escape', '\x1b'],
    ['M-Escape', '\x1b\x1b'],
    ['BSpace', '\x7f'],
    ['C-BSpace', '\b'],
    ['M-BSpace', '\x1b\x7f'],
    ['Up', '\x1b[A'],
    ['C-Up', '\x1b[1;5A'],
    ['C-M-S-Left', '\x1b[1;8D'],
    ['Home', '\x1b[H'],
    ['End', '\x1b[F'],
    ['M-PPage', '\x1b[5;3~'],
    ['IC', '\x1b[2~'],
    ['DC', '\x1b[3~'],
    ['F1', '\x1bOP'],
    ['S-F3', '\x1b[1;2R'],
    ['F5', '\x1b[15~'],
    ['C-F12', '\x1b[24;5~'],
    ['F20', '\x1b[34~'],
    ['KP5', '5'],
    ['KPEnter', '\r'],
    ['MouseDown1Pane', ''],
    ['Any', ''],
  ])('%s', (name, expected) => expect(bytes(name)).toBe(expected));

  it('follows DECCKM and DECPAM', () => {
    const modes = { applicationCursor: true, applicationKeypad: true };
    expect(['Up', 'Home', 'C-Up', 'DC', 'KP5', 'KPEnter', 'M-KP+'].map((k) => bytes(k, modes))).toEqual([
      '\x1bOA',
      '\x1bOH',
      '\x1b[1;5A',
      '\x1b[3~',
      '\x1bOu',
      '\x1bOM',
      '\x1b\x1bOk',
    ]);
  });

  it('has no releases, and repeats are presses', () => {
    expect(bytes('a', {}, 3)).toBe('');
    expect(bytes('Up', {}, 2)).toBe('\x1b[A');
  });
});

describe('kitty, flag 1', () => {
  it.each([
    ['a', 'a'],
    ['A', 'A'],
    ['Space', ' '],
    ['Enter', '\r'],
    ['Tab', '\t'],
    ['BSpace', '\x7f'],
    ['Escape', '\x1b[27u'],
    ['S-Enter', '\x1b[13;2u'],
    ['C-i', '\x1b[105;5u'],
    ['C-b', '\x1b[98;5u'],
    ['C-Space', '\x1b[32;5u'],
    ['M-x', '\x1b[120;3u'],
    ['M-X', '\x1b[120;4u'],
    ['C-S-a', '\x1b[97;6u'],
    ['BTab', '\x1b[9;2u'],
    ['C-BTab', '\x1b[9;6u'],
    ['C-BSpace', '\x1b[127;5u'],
    ['Up', '\x1b[A'],
    ['C-Up', '\x1b[1;5A'],
    ['F1', '\x1b[P'],
    ['F3', '\x1b[13~'],
    ['DC', '\x1b[3~'],
    ['F13', '\x1b[57376u'],
    ['KP0', '\x1b[57399u'],
  ])('%s', (name, expected) =>
    expect(bytes(name, { kittyFlags: 1, applicationCursor: true, modifyOtherKeys: 2 })).toBe(expected),
  );
});

describe('kitty, more flags', () => {
  it('reports repeats and releases of what is an escape code', () => {
    expect(bytes('Up', { kittyFlags: 3 }, 3)).toBe('\x1b[1;1:3A');
    expect(bytes('C-a', { kittyFlags: 3 }, 2)).toBe('\x1b[97;5:2u');
    expect(bytes('DC', { kittyFlags: 2 }, 3)).toBe('\x1b[3;1:3~');
    expect([bytes('a', { kittyFlags: 3 }, 3), bytes('Enter', { kittyFlags: 3 }, 3), bytes('Up', { kittyFlags: 1 }, 3)]).toEqual([
      '',
      '',
      '',
    ]);
    expect(bytes('Enter', { kittyFlags: 11 }, 3)).toBe('\x1b[13;1:3u');
    expect(bytes('F1', { kittyFlags: 2 })).toBe('\x1bOP');
  });

  it('adds alternates and text', () => {
    expect(bytes('M-A', { kittyFlags: 5 })).toBe('\x1b[97:65;4u');
    expect(bytes('a', { kittyFlags: 8 })).toBe('\x1b[97u');
    expect(bytes('A', { kittyFlags: 8 | 4 | 16 })).toBe('\x1b[97:65;2;65u');
    expect(bytes('a', { kittyFlags: 8 | 16 })).toBe('\x1b[97;;97u');
    expect(bytes('C-a', { kittyFlags: 8 | 16 })).toBe('\x1b[97;5u');
    expect(bytes('Enter', { kittyFlags: 8 | 16 })).toBe('\x1b[13u');
  });

  it('turns typed text into escape codes only where all keys are wanted', () => {
    const text = Uint8Array.from(Buffer.from('é '));
    expect(encodeText(text, { ...legacy, kittyFlags: 1 })).toBe(text);
    expect(Buffer.from(encodeText(text, { ...legacy, kittyFlags: 8 })).toString()).toBe('\x1b[233u\x1b[32u');
  });
});

describe('modifyOtherKeys', () => {
  it.each([
    ['S-Enter', '\x1b[27;2;13~', '\x1b[27;2;13~'],
    ['C-Enter', '\x1b[27;5;13~', '\x1b[27;5;13~'],
    ['M-Enter', '\x1b\r', '\x1b[27;3;13~'],
    ['C-Tab', '\x1b[27;5;9~', '\x1b[27;5;9~'],
    ['BTab', '\x1b[Z', '\x1b[27;2;9~'],
    ['C-a', '\x01', '\x1b[27;5;97~'],
    ['C-S-a', '\x1b[27;6;65~', '\x1b[27;6;65~'],
    ['C-1', '\x1b[27;5;49~', '\x1b[27;5;49~'],
    ['M-x', '\x1bx', '\x1b[27;3;120~'],
    ['M-X', '\x1bX', '\x1b[27;4;88~'],
    ['C-BSpace', '\b', '\x1b[27;5;127~'],
    ['C-Space', '\x00', '\x1b[27;5;32~'],
    ['A', 'A', 'A'],
    ['Enter', '\r', '\r'],
    ['C-Up', '\x1b[1;5A', '\x1b[1;5A'],
    ['Escape', '\x1b', '\x1b'],
  ])('%s', (name, level1, level2) => {
    expect(bytes(name, { modifyOtherKeys: 1 })).toBe(level1);
    expect(bytes(name, { modifyOtherKeys: 2 })).toBe(level2);
  });
});

it('focus', () => expect([...encodeFocus(true), ...encodeFocus(false)]).toEqual([0x1b, 0x5b, 0x49, 0x1b, 0x5b, 0x4f]));
