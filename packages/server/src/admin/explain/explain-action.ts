/** `ccmux explain --replay FILE`: what title and screen of a recording say over time, one line of JSON for every change. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { claudeRuleSet, type Evidence, type RuleSet, withOwnRules } from '@ccmux/claude';
import { parseFlags, type Result } from '@ccmux/core';
import { readRulesFile } from '../../claude/rules-file.js';
import type { AdminCall } from '../call.js';
import { parseCast } from './cast.js';
import { replay } from './replay.js';

const usage = `usage: ccmux explain --replay FILE.cast [--json] [--rules FILE.toml]
  FILE is a recording in asciicast v2 (see ccmux record), also with gzip; --rules: rules of the screen to try first`;

const longFlags: Readonly<Record<string, string>> = { '--replay': '-r', '--rules': '-R', '--json': '-j', '--help': '-h' };

export async function explainAction(call: AdminCall): Promise<number> {
  const flags = parseFlags(
    { flags: 'hjr:R:', max: 0 },
    call.words.map((word) => longFlags[word] ?? word),
  );
  if (!flags.ok) return complain(`explain: ${flags.error}\n${usage}`);
  if (flags.value.has('h')) return print(usage);
  const file = flags.value.value('r');
  if (file === undefined) return complain(usage);
  const rules = rulesOf(flags.value.value('R'));
  if (!rules.ok) return complain(`explain: ${rules.error}`);
  const text = readText(file);
  if (!text.ok) return complain(`explain: ${text.error}`);
  const cast = parseCast(text.value);
  if (!cast.ok) return complain(`explain: ${file}: ${cast.error}`);
  return print(replay(cast.value, rules.value).map(lineOf).join('\n'));
}

function rulesOf(file: string | undefined): Result<RuleSet, string> {
  if (file === undefined) return { ok: true, value: claudeRuleSet };
  const own = readRulesFile(file);
  return own.ok ? { ok: true, value: withOwnRules(claudeRuleSet, own.value) } : own;
}

function readText(file: string): Result<string, string> {
  try {
    const bytes = readFileSync(file);
    return { ok: true, value: (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString() };
  } catch (e) {
    return { ok: false, error: e instanceof Error ? e.message : String(e) };
  }
}

/** `t` in seconds of the recording; the keys are a contract. */
const lineOf = ({ state, source, reason, at }: Evidence): string =>
  JSON.stringify({
    t: Math.round(at) / 1000,
    state: state.kind,
    waiting: state.kind === 'waiting' ? state.for : null,
    source,
    reason,
  });

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function complain(text: string): number {
  process.stderr.write(`${text}\n`);
  return 1;
}
