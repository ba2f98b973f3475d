/** Runs a TypeScript module of this repository that is no program of the product: bundled on the fly, then imported. */
import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * The exports of `entry`, a path in the repository, or in another folder like it. The bundle lands where node-pty can be resolved from, under a
 * name of this process's own, and goes when it is loaded.
 */
export const load = async (entry, from = root) => {
  const outfile = join(root, 'node_modules/.cache/ccmux', `${basename(entry, '.ts')}-${process.pid}.mjs`);
  await build({
    entryPoints: [join(from, entry)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: ['node-pty', '@xterm/headless'],
    logLevel: 'warning',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile);
  }
};
