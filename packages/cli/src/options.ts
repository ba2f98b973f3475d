/** The options in front of a command (`ccmux -L work new -d`). Owns their grammar; refuses unknown ones. */
import { err, ok, parseFlags, type Result } from '@ccmux/core';

export interface GlobalOptions {
  /** Socket name in the private folder. */
  readonly name: string;
  /** Socket path; overrides the name. */
  readonly path: string | undefined;
  /** Configuration files, in order. Empty: the default ones. */
  readonly files: readonly string[];
  readonly version: boolean;
  readonly help: boolean;
  /** Lines in both directions instead of a picture. */
  readonly control: boolean;
  /** No server is started, also for commands that would. */
  readonly noStart: boolean;
  /** What the terminal can do besides. */
  readonly features: readonly string[];
  /** The command and its arguments. */
  readonly argv: readonly string[];
}

export const usage = `usage: ccmux [-2CNuV] [-f file] [-L socket-name] [-S socket-path] [command [flags]]

  ccmux                       attach to the last session, or make one
  ccmux new-session -s NAME   a new session
  ccmux attach -t NAME        attach to a session
  ccmux ls                    list sessions
  ccmux kill-server           end everything
  ccmux help                  all commands; ccmux help COMMAND explains one

In a session, C-b ? lists the keys.`;

/** `u` asks for UTF-8, which every terminal gets. */
const flags = 'VhCL:S:f:u2N';

export function parseGlobalOptions(args: readonly string[]): Result<GlobalOptions, string> {
  const parsed = parseFlags({ flags }, withShortNames(args));
  if (!parsed.ok) return err(`${parsed.error}\n${usage}`);
  const { value, values, has, rest } = parsed.value;
  const name = value('L') ?? 'default';
  if (name.includes('/') || name === '' || name === '.' || name === '..') return err(`not a socket name: ${name}`);
  return ok({
    name,
    path: value('S'),
    files: values('f'),
    version: has('V'),
    help: has('h'),
    control: has('C'),
    noStart: has('N'),
    features: has('2') ? ['256'] : [],
    argv: rest,
  });
}

/** `--help` and `--version` in front of a command as their letters. */
function withShortNames(args: readonly string[]): readonly string[] {
  const at = args.findIndex((word) => word === '--help' || word === '--version');
  const before = at < 0 ? undefined : parseFlags({ flags, max: 0 }, args.slice(0, at));
  return before?.ok === true ? args.with(at, args[at] === '--help' ? '-h' : '-V') : args;
}
