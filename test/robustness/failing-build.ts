/** The program with an emulator that fails on purpose, in a folder of its own. */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ccmuxProgram } from '@ccmux/testkit';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');

/** Builds it beside the packages it needs; the path of its program. */
export async function buildFailing(): Promise<string> {
  const folder = join(root, 'node_modules/.cache/ccmux-failing');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'bin'), { recursive: true });
  const built = dirname(dirname(ccmuxProgram));
  cpSync(join(built, 'dist'), join(folder, 'dist'), { recursive: true });
  cpSync(join(built, 'bin'), join(folder, 'bin'), { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: { server: 'packages/server/src/main.ts' },
    outdir: join(folder, 'dist'),
    allowOverwrite: true,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    banner: { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" },
    alias: { '@ccmux/term/xterm': join(here, 'failing-emulator.ts') },
    external: ['msgpackr-extract'],
    logLevel: 'warning',
  });
  return join(folder, 'bin', 'ccmux');
}
