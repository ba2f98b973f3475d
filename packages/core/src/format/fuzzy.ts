/**
 * Fuzzy matching as people know it from finders, tmux's `m/z`: groups between `|`, one of which has to match; terms between
 * spaces, all of which have to. A term is found as a subsequence; `'term` as it stands, `^term` at the beginning, `term$` at
 * the end, and `!term` must not be there. Capitals count when the pattern has one. Styles in the text are no part of it.
 */
import { styledTokens } from '../style-text/tokens.js';
import type { WorkBudget } from './budget.js';

/** Longer patterns and texts are nothing that a person looks through; what is beyond is not looked at. */
const MAX_PATTERN = 1_024;
const MAX_TEXT = 4_096;

interface Term {
  readonly text: string;
  readonly inverse: boolean;
  /** As it stands; otherwise its characters in this order, with others between them. */
  readonly exact: boolean;
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

/** Whether the pattern is found; a pattern without terms is everywhere. It is not found when the work for it is used up. */
export function matchesFuzzy(pattern: string, styled: string, budget: WorkBudget): boolean {
  const wanted = pattern.slice(0, MAX_PATTERN);
  const fold = /[A-Z]/.test(wanted) ? (text: string) => text : lowered;
  const text = fold(visible(styled.slice(0, MAX_TEXT)));
  const groups = wanted.split('|').filter((group) => /[^ ]/.test(group));
  if (groups.length === 0) return true;
  return groups.some((group) => {
    const terms = group.split(' ').filter((term) => term !== '');
    if (!budget.spend((text.length + 1) * terms.length)) return false;
    return terms.every((word) => holds(termOf(fold(word)), text));
  });
}

/** Of ASCII only, as tmux folds. */
const lowered = (text: string): string => text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());

function visible(styled: string): string {
  let text = '';
  for (const token of styledTokens(styled)) if (token.kind === 'text') text += token.text;
  return text;
}

/** Undefined when nothing is left behind its signs. */
function termOf(word: string): Term | undefined {
  const inverse = word.startsWith('!');
  let text = inverse ? word.slice(1) : word;
  const sign = /^['^]/.exec(text)?.[0];
  if (sign !== undefined) text = text.slice(1);
  const atEnd = text.endsWith('$');
  if (atEnd) text = text.slice(0, -1);
  if (text === '') return undefined;
  return { text, inverse, exact: inverse || sign !== undefined || atEnd, atStart: sign === '^', atEnd };
}

function holds(term: Term | undefined, text: string): boolean {
  return term !== undefined && found(term, text) !== term.inverse;
}

function found({ text: wanted, exact, atStart, atEnd }: Term, text: string): boolean {
  if (!exact) return isSubsequence(wanted, text);
  if (atStart && atEnd) return text === wanted;
  if (atStart) return text.startsWith(wanted);
  return atEnd ? text.endsWith(wanted) : text.includes(wanted);
}

function isSubsequence(wanted: string, text: string): boolean {
  let from = 0;
  for (const character of wanted) {
    const at = text.indexOf(character, from);
    if (at < 0) return false;
    from = at + character.length;
  }
  return true;
}
