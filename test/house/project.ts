/**
 * Small projects that are checked with the real configuration. Owns a temporary directory that looks like this
 * repository (its configuration files, its packages' manifests, its dependencies) but holds other sources.
 */
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const repository = resolve(import.meta.dirname, '../..');
const fixtures = join(import.meta.dirname, 'fixtures');
const configuration = ['.dependency-cruiser.cjs', '.gitignore', 'biome.json', 'knip.json', 'tsconfig.base.json', 'tsconfig.json'];

interface Manifest {
  readonly exports?: Readonly<Record<string, string>>;
  readonly dependencies?: unknown;
  readonly devDependencies?: unknown;
  readonly scripts?: unknown;
}

interface CheckResult {
  readonly status: number | null;
  readonly output: string;
}

export interface Project extends Disposable {
  readonly write: (file: string, text: string) => void;
  readonly check: (...args: readonly string[]) => Promise<CheckResult>;
}

const readManifest = (file: string): Manifest => JSON.parse(readFileSync(file, 'utf8'));

/** A manifest without dependencies and scripts: a small project would not use them, and unused ones are a finding. */
const copyManifest = (from: string, to: string): Manifest => {
  const { dependencies: _, devDependencies: __, scripts: ___, ...manifest } = readManifest(from);
  writeFileSync(to, `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
};

const linkDependencies = (root: string, packages: readonly string[]): void => {
  mkdirSync(join(root, 'node_modules/@ccmux'), { recursive: true });
  for (const name of readdirSync(join(repository, 'node_modules')).filter((entry) => entry !== '@ccmux' && entry !== '.cache')) {
    symlinkSync(join(repository, 'node_modules', name), join(root, 'node_modules', name));
  }
  for (const name of packages) symlinkSync(join(root, 'packages', name), join(root, 'node_modules/@ccmux', name));
};

/** Lays one package out: its real manifest and compiler options, and a stub behind each of its entry points. */
const layPackage = (root: string, name: string): void => {
  const from = join(repository, 'packages', name);
  const to = join(root, 'packages', name);
  mkdirSync(to, { recursive: true });
  const manifest = copyManifest(join(from, 'package.json'), join(to, 'package.json'));
  cpSync(join(from, 'tsconfig.json'), join(to, 'tsconfig.json'));
  for (const entry of Object.values(manifest.exports ?? {})) {
    mkdirSync(dirname(join(to, entry)), { recursive: true });
    writeFileSync(join(to, entry), "/** A stub. */\nexport const stub = '';\n");
  }
};

/** A project whose check passes, with the named fixture laid over it. The caller disposes of it. */
export const createProject = (fixture?: string): Project => {
  const root = mkdtempSync(join(tmpdir(), 'ccmux-house-'));
  const packages = readdirSync(join(repository, 'packages')).filter((name) =>
    existsSync(join(repository, 'packages', name, 'package.json')),
  );
  for (const file of configuration) cpSync(join(repository, file), join(root, file));
  copyManifest(join(repository, 'package.json'), join(root, 'package.json'));
  for (const name of packages) layPackage(root, name);
  linkDependencies(root, packages);
  mkdirSync(join(root, 'test'));
  for (const file of ['package.json', 'tsconfig.json']) cpSync(join(repository, 'test', file), join(root, 'test', file));
  writeFileSync(join(root, 'test/stub.test.ts'), "export const stub = '';\n");
  if (fixture !== undefined) cpSync(join(fixtures, fixture), root, { recursive: true });
  return {
    write: (file, text) => writeFileSync(join(root, file), text),
    check: (...args) => check(root, args),
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
};

const check = (root: string, args: readonly string[]): Promise<CheckResult> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(repository, 'scripts/check.mjs'), '--root', root, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', fail);
    child.on('close', (status) => done({ status, output: Buffer.concat(chunks).toString() }));
  });
