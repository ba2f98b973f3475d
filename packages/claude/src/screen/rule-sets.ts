/** The rules that come with the program, and a person's in front of them. */

import { parseRules, type RuleText } from './parse-rules.js';
import type { Rule, RuleSet } from './rule.js';
import { claudeRules } from './rules/claude.js';

/** Ours are checked by tests; one that does not parse is a bug. */
function shipped(family: string, texts: readonly RuleText[]): RuleSet {
  const rules = parseRules(texts);
  if (!rules.ok) throw new Error(`rules of ${family}: ${rules.error.join('; ')}`);
  return { family, rules: rules.value };
}

export const claudeRuleSet: RuleSet = shipped('claude', claudeRules);

/** A person's rules are asked first; one with the name of one of ours takes its place. */
export function withOwnRules({ family, rules }: RuleSet, own: readonly Rule[]): RuleSet {
  const names = new Set(own.map(({ name }) => name));
  return { family, rules: [...own, ...rules.filter(({ name }) => !names.has(name))] };
}
