import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindingKey, formatKeyName, keyOfCodePoint, keyParts, parseHostKey, parseKeyName } from './name.js';

const parse = (text: string): string => {
  const key = parseKeyName(text);
  return key.ok ? key.value : `error: ${key.error}`;
};

describe('parseKeyName', () => {
  it.each([
    ['C-b', 'C-b'],
    ['^b', 'C-b'],
    ['c-B', 'C-b'],
    ['^[', 'Escape'],
    ['C-m', 'Enter'],
    ['C-M-m', 'M-Enter'],
    ['C-i', 'Tab'],
    ['C-j', 'C-j'],
    ['C-@', 'C-Space'],
    ['S-M-C-Up', 'C-M-S-Up'],
    ['S-Tab', 'BTab'],
    ['C-S-Tab', 'C-BTab'],
    ['S-a', 'A'],
    ['M-S-ä', 'M-Ä'],
    ['C-S-a', 'C-S-a'],
    ['C-S-m', 'C-S-m'],
    ['pgup', 'PPage'],
    ['PageDown', 'NPage'],
    ['Delete', 'DC'],
    ['M-Insert', 'M-IC'],
    ['bspace', 'BSpace'],
    ['C-?', 'C-?'],
    ['space', 'Space'],
    [' ', 'Space'],
    ['kpenter', 'KPEnter'],
    ['KP*', 'KP*'],
    ['F12', 'F12'],
    ['f20', 'F20'],
    ['-', '-'],
    ['C--', 'C--'],
    ['^', '^'],
    ['^^', 'C-^'],
    ['0x41', 'A'],
    ['0x1b', 'Escape'],
    ['M-😀', 'M-😀'],
    ['mousedown1pane', 'MouseDown1Pane'],
    ['C-WheelUpStatusLeft', 'C-WheelUpStatusLeft'],
    ['MouseDragEnd1Border', 'MouseDragEnd1Border'],
    ['c-s-m-wheelupstatusright', 'C-M-S-WheelUpStatusRight'],
    ['TripleClick11StatusDefault', 'TripleClick11StatusDefault'],
    ['MouseMoveStatus', 'MouseMoveStatus'],
    ['any', 'Any'],
    ['User12', 'User12'],
  ])('%s is %s', (text, name) => expect(parse(text)).toBe(name));

  it.each([
    '',
    'C-',
    'X-a',
    'foo',
    'ab',
    '\x01',
    '\x7f',
    '\u0085',
    '0x110000',
    '0xd800',
    'F36',
    'MouseDown0Pane',
    'MouseDown1',
    'MouseDown4Pane',
    'MouseDown12Pane',
    'MouseDown1ScrollbarUp',
    'WheelUp1Pane',
    'MouseMove',
    'hasOwnProperty',
  ])('refuses %j as tmux does', (text) => expect(parse(text)).toBe(`error: unknown key: ${text}`));

  it('is idempotent, and its parts make the name again', () => {
    const modifiers = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean());
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), modifiers, (base, [ctrl, meta, shift]) => {
        const key = parseHostKey(`${ctrl ? 'C-' : ''}${meta ? 'M-' : ''}${shift ? 'S-' : ''}${base}`);
        if (!key.ok) return;
        expect(parseHostKey(key.value)).toEqual(key);
        expect(formatKeyName(keyParts(key.value))).toBe(key.value);
        expect(bindingKey(bindingKey(key.value))).toBe(bindingKey(key.value));
      }),
    );
  });
});

describe('keys of a host', () => {
  it('keep what a byte cannot tell apart, and are found under the shared name', () => {
    const key = parseHostKey('C-i');
    expect(key).toEqual({ ok: true, value: 'C-i' });
    expect(key.ok && bindingKey(key.value)).toBe('Tab');
  });

  it('have a name for every code point', () => {
    expect([0, 1, 8, 9, 13, 27, 28, 31, 32, 65, 127, 0x1f600].map((c) => keyOfCodePoint(c))).toEqual([
      'C-Space',
      'C-a',
      'C-h',
      'Tab',
      'Enter',
      'Escape',
      'C-\\',
      'C-_',
      'Space',
      'A',
      'BSpace',
      '😀',
    ]);
  });
});
