/** Comparisons of two expanded sides; the answer is `1` or `0`. */
import type { WorkBudget } from './budget.js';
import { matchesFuzzy } from './fuzzy.js';
import { matchesGlob } from './glob.js';
import type { Modifier } from './modifiers.js';
import { matchesRegex } from './regex.js';

/** Texts are compared by code units. `m` takes the pattern on the left; its flags are `r` (regex), `i` (case) and `z`
 * (fuzzy). */
export function compare({ name, args }: Modifier, left: string, right: string, budget: WorkBudget): '0' | '1' {
  return holds(name, args[0] ?? '', left, right, budget) ? '1' : '0';
}

function holds(name: string, flags: string, left: string, right: string, budget: WorkBudget): boolean {
  switch (name) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '>=':
      return left >= right;
    default:
      if (flags.includes('z')) return matchesFuzzy(left, right, budget);
      return flags.includes('r')
        ? matchesRegex(left, right, flags.includes('i'), budget)
        : matchesGlob(left, right, flags.includes('i'), budget);
  }
}
