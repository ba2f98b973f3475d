/**
 * The real Claude Code from the npm registry, kept in a cache: `VERSION/claude`. Owns what lies there; needs the
 * network once per version, and tar and npm.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Versions that every test has to hold for: the newest that was looked at, and the newest for Node 18. */
export const claudeVersions = ['2.1.197', '2.1.328'] as const;

/** Older ones, without a status file and most hooks, that have to start all the same. */
export const olderClaudeVersions = ['1.0.128'] as const;

const cacheFolder = (): string =>
  process.env['CCMUX_TEST_CLAUDE_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'ccmux-test/claude');

/** The folder in which a version's `claude` is, whether it has been fetched or not. */
export const claudeFolder = (version: string): string => join(cacheFolder(), version);

/** Fetches a version if it is not there; resolves with the folder of its `claude`. */
export async function fetchClaude(version: string): Promise<string> {
  const folder = claudeFolder(version);
  if (existsSync(join(folder, 'claude'))) return folder;
  mkdirSync(cacheFolder(), { recursive: true });
  // Beside its place and then renamed: who looks meanwhile sees nothing or all of it.
  const draft = mkdtempSync(join(cacheFolder(), '.fetch-'));
  try {
    await unpack(version, draft);
    try {
      renameSync(draft, folder);
    } catch (e) {
      if (!existsSync(join(folder, 'claude'))) throw e;
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

/** Newer versions are one native program per platform, older ones a script for Node. */
async function unpack(version: string, folder: string): Promise<void> {
  const native = `@anthropic-ai/claude-code-${process.platform}-${process.arch}@${version}`;
  try {
    await unpackPackage(native, folder);
  } catch {
    await unpackPackage(`@anthropic-ai/claude-code@${version}`, folder);
    const start = `#!/bin/sh\nexec '${process.execPath}' "$(dirname "$(readlink -f "$0")")/cli.js" "$@"\n`;
    writeFileSync(join(folder, 'claude'), start, { mode: 0o755 });
  }
}

async function unpackPackage(name: string, folder: string): Promise<void> {
  await run('npm', ['pack', name, '--silent', '--pack-destination', folder]);
  const [archive] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  if (archive === undefined) throw new Error(`npm pack ${name} made no archive`);
  await run('tar', ['-xzf', join(folder, archive), '-C', folder, '--strip-components=1']);
  rmSync(join(folder, archive));
}
