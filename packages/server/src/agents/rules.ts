/** The limits and rules that are in force: what the options say, read anew for each request. */
import { arrayAt, builtinRules, type Model, numberOption, type PolicyRule, parseRule, type SpawnLimits } from '@ccmux/core';

const rateWindowMs = 10 * 60_000;

export const limitsOf = (model: Model): SpawnLimits => ({
  depth: numberOption(model, 'agent-depth', {}),
  perParent: numberOption(model, 'agent-children', {}),
  perTree: numberOption(model, 'agent-tree', {}),
  perServer: numberOption(model, 'agent-panes', {}),
  rate: numberOption(model, 'agent-rate', {}),
  rateWindowMs,
  budget: numberOption(model, 'agent-budget', {}),
});

/** A rule that cannot be read denies everything: it may have been meant to. */
export function rulesOf(model: Model): readonly PolicyRule[] {
  const active: readonly string[] = arrayAt(model, 'agent-builtin-rules', {});
  const own = arrayAt(model, 'agent-rules', {}).map((text): PolicyRule => {
    const rule = parseRule(text);
    return rule.ok ? rule.value : { name: text, decision: 'deny', fault: rule.error };
  });
  return [...builtinRules.filter(({ name }) => active.includes(name)), ...own];
}
