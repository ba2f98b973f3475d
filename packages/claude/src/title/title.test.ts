import { expect, it } from 'vitest';
import { readTitle } from './title.js';

it.each([
  ['◐ Claude Code', 'working', 'Claude Code'],
  ['◑ my name', 'working', 'my name'],
  ['⠂ Fix the build', 'working', 'Fix the build'],
  ['⠐', 'working', ''],
  ['✳ Claude Code', 'still', 'Claude Code'],
  ['✳', 'still', ''],
  ['◐Claude', 'none', '◐Claude'],
  ['a ◐ b', 'none', 'a ◐ b'],
  ['✻ star', 'none', '✻ star'],
  ['', 'none', ''],
])('%j', (title, glyph, text) => {
  expect(readTitle(title)).toEqual({ glyph, text });
});
