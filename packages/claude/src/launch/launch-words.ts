/** What is run in place of a pane's `claude …`: the same words, with the conversation, our settings and defaults. Pure. */
import { argument, type ClaudeCommand } from './command.js';
import { plainWord, quoted, type Word } from './shell-words.js';

export interface Additions {
  /** `start`: the words say it already, or Claude decides. */
  readonly conversation:
    | { readonly kind: 'new' | 'resume'; readonly session: string }
    | { readonly kind: 'start'; readonly session: string | undefined };
  /** A file or JSON, in place of the person's `--settings`. */
  readonly settings: string | undefined;
  /** A file for `--mcp-config`, besides the person's. */
  readonly tools?: string | undefined;
  /** In place of the bare word `claude`; '' leaves it. */
  readonly path: string;
  /** Unless the words name one; '' is none. */
  readonly model: string;
  readonly more: readonly string[];
  /** The folder that a `cd` in front of it goes to, absolute: the next start may begin elsewhere. */
  readonly folder?: string | undefined;
}

/** Flags that say which conversation: said once, they mean something else the next time. */
const choosing: ReadonlySet<string> = new Set([
  ...['--resume', '-r', '--continue', '-c', '--fork-session', '--session-id', '--from-pr', '--worktree', '-w'],
]);

/** As a pane's command: one line for a shell, or words. */
export function launchWords(command: ClaudeCommand, additions: Additions): readonly string[] {
  const { conversation, settings, tools, path, model, more, folder } = additions;
  const front: string[] = [];
  const { session } = conversation;
  if (session !== undefined) front.push(conversation.kind === 'resume' ? '--resume' : '--session-id', session);
  // As one word: it takes all words behind it up to the next flag.
  if (tools !== undefined) front.push(`--mcp-config=${tools}`);
  if (settings !== undefined) front.push('--settings', settings);
  if (model !== '' && argument(command, '--model') === undefined) front.push('--model', model);
  const kept = command.args.filter(({ flag }) => {
    if (flag === '--settings') return settings === undefined;
    if (conversation.kind === 'start') return true;
    if (flag === undefined) return conversation.kind === 'new';
    return !choosing.has(flag) || (conversation.kind === 'new' && (flag === '--worktree' || flag === '-w'));
  });
  const program = path !== '' && command.program.text === 'claude' ? plainWord(path) : command.program;
  const words: Word[] = [program, ...[...front, ...more].map(plainWord), ...kept.flatMap((arg) => arg.words)];
  if (command.form === 'words') return words.map(({ text }) => text);
  // The process that the pane's terminal belongs to is then Claude itself.
  const before = command.before.length === 0 ? [plainWord('exec')] : command.before;
  const line = [...before, ...words].map(({ raw }) => raw).join(' ');
  if (command.folder === undefined) return [line];
  return [`cd ${folder === undefined ? command.folder.raw : quoted(folder)} && ${line}`];
}
