/**
 * The one check: types, format and lint, import directions, unused code, house rules, pages of reference.
 * Prints one line per step and details only for what failed; exits 1 when anything did.
 *
 * usage: node scripts/check.mjs [--root DIR] [--only step,step]
 */
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { checkFormat } from './check/format.mjs';
import { checkHouse } from './check/house.mjs';
import { checkImports } from './check/imports.mjs';
import { checkReference } from './check/reference.mjs';
import { checkTypes } from './check/types.mjs';
import { checkUnused } from './check/unused.mjs';

/** name → (root) => { summary, problems }; a step without problems has passed. */
const steps = {
  types: checkTypes,
  format: checkFormat,
  imports: checkImports,
  unused: checkUnused,
  house: checkHouse,
  reference: checkReference,
};

const timed = async (name, root) => {
  const start = performance.now();
  const { summary, problems } = await steps[name](root);
  return { name, summary, problems, seconds: (performance.now() - start) / 1000 };
};

const report = ({ name, summary, problems, seconds }) => {
  const verdict = problems.length === 0 ? 'ok  ' : 'FAIL';
  process.stdout.write(`${verdict} ${name.padEnd(8)} ${summary} (${seconds.toFixed(1)} s)\n`);
  for (const problem of problems) process.stdout.write(`${problem.replace(/^/gm, '     ')}\n`);
};

const { values } = parseArgs({ options: { root: { type: 'string', default: process.cwd() }, only: { type: 'string' } } });
const chosen = values.only?.split(',') ?? Object.keys(steps);
const unknown = chosen.filter((name) => !Object.hasOwn(steps, name));
if (unknown.length > 0) {
  process.stderr.write(`unknown step: ${unknown.join(', ')} (there are: ${Object.keys(steps).join(', ')})\n`);
  process.exit(2);
}
const results = await Promise.all(chosen.map((name) => timed(name, values.root)));
for (const result of results) report(result);
process.exitCode = results.some(({ problems }) => problems.length > 0) ? 1 : 0;
