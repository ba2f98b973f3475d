/** Runs the tools and lists the files for the check steps. Refuses to judge: that is each step's part. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The tools' own scripts, started with node itself: npx would cost half a second each. */
export const tools = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  dependencyCruiser: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  knip: 'node_modules/knip/bin/knip.js',
  tsc: 'node_modules/tsnative/bin/tsc',
};

/** Runs `node tool args` in `root`; resolves with its exit status and everything it printed. */
export const run = (tool, args, root) =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
    const child = spawn(process.execPath, [join(root, tool), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env });
    const stdout = [];
    const stderr = [];
    child.stdout.on('data', (chunk) => stdout.push(chunk));
    child.stderr.on('data', (chunk) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (status) =>
      resolve({ status, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
  });

const skipped = /(^|\/)(node_modules|dist|fixtures)(\/|$)/;

/** Source files below `directory` of `root`, as paths relative to `root`; empty when there is no such directory. */
export const sourceFiles = (root, directory) => {
  const top = join(root, directory);
  if (!existsSync(top)) return [];
  return readdirSync(top, { recursive: true })
    .map((file) => `${directory}/${file}`)
    .filter((file) => /\.(ts|mjs|cjs)$/.test(file) && !skipped.test(file))
    .sort();
};

/** The directories that hold the project's own code. */
export const sourceDirectories = ['packages', 'test', 'bench', 'scripts'];
