/**
 * Step `imports`: the rules of .dependency-cruiser.cjs. The cruiser checks nothing and says "no violations" when its
 * TypeScript support is missing or its options are off, so this step also demands that it has seen every source file.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run, sourceDirectories, sourceFiles, tools } from './run.mjs';

const describe = ({ rule, from, to, cycle }) => {
  const target = cycle ? cycle.map(({ name }) => name).join(' → ') : to;
  return `${rule.name}: ${from} → ${target}`;
};

const unseen = (root, report) => {
  const seen = new Set(report.modules.map(({ source }) => source));
  const files = sourceDirectories.flatMap((directory) => sourceFiles(root, directory));
  if (files.length === 0) return ['no source files found'];
  return files.filter((file) => !seen.has(file)).map((file) => `not-cruised: ${file} was not looked at`);
};

export const checkImports = async (root) => {
  const directories = sourceDirectories.filter((directory) => existsSync(join(root, directory)));
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...directories];
  const { stdout, stderr } = await run(tools.dependencyCruiser, args, root);
  const report = parse(stdout);
  if (report === undefined) return { summary: 'dependency-cruiser failed', problems: [stderr.trim() || stdout.trim()] };
  const { violations, totalCruised, totalDependenciesCruised } = report.summary;
  return {
    summary: `${totalCruised} modules, ${totalDependenciesCruised} imports`,
    problems: [...violations.map(describe), ...unseen(root, report)],
  };
};

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
