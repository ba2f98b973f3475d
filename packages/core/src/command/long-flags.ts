/** Long names of flags, which commands of our own have: `--tail 5`, `--tail=5`, anywhere before `--`. */
import { err, ok, type Result } from '../result.js';

/** Letters of flags by their long names, without dashes. */
export type LongFlags = Readonly<Record<string, string>>;

/**
 * The words with long flags as short ones, in front of all others. `flags`: the getopt string of the command. An unknown
 * long flag is an error; words that begin with one dash are left where they are.
 */
export function shortened(long: LongFlags, flags: string, words: readonly string[]): Result<readonly string[], string> {
  const front: string[] = [];
  const rest: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === '--') return ok([...front, ...rest, ...words.slice(at)]);
    const [, name, glued] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === undefined) {
      rest.push(word);
      continue;
    }
    const letter = Object.hasOwn(long, name) ? long[name] : undefined;
    if (letter === undefined) return err(`unknown flag --${name}`);
    const takesValue = flags[flags.indexOf(letter) + 1] === ':';
    if (!takesValue && glued !== undefined) return err(`--${name} takes no argument`);
    const value = takesValue ? (glued ?? words[++at]) : undefined;
    if (takesValue && value === undefined) return err(`--${name} expects an argument`);
    front.push(`-${letter}`, ...(value === undefined ? [] : [value]));
  }
  return ok([...front, ...rest]);
}
