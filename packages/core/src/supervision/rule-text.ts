/**
 * Rules as a line of text, as options hold them: `allow cwd=workspace env=CI -- npm test **`. Owns the notation; what a rule
 * means is the policy's affair.
 */
import { err, ok, type Result } from '../result.js';
import type { Decision, PolicyRule } from './policy.js';

const decisions: readonly Decision[] = ['allow', 'ask', 'deny'];

/** Words divided by spaces; quotes keep spaces together and mean nothing else. */
function wordsOf(text: string): Result<string[], string> {
  const words: string[] = [];
  const pattern = /\s*(?:((?:"[^"]*"|'[^']*'|[^\s"'])+)|(["']))/y;
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const found = pattern.exec(text);
    if (found?.[1] === undefined) return err('a quote is not closed');
    words.push(found[1].replace(/"([^"]*)"|'([^']*)'/g, (_, double?: string, single?: string) => double ?? single ?? ''));
  }
  return ok(words);
}

type Setting = Pick<PolicyRule, 'name' | 'argvContains' | 'cwd' | 'env' | 'maxDepth'>;

function readSetting(text: string): Result<Partial<Setting>, string> {
  const at = text.indexOf('=');
  const value = text.slice(at + 1);
  const list = value.split(',').filter((one) => one !== '');
  switch (at < 0 ? '' : text.slice(0, at)) {
    case 'cwd':
      return value === 'workspace' || value.startsWith('/')
        ? ok({ cwd: value })
        : err('cwd has to be workspace or an absolute path');
    case 'env':
      return ok({ env: list });
    case 'contains':
      return list.length > 0 ? ok({ argvContains: list }) : err('contains needs a text');
    case 'depth':
      return /^[1-5]$/.test(value) ? ok({ maxDepth: Number(value) }) : err('depth has to be a number from 1 to 5');
    case 'name':
      return ok({ name: value });
    default:
      return err(`${JSON.stringify(text)} is not cwd=, env=, contains=, depth=, name= or -- in front of words`);
  }
}

/** Errors say what is wrong with the line. */
export function parseRule(text: string): Result<PolicyRule, string> {
  const words = wordsOf(text);
  if (!words.ok) return words;
  const [first, ...rest] = words.value;
  const decision = decisions.find((one) => one === first);
  if (decision === undefined) return err('a rule begins with allow, ask or deny');
  const at = rest.indexOf('--');
  let rule: PolicyRule = { name: text.trim(), decision };
  for (const word of at < 0 ? rest : rest.slice(0, at)) {
    const setting = readSetting(word);
    if (!setting.ok) return setting;
    rule = { ...rule, ...setting.value };
  }
  const argv = at < 0 ? undefined : rest.slice(at + 1);
  if (argv?.length === 0) return err('there are no words behind --');
  if (decision === 'allow' && argv === undefined) return err('what is allowed has to be said in words behind --');
  return ok(argv === undefined ? rule : { ...rule, argv });
}

const quoted = (word: string): string => (/^[^\s"']+$/.test(word) ? word : word.includes('"') ? `'${word}'` : `"${word}"`);

/**
 * A rule that allows just these words in this folder, without variables; undefined if the notation cannot say it. The folder is
 * named: `workspace` is another one for every tree, and the same words run something else there.
 */
export function ruleFor(argv: readonly string[], cwd: string): string | undefined {
  const words = [`cwd=${cwd}`, ...argv];
  if (argv.some((word) => word.includes('*'))) return undefined;
  if (words.some((word) => word.includes('"') && word.includes("'"))) return undefined;
  return `allow ${quoted(`cwd=${cwd}`)} -- ${argv.map(quoted).join(' ')}`;
}
