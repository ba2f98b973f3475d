/**
 * Prints "PASSED FAILED" from vitest's JSON report. Everything that is not a passed test is a failure: skipped ones,
 * files that could not be loaded, and a run that ended badly without saying which test did it.
 *
 * usage: node summary.mjs REPORT STATUS
 */
import { readFileSync } from 'node:fs';

const [reportFile, status] = process.argv.slice(2);

const read = () => {
  try {
    return JSON.parse(readFileSync(reportFile, 'utf8'));
  } catch {
    return undefined;
  }
};

const report = read();
const passed = report?.numPassedTests ?? 0;
const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
const unloadable = (report?.testResults ?? []).filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
).length;
const failed = (report?.numFailedTests ?? 0) + skipped + unloadable;
const silent = failed === 0 && (Number(status) !== 0 || passed === 0) ? 1 : 0;

if (skipped > 0) process.stderr.write(`FAIL: ${skipped} tests were skipped\n`);
if (silent) process.stderr.write(`FAIL: the test run ended with status ${status} and named no failed test\n`);
process.stdout.write(`${passed} ${failed + silent}\n`);
