/** The options in front of a command (`ccmux -L work new -d`). Owns their grammar; refuses unknown ones. */
import { err, ok, type Result } from '@ccmux/core';

export interface GlobalOptions {
  /** Socket name in the private folder. */
  readonly name: string;
  /** Socket path; overrides the name. */
  readonly path: string | undefined;
  /** Configuration files, in order. Empty: the default ones. */
  readonly files: readonly string[];
  readonly version: boolean;
  readonly help: boolean;
  /** The command and its arguments. */
  readonly argv: readonly string[];
}

export const usage = `usage: ccmux [-V] [-f file] [-L socket-name] [-S socket-path] [command [flags]]

  ccmux                       attach to the last session, or make one
  ccmux new-session -s NAME   a new session
  ccmux attach -t NAME        attach to a session
  ccmux ls                    list sessions
  ccmux kill-server           end everything

In a session, C-b ? lists the keys.`;

/** Options that take a value. */
const valued = 'LSfTc';
/** Options accepted because scripts pass them to tmux; they ask for what is always so here. */
const always = 'u2lN';

export function parseGlobalOptions(args: readonly string[]): Result<GlobalOptions, string> {
  let name = 'default';
  let path: string | undefined;
  const files: string[] = [];
  let version = false;
  let help = false;
  let at = 0;
  for (; at < args.length; at++) {
    const arg = args[at]!;
    if (arg === '--') {
      at++;
      break;
    }
    if (arg === '--help' || arg === '--version') {
      if (arg === '--help') help = true;
      else version = true;
      continue;
    }
    if (!arg.startsWith('-') || arg === '-') break;
    for (let i = 1; i < arg.length; i++) {
      const flag = arg[i]!;
      if (flag === 'V') version = true;
      else if (flag === 'h') help = true;
      else if (valued.includes(flag)) {
        const value = i + 1 < arg.length ? arg.slice(i + 1) : args[++at];
        if (value === undefined) return err(`option -${flag} needs a value\n${usage}`);
        if (flag === 'L') name = value;
        else if (flag === 'S') path = value;
        else if (flag === 'f') files.push(value);
        else return err(`option -${flag} is not supported\n${usage}`);
        break;
      } else if (!always.includes(flag)) return err(`unknown option -${flag}\n${usage}`);
    }
  }
  if (name.includes('/') || name === '' || name === '.' || name === '..') return err(`not a socket name: ${name}`);
  return ok({ name, path, files, version, help, argv: args.slice(at) });
}
