/** Step `format`: biome's formatter and linter; its warnings count as errors. */
import { run, tools } from './run.mjs';

export const checkFormat = async (root) => {
  const { status, stdout, stderr } = await run(
    tools.biome,
    ['check', '--error-on-warnings', '--max-diagnostics=50', '--reporter=concise', '.'],
    root,
  );
  const checked = Number(/Checked (\d+) files/.exec(stdout + stderr)?.[1] ?? 0);
  const summary = `${checked} files formatted and linted`;
  if (status === 0 && checked > 0) return { summary, problems: [] };
  return { summary, problems: [checked === 0 ? 'nothing was checked' : findings(stdout + stderr)] };
};

/** One line per finding; the tool's whole words when it failed without one. */
const findings = (output) => {
  const lines = output.split('\n').filter((line) => /^[×!] /.test(line));
  return lines.length > 0 ? lines.join('\n') : output.trim();
};
