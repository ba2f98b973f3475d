/** Step `unused`: files, exports, types and dependencies that nothing uses, and dependencies that nobody declared. */
import { run, tools } from './run.mjs';

export const checkUnused = async (root) => {
  const { status, stdout, stderr } = await run(tools.knip, ['--no-progress', '--no-config-hints'], root);
  if (status === 0) return { summary: 'no unused files, exports or dependencies', problems: [] };
  return { summary: 'unused or undeclared', problems: [`${stdout}${stderr}`.trim()] };
};
