import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseRecord } from '../transcript/parse-record.js';
import { isSameText } from './same-text.js';
import { followTurn, noTurn, type Turn } from './turn.js';

const follow = (version: string, sent: string): Turn =>
  readFileSync(join(import.meta.dirname, '../transcript/fixtures', `${version}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n')
    .reduce((turn, row) => followTurn(turn, parseRecord(row), sent), noTurn);

test.each(['2.1.328', '2.1.197'])('what became of each prompt in a conversation of %s', (version) => {
  // The answer may stand in front of its prompt.
  expect(follow(version, 'hi [[hello]]')).toMatchObject({ outcome: 'answered' });
  expect(follow(version, 'go [[parallel]]')).toMatchObject({ outcome: 'answered', answer: 'Both done.' });
  expect(follow(version, 'deny [[bash]]')).toMatchObject({ outcome: 'interrupted' });
  expect(follow(version, 'cut [[slow:20]]')).toMatchObject({ outcome: 'interrupted' });
  expect(follow(version, 'second [[think]]')).toMatchObject({
    isQueued: false,
    outcome: 'answered',
    answer: 'I thought about it. Done.',
  });
  expect(follow(version, 'e [[err:400]]')).toMatchObject({ outcome: 'failed', answer: 'API Error: 400 mock error 400' });
  expect(follow(version, 'never sent')).toEqual(noTurn);
});

test.each([
  ['a b', 'a b', true],
  ['a\tb', 'a    b', true],
  ['a\nb  ', 'a\nb', true],
  ['a\nb', '\n\n<pasted_content id="12ab">\na\nb\n</pasted_content id="12ab">\n', true],
  ['zero\u200bwidth', 'zerowidth', true],
  ['a b', 'a c', false],
  ['ab', 'abc', false],
])('%j is written down as %j: %j', (sent, recorded, same) => {
  expect(isSameText(sent, recorded)).toBe(same);
});
