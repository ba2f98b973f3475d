/**
 * Whether a request of an agent is carried out, asked about or refused: rules on the words of the command, its folder and its
 * variables. Deny beats ask, ask beats allow, whatever their order; what no rule matches is asked. Owns no files: paths come
 * in with their links resolved.
 */
import type { AgentCommand } from './command-line.js';

export type Decision = 'deny' | 'ask' | 'allow';

export interface PolicyRule {
  /** For a person: what the question and the audit call it. */
  readonly name: string;
  readonly decision: Decision;
  /** Why it could not be read, and therefore matches everything. */
  readonly fault?: string;
  /** Word by word: `*` within a word is any text, a last word `**` any further words. A shell line matches none. */
  readonly argv?: readonly string[];
  /** One of the words is one of these, or these with a value behind `=`; in a shell line they occur anywhere. */
  readonly argvContains?: readonly string[];
  /** The folder is this or below it; `workspace` is the folder of the pane that a person opened. */
  readonly cwd?: string;
  /** Patterns of variables. To deny or ask: one of the request's matches. To allow: all of them do. */
  readonly env?: readonly string[];
  /** Only that many generations below a person's pane. */
  readonly maxDepth?: number;
}

/** What is judged. */
export interface SpawnSubject {
  readonly command: AgentCommand;
  /** Absolute, links resolved, as `workspace`. */
  readonly cwd: string;
  readonly workspace: string;
  readonly env: Readonly<Record<string, string>>;
  readonly depth: number;
}

export interface Verdict {
  readonly decision: Decision;
  /** undefined: no rule matched. */
  readonly rule: PolicyRule | undefined;
  /** Why, for a person and for the agent. */
  readonly reason: string;
}

/** Denied unless a person's own configuration leaves one of them out by its name. */
export const builtinRules: readonly PolicyRule[] = [
  {
    name: 'permission-bypass',
    decision: 'deny',
    argvContains: [
      '--dangerously-skip-permissions',
      '--allow-dangerously-skip-permissions',
      'bypassPermissions',
      '--permission-prompt-tool',
    ],
  },
  {
    name: 'dangerous-environment',
    decision: 'deny',
    env: [
      'LD_*',
      'DYLD_*',
      'PATH',
      'HOME',
      'SHELL',
      'IFS',
      'ENV',
      'BASH_ENV',
      'BASH_FUNC_*',
      'PROMPT_COMMAND',
      'PS4',
      'ZDOTDIR',
      'EDITOR',
      'VISUAL',
      'PAGER',
      'BROWSER',
      'NODE_*',
      'NPM_*',
      'npm_*',
      'PYTHON*',
      'PERL*',
      'RUBY*',
      'JAVA_TOOL_OPTIONS',
      '_JAVA_OPTIONS',
      'GIT_*',
      'SSH_*',
      'SUDO_*',
      'XDG_*',
      'ANTHROPIC_*',
      'CLAUDE*',
      'MCP_*',
      'CCMUX*',
      'TMUX*',
      '*_PROXY',
      '*_proxy',
      'IS_SANDBOX',
    ],
  },
];

/** `*` is any text; all else is itself. Linear: a request must not be able to make a rule slow. */
function globMatches(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return pattern === text;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}

function matchesWords(pattern: readonly string[], { argv }: { readonly argv: readonly string[] }): boolean {
  const isOpen = pattern.at(-1) === '**';
  const words = isOpen ? pattern.slice(0, -1) : pattern;
  if (isOpen ? argv.length < words.length : argv.length !== words.length) return false;
  return words.every((word, i) => globMatches(word, argv[i]!));
}

function containsOne(wanted: readonly string[], command: AgentCommand): boolean {
  if (command.kind === 'shell') {
    // A shell may put a word together from pieces: without quotes and backslashes they are nearer to what it will see.
    const plain = command.text.replace(/['"\\]/g, '');
    return wanted.some((word) => plain.includes(word));
  }
  // A word may itself be a command line, for a shell or another program that starts programs.
  return wanted.some((word) => command.argv.some((one) => one.replace(/['"\\]/g, '').includes(word)));
}

export const isWithin = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

const assigned = /(?:^|[;&|(\n]|\b(?:export|env|declare)\s)\s*([A-Za-z_][A-Za-z0-9_]*)\+?=/g;

/** Variables that a command sets by itself: what `env` is given, and what a shell line begins with, as far as it can be read. */
function variablesIn(command: AgentCommand): readonly string[] {
  if (command.kind === 'shell') return [...command.text.matchAll(assigned)].map(([, name]) => name!);
  const [program = '', ...words] = command.argv;
  if (!/(^|\/)env$/.test(program)) return [];
  return words.flatMap((word) => /^(?:-S|--split-string=)?\s*([A-Za-z_][A-Za-z0-9_]*)=/.exec(word)?.[1] ?? []);
}

function matchesEnv(rule: PolicyRule, names: readonly string[]): boolean {
  const isNamed = (name: string): boolean => rule.env?.some((pattern) => globMatches(pattern, name)) ?? false;
  return rule.decision === 'allow' ? names.every(isNamed) : rule.env === undefined || names.some(isNamed);
}

function matches(rule: PolicyRule, subject: SpawnSubject): boolean {
  const { command } = subject;
  if (command.kind === 'shell' && (rule.decision === 'allow' || rule.argv !== undefined)) return false;
  if (rule.argv !== undefined && command.kind === 'argv' && !matchesWords(rule.argv, command)) return false;
  if (rule.argvContains !== undefined && !containsOne(rule.argvContains, command)) return false;
  if (rule.cwd !== undefined && !isWithin(rule.cwd === 'workspace' ? subject.workspace : rule.cwd, subject.cwd)) return false;
  if (rule.maxDepth !== undefined && subject.depth > rule.maxDepth) return false;
  return matchesEnv(rule, [...Object.keys(subject.env), ...(rule.decision === 'allow' ? [] : variablesIn(command))]);
}

const strongestFirst: readonly Decision[] = ['deny', 'ask', 'allow'];

const verbs: Readonly<Record<Decision, string>> = { deny: 'denies', ask: 'asks about', allow: 'allows' };

/** The verdict of all rules together; `otherwise` is for what none of them matches. */
export function judge(rules: readonly PolicyRule[], subject: SpawnSubject, otherwise: 'deny' | 'ask' = 'ask'): Verdict {
  const matching = rules.filter((rule) => matches(rule, subject));
  for (const decision of strongestFirst) {
    const rule = matching.find((one) => one.decision === decision);
    if (rule === undefined) continue;
    const how = rule.fault === undefined ? verbs[decision] : `cannot be read (${rule.fault}), and so ${verbs[decision]}`;
    return { decision, rule, reason: `the rule "${rule.name}" ${how} it` };
  }
  const shell = subject.command.kind === 'shell' ? ` (a shell is needed for ${subject.command.reason})` : '';
  return { decision: otherwise, rule: undefined, reason: `no rule allows it${shell}` };
}
