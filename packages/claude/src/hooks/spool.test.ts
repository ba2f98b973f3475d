import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { hookCommand, parseSpoolName, statusLineCommand } from './spool.js';
import { statusLineData } from './status-line-data.js';

const folder = mkdtempSync(join(tmpdir(), "it's a spool "));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sh = (command: string, input: string): string => execFileSync('sh', ['-c', command], { input, encoding: 'utf8' });

test('a hook leaves what it was told, prints nothing, and fails never', () => {
  expect(sh(hookCommand(folder, 3, 'Stop'), '{"a":"$x \'"}')).toBe('');
  const [name = ''] = readdirSync(folder);
  expect(parseSpoolName(name)).toEqual({ pane: 3, event: 'Stop' });
  expect(readFileSync(join(folder, name), 'utf8')).toBe('{"a":"$x \'"}');
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  expect(sh(hookCommand('/nowhere/at all', 3, 'Stop'), '{}')).toBe('');
});

test('a status line shows what the one of the person shows', () => {
  const command = statusLineCommand(folder, 3, `sed 's/a/b/'`);
  expect(sh(command, '{"a":1}').trim()).toBe('{"b":1}');
  expect(sh(statusLineCommand('/nowhere', 3, 'cat'), 'x')).toBe('x');
  expect(sh(statusLineCommand('/nowhere', 3, ''), 'x')).toBe('');
});

test('what a status line was told is read as far as it is what it should be', () => {
  const told = { session_id: 'a', cost: { total_cost_usd: 0.5 }, context_window: { used_percentage: 7 } };
  expect(statusLineData(told)).toEqual({ sessionId: 'a', cost: 0.5, context: 7 });
  expect(statusLineData({ session_id: 'a', cost: 'much', context_window: { used_percentage: null } })).toEqual({
    sessionId: 'a',
  });
  expect(statusLineData({ cost: {} })).toBeUndefined();
  expect(statusLineData(undefined)).toBeUndefined();
});

test('other files are none', () => {
  for (const name of ['.12', 'x.Stop.1.json', '3.Stop.1.json.tmp', '3.1.json']) expect(parseSpoolName(name)).toBeUndefined();
});
