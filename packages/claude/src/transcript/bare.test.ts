import { expect, test } from 'vitest';
import { isBare } from './bare.js';

const title = '{"type":"ai-title","aiTitle":"Mock title","sessionId":"a"}\n';
const mode = '{"type":"mode","mode":"normal","sessionId":"a"}\n';
const user = '{"type":"user","message":{"role":"user","content":"hello"},"uuid":"b"}\n';
const queued = '{"type":"queue-operation","operation":"enqueue","content":"hello"}\n';

test('a title and a mode are no conversation', () => {
  for (const text of ['', title, title + mode, `${title}${mode}{"type":"permission-m`]) expect(isBare(text)).toBe(true);
});

test('what somebody said, or may have said, is one', () => {
  for (const text of [title + user, user, title + queued, `${title}{"type":"user","mess`, `${title}not json\n`]) {
    expect(isBare(text), text).toBe(text.endsWith('mess'));
  }
  expect(isBare(`${title}${user.slice(0, -5)}`)).toBe(false);
  expect(isBare(title.repeat(1000))).toBe(false);
});
