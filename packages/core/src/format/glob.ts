/** fnmatch(3) without flags: `*`, `?`, `[set]`, `\` before a character. Linear in pattern times text, whatever they are. */

import type { WorkBudget } from './budget.js';

/** Whether the whole text matches the pattern. It does not when the work for finding out is used up. */
export function matchesGlob(pattern: string, text: string, ignoreCase = false, budget?: WorkBudget): boolean {
  const p = Array.from(ignoreCase ? pattern.toLowerCase() : pattern);
  const t = Array.from(ignoreCase ? text.toLowerCase() : text);
  let pi = 0;
  let ti = 0;
  let star = -1;
  let mark = 0;
  while (ti < t.length) {
    if (budget?.spend(1) === false) return false;
    if (p[pi] === '*') {
      star = pi++;
      mark = ti;
      continue;
    }
    const next = pi < p.length ? matchOne(p, pi, t[ti]!) : -1;
    if (next >= 0) {
      pi = next;
      ti++;
    } else if (star >= 0) {
      pi = star + 1;
      ti = ++mark;
    } else return false;
  }
  while (p[pi] === '*') pi++;
  return pi === p.length;
}

/** The pattern index behind what matches the character; -1 when it does not. */
function matchOne(p: readonly string[], at: number, c: string): number {
  if (p[at] === '?') return at + 1;
  if (p[at] === '[') {
    const set = matchSet(p, at + 1, c);
    if (set) return set.matches ? set.end : -1;
  }
  if (p[at] === '\\' && at + 1 < p.length) return p[at + 1] === c ? at + 2 : -1;
  return p[at] === c ? at + 1 : -1;
}

/** Reads a `[set]`; undefined when it is not closed, so that the `[` is an ordinary character. */
function matchSet(p: readonly string[], start: number, c: string): { matches: boolean; end: number } | undefined {
  const negated = p[start] === '!' || p[start] === '^';
  let at = negated ? start + 1 : start;
  let found = false;
  for (let first = true; at < p.length; first = false) {
    if (p[at] === ']' && !first) return { matches: found !== negated, end: at + 1 };
    if (p[at] === '\\' && at + 1 < p.length) at++;
    const low = p[at]!;
    let high = low;
    if (p[at + 1] === '-' && at + 2 < p.length && p[at + 2] !== ']') {
      high = p[at + 2]!;
      at += 2;
    }
    if (c >= low && c <= high) found = true;
    at++;
  }
  return undefined;
}
