import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typing } from './typing-plan.js';
import { looksLikeCommand, written } from './written.js';

const newer = '2.1.328';
const older = '2.1.197';
const paste = /\x1b\[200~([\s\S]*?)\x1b\[201~/g;

/** What a program makes of the bytes that reads pastes and line feeds. */
const arrived = (bytes: string): string => bytes.replace(paste, '$1');
const pastes = (bytes: string): string[] => [...bytes.matchAll(paste)].map(([, text]) => text ?? '');

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3000 }),
  fc.array(fc.string({ maxLength: 400 }), { maxLength: 40 }).map((lines) => lines.join('\n')),
);
const clean = (text: string): string | undefined => {
  const result = written(text, 'text');
  return result.ok ? result.value : undefined;
};

test('whatever is typed arrives whole, in pastes that are not marked', () => {
  fc.assert(
    fc.property(texts, (given) => {
      const text = clean(given);
      fc.pre(text !== undefined);
      const bytes = typing(text, newer);
      expect(arrived(bytes)).toBe(text);
      for (const piece of pastes(bytes)) {
        expect(piece.split('\n').length).toBeLessThanOrEqual(3);
        expect(piece.length).toBeLessThanOrEqual(700);
      }
      // Nothing outside of pastes but line ends: no key.
      expect(bytes.replace(paste, '')).toMatch(/^\n*$/);
    }),
  );
});

test('versions that take one paste a write get one', () => {
  fc.assert(
    fc.property(texts, fc.constantFrom(older, '1.0.128', undefined), (given, version) => {
      const text = clean(given);
      fc.pre(text !== undefined);
      expect(typing(text, version)).toBe(`\x1b[200~${text}\x1b[201~`);
    }),
  );
});

test('no text holds a key, ends in blanks, or ends the paste', () => {
  fc.assert(
    fc.property(fc.oneof(texts, fc.string({ unit: 'binary' })), (given) => {
      const text = clean(given);
      fc.pre(text !== undefined);
      expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
      expect(text).toMatch(/\S ?$/);
      expect(written(text, 'text')).toEqual({ ok: true, value: text });
    }),
  );
});

test.each([
  ['plain text', 'plain text'],
  ['!ls', ' !ls'],
  ['/model x', '\\/model x'],
  ['  /clear', '  \\/clear'],
  ['/clear', '\\/clear'],
  ['/etc/passwd is a file', '/etc/passwd is a file'],
  ['@file.txt what', '\\@file.txt what'],
  ['see @file.txt', 'see @file.txt'],
  ['ends with \\', 'ends with \\ '],
  ['a\r\nb\tc  \n\n', 'a\nb    c'],
  ['\x1b[31mred\x07', '[31mred'],
])('%j is typed as %j', (given, typed) => {
  expect(written(given, 'text')).toEqual({ ok: true, value: typed });
});

test.each([
  ['/compact', true],
  ['/model opus', true],
  ['/mcp:server-x do', true],
  ['/etc/passwd', false],
  ['/ what', false],
  ['/clear\nmore', false],
  ['!ls', false],
  ['clear', false],
])('%j looks like a command: %j', (text, expected) => {
  expect(looksLikeCommand(text)).toBe(expected);
});

test.each([
  ['', 'text'],
  [' \n\t', 'text'],
  ['\x1b', 'text'],
  ['clear', 'command'],
  ['/a\n/b', 'command'],
  ['x'.repeat(300_000), 'text'],
] as const)('%j as %s is refused', (text, manner) => {
  expect(written(text, manner).ok).toBe(false);
});
