/** `C:` — which line of a screen matches. Pure. */
import type { WorkBudget } from './budget.js';
import type { SearchKind } from './context.js';
import { matchesGlob } from './glob.js';
import { matchesRegex } from './regex.js';

/** The number of the first line that matches, from 1; 0 when none does. A pattern of fnmatch(3) may be anywhere in a line. */
export function searchLines(lines: Iterable<string>, pattern: string, kind: SearchKind, budget: WorkBudget): number {
  let number = 0;
  for (const line of lines) {
    number++;
    if (!budget.spend(line.length)) return 0;
    const found = kind.regex
      ? matchesRegex(pattern, line, kind.ignoreCase, budget)
      : matchesGlob(`*${pattern}*`, line, kind.ignoreCase, budget);
    if (found) return number;
  }
  return 0;
}
