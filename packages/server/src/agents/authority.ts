/**
 * Whether a child would have more than its parent. A Claude may not start one that asks less than itself does, nor one with
 * settings of its own that nobody here has read.
 */
import { argument, launchWords, type PermissionMode, readClaudeCommand, readPrintCommand, skipsPermissions } from '@ccmux/claude';
import type { AgentCommand } from '@ccmux/core';

/** Less asking to the right. */
const strictness: readonly PermissionMode[] = ['plan', 'manual', 'accept-edits', 'auto', 'bypass'];

const modesByWord: Readonly<Record<string, PermissionMode>> = {
  plan: 'plan',
  default: 'manual',
  manual: 'manual',
  acceptEdits: 'accept-edits',
  auto: 'auto',
  dontAsk: 'auto',
  bypassPermissions: 'bypass',
};

/** Flags with which a Claude gets what its parent may not have. */
const unreadable = [
  '--settings',
  '--setting-sources',
  '--mcp-config',
  '--add-dir',
  '--allowedTools',
  '--allowed-tools',
  '--agent',
  '--agents',
  '--channels',
  '--dangerously-load-development-channels',
  '--plugin-dir',
  '--plugin-url',
  '--system-prompt',
  '--system-prompt-file',
  '--append-system-prompt',
  '--append-system-prompt-file',
  '--permission-prompt-tool',
  '--permission-prompts',
];

const words: Readonly<Record<PermissionMode, string>> = {
  plan: 'plan',
  manual: 'default',
  'accept-edits': 'acceptEdits',
  auto: 'auto',
  bypass: 'bypassPermissions',
};

/** A start of which nothing is changed. */
const asWritten = { conversation: { kind: 'start', session: undefined }, settings: undefined, path: '', model: '' } as const;

/** Its program, its package, or a line in a word that runs one of them. */
const mention = /(^|[^A-Za-z0-9_.-])claude(-code\S*|\.exe)?($|[^A-Za-z0-9_.-])/;

export type Authority =
  | { readonly kind: 'same' }
  /** More than the parent has. */
  | { readonly kind: 'more'; readonly reason: string }
  /** Only a person can tell. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** `parent`: the mode of the Claude that asks; undefined when it is not known, which counts as the strictest but plan. */
export function authorityOf(command: AgentCommand, parent: PermissionMode | undefined, claudePath: string): Authority {
  if (command.kind === 'shell') return { kind: 'same' };
  const claude = readClaudeCommand(command.argv, claudePath) ?? readPrintCommand(command.argv, claudePath);
  const mentions = command.argv.some((word) => mention.test(word));
  if (claude === undefined)
    return mentions ? { kind: 'unknown', reason: 'it starts a Claude in a way that cannot be read' } : { kind: 'same' };
  // Its configuration may be another one there.
  if (claude.folder !== undefined || claude.before.some(({ raw }) => raw.includes('=')))
    return { kind: 'unknown', reason: 'it starts a Claude in another folder or environment than it was asked for' };
  const asked = argument(claude, '--permission-mode')?.values[0]?.text;
  const mode = skipsPermissions(claude) ? 'bypass' : asked === undefined ? undefined : modesByWord[asked];
  if (asked !== undefined && mode === undefined) return { kind: 'unknown', reason: `the permission mode ${asked} is not known` };
  const own = parent ?? 'manual';
  if (mode !== undefined && strictness.indexOf(mode) > strictness.indexOf(own))
    return { kind: 'more', reason: `a child in the mode ${mode} would ask less than its parent in the mode ${own}` };
  const flag = unreadable.find((name) => argument(claude, name) !== undefined);
  return flag === undefined ? { kind: 'same' } : { kind: 'unknown', reason: `${flag} may give it more than its parent has` };
}

/** The words of a Claude that is to start in the mode of its parent, where they say none: its own default may ask less. */
export function inParentsMode(
  argv: readonly string[],
  parent: PermissionMode | undefined,
  claudePath: string,
): readonly string[] {
  const claude = readClaudeCommand(argv, claudePath) ?? readPrintCommand(argv, claudePath);
  if (claude === undefined || parent === undefined || parent === 'bypass') return argv;
  if (argument(claude, '--permission-mode') !== undefined || skipsPermissions(claude)) return argv;
  const more = ['--permission-mode', words[parent]];
  return launchWords(claude, { ...asWritten, more });
}
