import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openUnsupportedLog } from './unsupported-log.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unsupported-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a line of JSON for each call, in a file of its own', () => {
  const log = openUnsupportedLog(folder, () => 0);
  log.record(['nosuch', 'a\nb'], 'unknown command: nosuch');
  const file = join(folder, 'unsupported.jsonl');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    time: '1970-01-01T00:00:00.000Z',
    argv: ['nosuch', 'a\nb'],
    error: 'unknown command: nosuch',
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('long calls are cut, a full file makes room once, and both stay bounded', () => {
  const log = openUnsupportedLog(folder, () => 0);
  const words = Array.from({ length: 100 }, () => 'x'.repeat(1000));
  for (let i = 0; i < 100; i++) log.record(words, 'no');
  const file = join(folder, 'unsupported.jsonl');
  expect(existsSync(`${file}.1`)).toBe(true);
  expect(existsSync(`${file}.2`)).toBe(false);
  expect(statSync(file).size).toBeLessThan(256 * 1024);
  expect(statSync(`${file}.1`).size).toBeLessThan(256 * 1024);
  openUnsupportedLog(folder, () => 0).record(['again'], 'no');
  expect(readFileSync(file, 'utf8').split('\n').at(-2)).toContain('again');
});

test('without a folder, or with one that is gone, nothing is written and nothing fails', () => {
  openUnsupportedLog(undefined, () => 0).record(['x'], 'no');
  openUnsupportedLog(join(folder, 'gone'), () => 0).record(['x'], 'no');
});
