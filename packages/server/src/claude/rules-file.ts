/** A person's own rules of the screen: a TOML file with `[[rule]]` tables. What they may say is in packages/claude/src/screen. */
import { readFileSync } from 'node:fs';
import { parseRules, type Rule } from '@ccmux/claude';
import { parseToml } from '@ccmux/config';
import { err, ok, type Result } from '@ccmux/core';

/** The error names the file, and each mistake in it on a line of its own. */
export function readRulesFile(file: string): Result<readonly Rule[], string> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (e) {
    return err(e instanceof Error ? e.message : String(e));
  }
  const document = parseToml(text);
  if (!document.ok) return err(`${file}:${document.error.line}: ${document.error.message}`);
  const { rule = [], ...rest } = document.value;
  const unknown = Object.keys(rest);
  if (unknown.length > 0) return err(`${file}: unknown key ${unknown.join(', ')}; rules are [[rule]] tables`);
  if (!Array.isArray(rule)) return err(`${file}: rules are [[rule]] tables`);
  const rules = parseRules(rule);
  return rules.ok ? ok(rules.value) : err(rules.error.map((mistake) => `${file}: ${mistake}`).join('\n'));
}
