/** The rules of screens that are in force: a person's, from the file that the option names, in front of ours. */
import { claudeRuleSet, type RuleSet, withOwnRules } from '@ccmux/claude';
import { resolveInclude, userPaths } from '@ccmux/config/files';
import { type Environment, optionAt, visibleVariables } from '@ccmux/core';
import type { Logger } from '../../log.js';
import type { ModelStore } from '../../model/store.js';
import { readRulesFile } from '../rules-file.js';

const option = 'claude-screen-rules';

/** The file is read when the option is set. One with a mistake changes nothing, and that is logged. */
export function ownRules(store: ModelStore, log: Logger): () => RuleSet {
  let rules: RuleSet | undefined;
  store.subscribe((event) => {
    if (event.kind === 'option-changed' && event.name === option) rules = undefined;
  });
  const read = (): RuleSet => {
    const file = optionAt(store.model, option, {});
    const own = file === '' ? undefined : readRulesFile(resolveInclude(configFile(store.model.environment), file));
    if (own?.ok === false) log.warn({ ev: 'claude.rules', file, error: own.error });
    return own?.ok ? withOwnRules(claudeRuleSet, own.value) : claudeRuleSet;
  };
  return () => {
    rules ??= read();
    return rules;
  };
}

/** Files that options name lie beside the configuration. */
const configFile = (environment: Environment): string => userPaths(visibleVariables(environment)).toml;
