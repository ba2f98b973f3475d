/** Reading a command's flags from its words, with tmux's rules and error texts. What flags mean is not known here. */
import { err, ok, type Result } from '../result.js';
import type { CommandLine } from './lex.js';

/** What a command accepts. */
export interface FlagSpec {
  /** A getopt string: every letter a flag, `:` behind it one with a value, `::` one whose value may be missing. */
  readonly flags: string;
  /** The least number of words behind the flags; 0 if not given. */
  readonly min?: number;
  /** The greatest number of words behind the flags; any number if not given. */
  readonly max?: number;
  /** Which words behind the flags (counted from 0) may be `{ … }` blocks; none if not given. */
  readonly takesBlock?: ((index: number, args: ParsedArgs) => boolean) | undefined;
}

/** One flag of a command as it was given. */
export interface GivenFlag {
  readonly flag: string;
  readonly count: number;
  readonly values: readonly string[];
}

/** The blocks among a command's words, by index. */
export type Blocks = ReadonlyMap<number, readonly CommandLine[]>;

const noBlocks: Blocks = new Map();

/** The flags and words of one command. */
export interface ParsedArgs {
  has(flag: string): boolean;
  /** How often the flag was given. */
  count(flag: string): number;
  /** The value given last; undefined when there was none. */
  value(flag: string): string | undefined;
  /** All values in order. */
  values(flag: string): readonly string[];
  /** The words behind the flags; a block is the text of its commands. */
  readonly rest: readonly string[];
  /** The commands of a word behind the flags that was a block. */
  block(index: number): readonly CommandLine[] | undefined;
  /** All flags, in the order of their letters. */
  readonly flags: readonly GivenFlag[];
}

interface Entry {
  count: number;
  readonly values: string[];
}

/**
 * Parses the words behind a command's name. Flags end at `--`, at a lone `-` or at the first word that is none.
 * The error is tmux's text without the command's name; it is empty for `-?`, which asks for the usage.
 */
export function parseFlags(spec: FlagSpec, args: readonly string[], blocks: Blocks = noBlocks): Result<ParsedArgs, string> {
  const found = new Map<string, Entry>();
  let at = 0;
  for (; at < args.length; ) {
    const word = args[at]!;
    if (blocks.has(at) || !word.startsWith('-') || word === '-') break;
    at++;
    if (word === '--') break;
    const taken = parseCluster(spec.flags, word.slice(1), args[at], found);
    if (!taken.ok) return taken;
    if (!taken.value) continue;
    if (blocks.has(at)) return err(`-${word.at(-1)} argument must be a string`);
    at++;
  }
  const rest = args.slice(at);
  const { min = 0, max = Number.POSITIVE_INFINITY } = spec;
  if (rest.length < min) return err(`too few arguments (need at least ${min})`);
  if (rest.length > max) return err(`too many arguments (need at most ${max})`);
  const parsed = parsedArgs(found, rest, new Map([...blocks].map(([index, block]) => [index - at, block])));
  for (const index of rest.keys()) {
    if (parsed.block(index) === undefined || spec.takesBlock?.(index, parsed) === true) continue;
    return err(`argument ${index + 1} must be "string"`);
  }
  return ok(parsed);
}

/** Reads the flags of one word; true when the following word was taken as a value. */
function parseCluster(
  flags: string,
  cluster: string,
  following: string | undefined,
  found: Map<string, Entry>,
): Result<boolean, string> {
  for (let i = 0; i < cluster.length; i++) {
    const flag = cluster[i]!;
    if (flag === '?') return err('');
    if (!/[A-Za-z0-9]/.test(flag)) return err(`invalid flag -${flag}`);
    const at = flags.indexOf(flag);
    if (at < 0) return err(`unknown flag -${flag}`);
    const entry = found.get(flag) ?? { count: 0, values: [] };
    found.set(flag, entry);
    entry.count++;
    if (flags[at + 1] !== ':') continue;
    const glued = cluster.slice(i + 1);
    if (glued !== '') {
      entry.values.push(glued);
      return ok(false);
    }
    const optional = flags[at + 2] === ':';
    if (optional && (following === undefined || /^-[-A-Za-z]/.test(following))) return ok(false);
    if (following === undefined) return err(`-${flag} expects an argument`);
    entry.values.push(following);
    return ok(true);
  }
  return ok(false);
}

function parsedArgs(found: ReadonlyMap<string, Entry>, rest: readonly string[], blocks: Blocks): ParsedArgs {
  return {
    block: (index) => blocks.get(index),
    get flags() {
      return [...found].map(([flag, entry]) => ({ flag, ...entry })).sort((a, b) => (a.flag < b.flag ? -1 : 1));
    },
    has: (flag) => found.has(flag),
    count: (flag) => found.get(flag)?.count ?? 0,
    value: (flag) => found.get(flag)?.values.at(-1),
    values: (flag) => found.get(flag)?.values ?? [],
    rest,
  };
}
