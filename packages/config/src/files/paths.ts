/** Where the configuration is: of a person, of a project, and what the person trusts. */
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface UserPaths {
  /** The configuration in TOML. */
  readonly toml: string;
  /** Commands beside it, run at the start of a server. */
  readonly commands: string;
}

/** Name of a project's file. */
export const projectFile = '.ccmux.toml';

export function userPaths(env: Environment): UserPaths {
  const base = absolute(env['XDG_CONFIG_HOME']) ?? join(home(env), '.config');
  return { toml: join(base, 'ccmux', 'ccmux.toml'), commands: join(base, 'ccmux', 'ccmux.conf') };
}

/** The list of trusted folders. */
export const trustPath = (env: Environment): string =>
  join(absolute(env['XDG_STATE_HOME']) ?? join(home(env), '.local', 'state'), 'ccmux', 'trusted.json');

const home = (env: Environment): string => env['HOME'] || homedir();

/** What is not absolute is to be ignored, says the XDG base directory specification. */
const absolute = (path: string | undefined): string | undefined => (path !== undefined && isAbsolute(path) ? path : undefined);

/** The file that a name in another file means: beside it, or in the person's home. */
export const resolveInclude = (file: string, name: string): string =>
  name.startsWith('~/') ? join(homedir(), name.slice(2)) : resolve(dirname(file), name);

export const isToml = (path: string): boolean => path.endsWith('.toml');
