/**
 * The options of `tmux` in front of a command. Owns their grammar, as getopt reads it, and tmux's texts; refuses what has
 * no meaning here with a reason.
 */
import { err, ok, type Result } from '@ccmux/core';

export interface TmuxOptions {
  /** Name of a socket; undefined when none was given. */
  readonly name: string | undefined;
  readonly path: string | undefined;
  readonly files: readonly string[];
  /** 1 for `-C`, 2 for `-CC`. */
  readonly control: 0 | 1 | 2;
  /** A shell command that is run in place of everything else. */
  readonly shellCommand: string | undefined;
  readonly login: boolean;
  /** No server is started, also for commands that would. */
  readonly noStart: boolean;
  readonly features: readonly string[];
  readonly version: boolean;
  readonly help: boolean;
  readonly argv: readonly string[];
}

export const tmuxUsage = `usage: tmux [-2CDhlNuvV] [-c shell-command] [-f file] [-L socket-name]
            [-S socket-path] [-T features] [command [flags]]`;

/** What `-T` may name, besides what every terminal of the xterm family is taken to have. */
const features = ['256', 'RGB', 'extkeys', 'hyperlinks', 'overline', 'strikethrough', 'sync', 'usstyle'];
const always = ['clipboard', 'ccolour', 'cstyle', 'focus', 'mouse', 'title'];

const withoutValue = '2CDhlNuvV';
const withValue = 'cfLST';

interface Word {
  readonly flag: string;
  readonly value: string;
}

/** The error is for stderr, as it stands. */
export function parseTmuxOptions(args: readonly string[]): Result<TmuxOptions, string> {
  const words: Word[] = [];
  let at = 0;
  for (; at < args.length; at++) {
    const word = args[at]!;
    if (!word.startsWith('-') || word === '-') break;
    if (word === '--') {
      at++;
      break;
    }
    if (word.startsWith('--')) return err(tmuxUsage);
    const taken = readCluster(word.slice(1), args[at + 1], words);
    if (!taken.ok) return taken;
    if (taken.value) at++;
  }
  return understand(words, args.slice(at));
}

/** True when the following word was a value. */
function readCluster(cluster: string, following: string | undefined, words: Word[]): Result<boolean, string> {
  for (let i = 0; i < cluster.length; i++) {
    const flag = cluster[i]!;
    if (withoutValue.includes(flag)) {
      words.push({ flag, value: '' });
      continue;
    }
    if (!withValue.includes(flag)) return err(`tmux: unknown option -- ${flag}\n${tmuxUsage}`);
    const glued = cluster.slice(i + 1);
    if (glued === '' && following === undefined) return err(`tmux: option requires an argument -- ${flag}\n${tmuxUsage}`);
    words.push({ flag, value: glued === '' ? (following ?? '') : glued });
    return ok(glued === '');
  }
  return ok(false);
}

function understand(words: readonly Word[], argv: readonly string[]): Result<TmuxOptions, string> {
  const has = (flag: string): boolean => words.some((w) => w.flag === flag);
  const values = (flag: string): string[] => words.filter((w) => w.flag === flag).map((w) => w.value);
  const [shellCommand] = values('c').slice(-1);
  const options: Omit<TmuxOptions, 'features'> = {
    name: values('L').at(-1),
    path: values('S').at(-1),
    files: values('f'),
    control: has('C') ? (values('C').length > 1 ? 2 : 1) : 0,
    shellCommand,
    login: has('l'),
    noStart: has('N'),
    version: has('V'),
    help: has('h'),
    argv,
  };
  if (options.version || options.help) return ok({ ...options, features: [] });
  if (shellCommand !== undefined && argv.length > 0) return err(tmuxUsage);
  if (has('D')) return err('tmux: -D is not supported by ccmux: its server is always a process of its own');
  if (has('v')) return err("tmux: -v is not supported by ccmux: its server's log is server.log in its state folder");
  const name = options.name ?? 'default';
  if (name.includes('/') || name === '' || name === '.' || name === '..') return err(`not a socket name: ${name}`);
  const named = [...(has('2') ? ['256'] : []), ...values('T').flatMap((list) => list.split(/[,:]/))].filter((f) => f !== '');
  const unknown = named.find((f) => !features.includes(f) && !always.includes(f));
  if (unknown !== undefined) return err(`tmux: terminal feature not supported by ccmux: ${unknown}`);
  return ok({ ...options, features: named.filter((f) => features.includes(f)) });
}
