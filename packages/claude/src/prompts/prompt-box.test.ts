import { expect, test } from 'vitest';
import { claudeRuleSet } from '../screen/rule-sets.js';
import { line, nbsp, textScreen } from '../testing/text-screen.js';
import { boxShape, hasStash, readPromptBox, showsText } from './prompt-box.js';

const footer = '  ⏸ manual mode on · ? for shortcuts';
const read = (text: string) => readPromptBox(textScreen(text), claudeRuleSet);
const boxed = (text: string) => read(`● Well.\n\n${line()}\n❯${nbsp}${text}\n${line()}\n${footer}`);
const scrolled = (rows: readonly string[]) =>
  read(
    `● Well.\n${line().slice(0, 3)} ↑ 4 more ${line().slice(12)}\n${rows.map((row) => `  ${row}`).join('\n')}\n${line()}\n${footer}`,
  );

test('the box is empty, holds a draft, or cannot be seen', () => {
  expect(boxed('')).toEqual({ kind: 'empty' });
  expect(boxed('a draft\n  of two lines')).toEqual({ kind: 'draft', rows: ['a draft', 'of two lines'] });
  expect(read(`${line()}\n Do you want to proceed?\n ❯ 1. Yes\n   2. No\n\n Esc to cancel`)).toEqual({ kind: 'none' });
});

test('a draft that is put aside is seen in either version, and not in what the model says', () => {
  const hint = `${' '.repeat(66)}draft stashed`;
  const right = `  ? for shortcuts · ← for agents${' '.repeat(36)}› stashed`;
  const screen = (above: string, below: string): string => `● Well.\n${above}\n${line()}\n❯${nbsp}\n${line()}\n${below}`;
  expect(hasStash(textScreen(screen(hint, footer)))).toBe(true);
  expect(hasStash(textScreen(screen('', right)))).toBe(true);
  expect(hasStash(textScreen(screen('  the draft stashed', footer)))).toBe(false);
});

test('a text that scrolls in its box is a draft', () => {
  expect(scrolled(['line 5', 'line 6'])).toEqual({ kind: 'draft', rows: ['line 5', 'line 6'] });
});

test('what is in the box is compared with what was typed, as far as it can be seen', () => {
  expect(showsText(boxed('hello there'), 'hello there')).toBe(true);
  expect(showsText(boxed('hello\n  there'), 'hello there')).toBe(true);
  expect(showsText(boxed('hello thereX'), 'hello there')).toBe(false);
  expect(showsText(boxed('hello'), 'hello there')).toBe(false);
  expect(showsText(boxed('[Pasted text #2 +40 lines]'), 'a\nb')).toBe(true);
  const lines = Array.from({ length: 40 }, (_, i) => `this is line number ${i}`);
  expect(showsText(scrolled(lines.slice(-6)), lines.join('\n'))).toBe(true);
  expect(showsText(scrolled(lines.slice(-7, -1)), lines.join('\n'))).toBe(false);
});

test('the shape of a box says where a text is in it, and nothing of what it says', () => {
  const shape = (box: ReturnType<typeof read>) => boxShape(box, 'hello there');
  expect(shape(boxed(''))).toEqual({ kind: 'empty', rows: [], around: undefined });
  expect(shape(boxed('hello there'))).toEqual({ kind: 'draft', rows: [11], around: [0, 0] });
  expect(shape(boxed('I hello\n  there, my words'))).toEqual({ kind: 'draft', rows: [7, 15], around: [1, 8] });
  expect(shape(boxed('something else'))).toEqual({ kind: 'draft', rows: [14], around: undefined });
});
