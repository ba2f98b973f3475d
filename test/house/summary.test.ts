/** The CI's count of a run: whatever is not a passed test is a failure. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const script = resolve(import.meta.dirname, '../../.ci/summary.mjs');
const directory = mkdtempSync(join(tmpdir(), 'ccmux-summary-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const summarise = (report: object | undefined, status: number): string => {
  const file = join(directory, 'report.json');
  rmSync(file, { force: true });
  if (report !== undefined) writeFileSync(file, JSON.stringify(report));
  return execFileSync(process.execPath, [script, file, String(status)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
};

it.each([
  ['all passed', { numPassedTests: 3 }, 0, '3 0'],
  ['one failed', { numPassedTests: 2, numFailedTests: 1 }, 1, '2 1'],
  ['one skipped', { numPassedTests: 2, numPendingTests: 1 }, 0, '2 1'],
  ['a file that does not load', { numPassedTests: 2, testResults: [{ status: 'failed', assertionResults: [] }] }, 1, '2 1'],
  ['a bad end without a failed test', { numPassedTests: 2 }, 124, '2 1'],
  ['no test at all', { numPassedTests: 0 }, 0, '0 1'],
  ['no report', undefined, 1, '0 1'],
])('%s', (_, report, status, expected) => {
  expect(summarise(report, status)).toBe(expected);
});
