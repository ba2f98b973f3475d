/**
 * Whether a program can be started, asked before the fork: after it, a failed exec is only a line on the pane's
 * screen and exit code 1. Owns the wording of these failures. What can only fail inside exec (a broken
 * interpreter line, a foreign binary) still ends that way.
 */
import { accessSync, constants, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface SpawnRequest {
  /** A path, or a name that is looked up in the PATH of `env`. */
  readonly file: string;
  /** Arguments after argv[0]. */
  readonly args: readonly string[];
  /** `NAME=value`, all of the environment. */
  readonly env: readonly string[];
  /** An absolute folder. */
  readonly cwd: string;
  readonly cols: number;
  readonly rows: number;
}

/** What execvp searches when there is no PATH (confstr _CS_PATH). */
const defaultPath = '/bin:/usr/bin';

/** Longest single argument or variable in bytes, with its end: MAX_ARG_STRLEN of Linux. */
const maxStringBytes = 131_072;

/** Why the program cannot be started, for a person to read; undefined when nothing speaks against it. */
export function whyNotSpawn(request: SpawnRequest): string | undefined {
  return stringProblem(request) ?? folderProblem(request.cwd) ?? programProblem(request);
}

function stringProblem({ file, args, env, cwd }: SpawnRequest): string | undefined {
  for (const s of [file, cwd, ...args, ...env]) {
    if (s.includes('\0')) return 'a command, argument or variable contains a NUL byte';
    if (Buffer.byteLength(s) >= maxStringBytes) return `an argument or variable is longer than ${maxStringBytes - 1} bytes`;
  }
  return file === '' ? 'no command was given' : undefined;
}

function folderProblem(cwd: string): string | undefined {
  if (!cwd.startsWith('/')) return `not an absolute folder: ${JSON.stringify(cwd)}`;
  try {
    if (!statSync(cwd).isDirectory()) return `${cwd}: not a directory`;
    accessSync(cwd, constants.X_OK);
    return undefined;
  } catch (e) {
    return `${cwd}: ${words(e)}`;
  }
}

function programProblem({ file, env, cwd }: SpawnRequest): string | undefined {
  if (file.includes('/')) {
    const problem = executableProblem(resolve(cwd, file));
    return problem === undefined ? undefined : `${file}: ${problem}`;
  }
  let denied: string | undefined;
  for (const folder of searchPath(env)) {
    const problem = executableProblem(resolve(cwd, join(folder, file)));
    if (problem === undefined) return undefined;
    if (problem !== missing) denied ??= problem;
  }
  return `${file}: ${denied ?? 'command not found'}`;
}

function searchPath(env: readonly string[]): string[] {
  const path = env.find((entry) => entry.startsWith('PATH='))?.slice('PATH='.length) ?? defaultPath;
  return path.split(':').map((folder) => (folder === '' ? '.' : folder));
}

function executableProblem(path: string): string | undefined {
  try {
    if (statSync(path).isDirectory()) return 'is a directory';
    accessSync(path, constants.X_OK);
    return undefined;
  } catch (e) {
    return words(e);
  }
}

const missing = 'no such file or directory';

function words(e: unknown): string {
  const code = e instanceof Error && 'code' in e ? String(e.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return missing;
  if (code === 'EACCES') return 'permission denied';
  return e instanceof Error ? e.message : String(e);
}
