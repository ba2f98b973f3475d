/** A lab to try things by hand: `node test/claude/run.mjs --shell [VERSION]`. Ends with the shell. */
import { spawn } from 'node:child_process';
import { ClaudeLab, claudeVersions, fetchClaude } from '@ccmux/testkit';

export async function main(version: string = claudeVersions[1]): Promise<void> {
  await fetchClaude(version);
  const lab = await ClaudeLab.start({ version });
  const cwd = lab.project();
  process.stderr.write(`Claude ${version}, API ${lab.api.url}, home ${lab.sandbox.home}\n`);
  const env = { ...lab.sandbox.env, TERM: process.env['TERM'] ?? 'xterm-256color' };
  const shell = spawn('bash', ['--norc'], { cwd, env, stdio: 'inherit' });
  await new Promise((resolve) => {
    shell.on('exit', resolve);
  });
  await lab.dispose();
}
