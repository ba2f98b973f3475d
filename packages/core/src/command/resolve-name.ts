/** Which command a word names. */

import { err, ok, type Result } from '../result.js';
import { preferred } from './catalogue.js';

/**
 * An exact name or alias, otherwise the one name that starts with the text. The error is tmux's text; a text that more
 * than one name starts with lists them in the order given (tmux's is alphabetical). Names of our own are asked last.
 */
export function resolveCommandName<Name extends string>(
  names: readonly { readonly name: Name; readonly alias?: string | undefined; readonly own?: true }[],
  text: string,
): Result<Name, string> {
  const exact = names.find(({ name, alias }) => name === text || alias === text);
  if (exact) return ok(exact.name);
  const candidates = preferred(names.filter(({ name }) => name.startsWith(text))).map(({ name }) => name);
  if (candidates.length === 0) return err(`unknown command: ${text}`);
  if (candidates.length > 1) return err(`ambiguous command: ${text}, could be: ${candidates.join(', ')}`);
  return ok(candidates[0]!);
}
