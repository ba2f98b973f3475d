/**
 * Regular expressions of formats: `m/r:` and `s/…/…/:`. Patterns come from whoever configures the server; texts may come
 * from programs, so both are bounded.
 */
import type { WorkBudget } from './budget.js';
import { compileEre, type EreMatch } from './ere.js';

/** Longer patterns are taken as invalid: no format needs one, and they only cost time. */
const MAX_PATTERN = 1_024;
/** Only this much of a text is looked at. */
const MAX_TEXT = 4_096;

const compile = (pattern: string, ignoreCase: boolean, budget: WorkBudget) => {
  budget.spend(pattern.length * 4);
  return pattern.length > MAX_PATTERN ? undefined : compileEre(pattern, ignoreCase);
};

/** Whether the pattern is found anywhere in the text. */
export function matchesRegex(pattern: string, text: string, ignoreCase: boolean, budget: WorkBudget): boolean {
  return compile(pattern, ignoreCase, budget)?.find(Array.from(text.slice(0, MAX_TEXT)), 0, budget) !== undefined;
}

/**
 * Replaces every match; `\0` … `\9` in `replacement` stand for what a group matched. As in tmux an empty match counts only
 * behind something that was not replaced, except one that is anchored to the beginning.
 */
export function substitute(text: string, pattern: string, replacement: string, ignoreCase: boolean, budget: WorkBudget): string {
  const regex = pattern === '' ? undefined : compile(pattern, ignoreCase, budget);
  if (regex === undefined) return text;
  const characters = Array.from(text.slice(0, MAX_TEXT));
  const isAnchored = pattern.startsWith('^');
  let out = '';
  let start = 0;
  let copied = 0;
  let countsWhenEmpty = isAnchored;
  while (start <= characters.length) {
    const match = regex.find(characters, start, budget);
    if (match === undefined) break;
    const [from = 0, to = 0] = match;
    out += characters.slice(copied, from).join('');
    const counts = countsWhenEmpty || from !== to || from !== copied;
    copied = to;
    if (counts) out += filled(replacement, characters, match);
    countsWhenEmpty = !counts;
    start = counts ? copied : copied + 1;
    if (isAnchored) break;
  }
  return out + characters.slice(copied).join('') + text.slice(MAX_TEXT);
}

function filled(replacement: string, text: readonly string[], match: EreMatch): string {
  return replacement.replace(/\\(.)/gs, (_, c: string) => {
    if (!/\d/.test(c)) return c;
    const [from, to] = [match[Number(c) * 2], match[Number(c) * 2 + 1]];
    return from === undefined || to === undefined ? '' : text.slice(from, to).join('');
  });
}
