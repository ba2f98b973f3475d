/**
 * A pane's command, if it starts a conversation with Claude Code: which program, and what its words say of the conversation.
 * Pure. Owns the reading; what is run in its place is made in `launch-words.ts`.
 */
import { isOtherCommand } from '../process/is-claude.js';
import { isSessionId } from '../transcript/place.js';
import { otherwise, takesOf } from './flags.js';
import { plainWord, shellCommands, type Word, wordValue } from './shell-words.js';

/** A flag with the words that are its own, or a word that is no flag. */
export interface Argument {
  /** Undefined for a word that is no flag. */
  readonly flag: string | undefined;
  /** The flag's own words, or the word itself. */
  readonly values: readonly Word[];
  /** All of it as it was given. */
  readonly words: readonly Word[];
}

export interface ClaudeCommand {
  /** A line for a shell, or words for the system. */
  readonly form: 'line' | 'words';
  /** Where a `cd` in front of it goes. */
  readonly folder: Word | undefined;
  /** In front of the program: assignments, `exec`. */
  readonly before: readonly Word[];
  readonly program: Word;
  readonly args: readonly Argument[];
}

/** Words that may stand in front of a program in a shell's line and leave it what it is. */
const prefixes = new Set(['exec', 'command', 'env']);
const assignment = /^[A-Za-z_][A-Za-z0-9_]*=/;

/** `own`: the path that a person gave for it. Undefined for every other program, and for a Claude that is no conversation. */
export function readClaudeCommand(command: readonly string[], own = ''): ClaudeCommand | undefined {
  const read = readClaudeWords(command, own);
  if (read === undefined || read.args.some(({ flag }) => flag !== undefined && otherwise.has(flag))) return undefined;
  return isConversation(read) ? read : undefined;
}

/** As `readClaudeCommand`, also of one that prints an answer and ends. */
export function readPrintCommand(command: readonly string[], own = ''): ClaudeCommand | undefined {
  const read = readClaudeWords(command, own);
  if (read === undefined || argument(read, '--print', '-p') === undefined || !isConversation(read)) return undefined;
  const isOther = read.args.some(({ flag }) => flag !== undefined && !['--print', '-p'].includes(flag) && otherwise.has(flag));
  return isOther ? undefined : read;
}

const isConversation = ({ args }: ClaudeCommand): boolean => {
  const firstWord = args.find(({ flag }) => flag === undefined)?.values[0]?.text;
  return firstWord === undefined || !isOtherCommand(firstWord);
};

function readClaudeWords(command: readonly string[], own: string): ClaudeCommand | undefined {
  const [first = '', ...more] = command;
  const isLine = more.length === 0;
  const commands = isLine ? shellCommands(first) : [command.map(plainWord)];
  const words = commands?.at(-1);
  if (commands === undefined || words === undefined || commands.length > 2) return undefined;
  const folder = commands.length === 2 ? folderOf(commands[0] ?? []) : undefined;
  if (commands.length === 2 && folder === undefined) return undefined;
  const at = isLine ? words.findIndex(({ text, raw }) => !prefixes.has(text) && !assignment.test(raw)) : 0;
  const program = words[at];
  if (program === undefined || !program.isPlain) return undefined;
  if (baseOf(program.text) !== 'claude' && (own === '' || program.text !== own)) return undefined;
  const before = words.slice(0, at);
  if (before.some(isUnreadable)) return undefined;
  return { form: isLine ? 'line' : 'words', folder, before, program, args: argumentsOf(words.slice(at + 1)) };
}

/** Of `cd FOLDER`. */
function folderOf([cd, folder, ...more]: readonly Word[]): Word | undefined {
  if (cd?.text !== 'cd' || folder === undefined || more.length > 0) return undefined;
  const path = wordValue(folder, '');
  return path === undefined || folder.text === '' || path.startsWith('-') ? undefined : folder;
}

/** Which of its files are meant depends on these. */
const telling = /^(CLAUDE_CONFIG_DIR|HOME|PATH)=/;
const isUnreadable = (word: Word): boolean =>
  telling.test(word.raw) && wordValue(word, '', word.raw.indexOf('=') + 1) === undefined;

/** What assignments in front of the program put into its environment, as far as that is known without a shell. */
export const assignedBy = ({ before }: ClaudeCommand, home: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    before.flatMap((word) => {
      const name = assignment.exec(word.raw)?.[0];
      const value = name === undefined ? undefined : wordValue(word, home, name.length);
      return name === undefined || value === undefined ? [] : [[name.slice(0, -1), value]];
    }),
  );

/** Where it begins, from where the pane does. Absolute, or below that. */
export const folderFor = ({ folder }: ClaudeCommand, home: string): string =>
  folder === undefined ? '' : (wordValue(folder, home) ?? '');

const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function argumentsOf(words: readonly Word[]): Argument[] {
  const args: Argument[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at]!;
    const flag = /^-[^=]*/.exec(word.text)?.[0];
    if (word.text === '--') {
      args.push(...words.slice(at).map((w): Argument => ({ flag: undefined, values: [w], words: [w] })));
      return args;
    }
    if (flag === undefined || word.text === '-') {
      args.push({ flag: undefined, values: [word], words: [word] });
      at++;
      continue;
    }
    const values = word.text.includes('=') ? [] : valuesAt(words, at + 1, flag);
    const glued = word.text.slice(flag.length + 1);
    const own = word.text.includes('=') ? [{ ...word, text: glued, raw: word.raw.slice(flag.length + 1) }] : values;
    args.push({ flag, values: own, words: [word, ...values] });
    at += 1 + values.length;
  }
  return args;
}

/** As the program reads them: an optional value is never a flag, many end at a flag. */
function valuesAt(words: readonly Word[], at: number, flag: string): readonly Word[] {
  const kind = takesOf(flag);
  if (kind === undefined) return [];
  const isValue = (word: Word | undefined): boolean => word !== undefined && !word.text.startsWith('-');
  if (kind === 'one') return words.slice(at, at + 1);
  if (kind === 'optional') return isValue(words[at]) ? words.slice(at, at + 1) : [];
  const end = words.findIndex((word, i) => i >= at && !isValue(word));
  return words.slice(at, end < 0 ? words.length : end);
}

/** The flag given last under any of the names. */
export const argument = ({ args }: ClaudeCommand, ...names: readonly string[]): Argument | undefined =>
  args.findLast(({ flag }) => flag !== undefined && names.includes(flag));

/** What the words say of the conversation that it will have. */
export type Wish =
  /** A new one, whose id is ours to choose. */
  | { readonly kind: 'new' }
  /** This one: new, or one that is there. */
  | { readonly kind: 'given'; readonly session: string; readonly isResume: boolean }
  /** A copy of one, whose id is ours to choose. */
  | { readonly kind: 'fork' }
  /** One that Claude or a person at its picker chooses. */
  | { readonly kind: 'theirs' };

export function wishOf(command: ClaudeCommand): Wish {
  const given = argument(command, '--session-id')?.values[0]?.text;
  if (given !== undefined) return isSessionId(given) ? { kind: 'given', session: given, isResume: false } : { kind: 'theirs' };
  const resume = argument(command, '--resume', '-r');
  const isOld = resume !== undefined || argument(command, '--continue', '-c') !== undefined;
  if (isOld && argument(command, '--fork-session') !== undefined) return { kind: 'fork' };
  const id = resume?.values[0]?.text ?? '';
  if (isSessionId(id)) return { kind: 'given', session: id, isResume: true };
  return isOld || argument(command, '--from-pr') !== undefined ? { kind: 'theirs' } : { kind: 'new' };
}

/** It asks nobody before it uses tools. */
export const skipsPermissions = (command: ClaudeCommand): boolean =>
  argument(command, '--dangerously-skip-permissions') !== undefined ||
  argument(command, '--permission-mode')?.values[0]?.text === 'bypassPermissions';
