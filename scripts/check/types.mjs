/** Step `types`: the whole project, tests included, under the strict compiler options. */
import { run, tools } from './run.mjs';

export const checkTypes = async (root) => {
  const { status, stdout, stderr } = await run(tools.tsc, ['-b', '--pretty', 'false'], root);
  const errors = stdout.split('\n').filter((line) => /error TS\d+/.test(line));
  if (status === 0) return { summary: 'no type errors', problems: [] };
  return { summary: `${errors.length} type errors`, problems: [`${stdout}${stderr}`.trim()] };
};
