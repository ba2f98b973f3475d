/**
 * Bundles the programs into dist/: cli (also under the name tmux), server, ptyhost, what doctor and state run. Types are not checked here (see check.mjs), so that
 * an install stays quick. Native and file-reading packages stay in node_modules.
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { loadLanguage } from './language.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const outdir = process.env.CCMUX_DIST ?? join(root, 'dist');

// Packages in CommonJS call require(); a bundle in ESM has none of its own.
const banner = {
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
};

// msgpackr's optional native string decoder: an install script for nothing that we need.
const withoutNativeMsgpack = {
  name: 'without-native-msgpack',
  setup(b) {
    b.onResolve({ filter: /^msgpackr-extract$/ }, () => ({ path: 'msgpackr-extract', namespace: 'empty' }));
    b.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {}', loader: 'js' }));
  },
};

// Built beside and put in place whole: a failed build leaves the program that works.
const draft = `${outdir}.${process.pid}`;
mkdirSync(draft, { recursive: true });
process.on('exit', () => rmSync(draft, { recursive: true, force: true }));
await build({
  absWorkingDir: root,
  entryPoints: {
    cli: 'packages/cli/src/main.ts',
    tmux: 'packages/cli/src/tmux-main.ts',
    server: 'packages/server/src/main.ts',
    ptyhost: 'packages/ptyhost/src/main.ts',
    watchdog: 'packages/server/src/watchdog/worker.ts',
    admin: 'packages/server/src/admin/main.ts',
  },
  outdir: draft,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  // Puts the values of constants where they are used: hot loops otherwise read them from mutable variables.
  minifySyntax: true,
  target: 'node20.19',
  // blessed's terminal widget, which is not used, asks for the last two; blessed itself loads 2.5 times faster bundled.
  external: ['node-pty', 'term.js', 'pty.js'],
  banner,
  plugins: [withoutNativeMsgpack],
  sourcemap: true,
  logLevel: 'warning',
  define: { 'process.env.MSGPACKR_NATIVE_ACCELERATION_DISABLED': '"true"' },
});
writeFileSync(join(draft, 'package.json'), '{ "type": "module" }\n');
// What help and completion say: the command line loads it only for them, and never the server's tables.
writeFileSync(join(draft, 'language.json'), `${JSON.stringify(await loadLanguage(root))}\n`);
rmSync(outdir, { recursive: true, force: true });
renameSync(draft, outdir);
