/** Where in a call of the program the cursor is: what kind of word is being typed. Pure. */
import type { CommandReference, LanguageReference } from '@ccmux/core';
import { commandCalled, valueIsNext } from '../help/asks.js';

/** What a word may be, by what the usages call it. */
export type WordPlace =
  | { readonly kind: 'command' }
  | { readonly kind: 'verb-word'; readonly verb: string; readonly before: readonly string[] }
  | { readonly kind: 'program-flag' }
  | { readonly kind: 'flag'; readonly command: CommandReference }
  /** `option`: the word before, when the value is that of an option. `command`: whose value it is. */
  | {
      readonly kind: 'value';
      readonly name: string;
      readonly command: CommandReference | undefined;
      readonly before: readonly string[];
    }
  | { readonly kind: 'nothing' };

/** Options of the program itself with what their values are called. */
export const programFlags: CommandReference['flags'] = [
  { flag: 'C', help: 'talk in lines: control mode' },
  { flag: 'f', value: 'path', help: 'read this configuration instead' },
  { flag: 'h', help: 'help' },
  { flag: 'L', value: 'socket-name', help: 'the server of this name' },
  { flag: 'S', value: 'path', help: 'the server of this socket' },
  { flag: 'V', help: 'version' },
];

/** `words` are those behind the program's name, the last one is being typed. */
export function placeOf(language: LanguageReference, verbs: readonly string[], words: readonly string[]): WordPlace {
  const typed = words.at(-1) ?? '';
  const own = pastFlags(programFlags, words.slice(0, -1));
  if (own.value !== undefined) return { kind: 'value', name: own.value, command: undefined, before: [] };
  const rest = words.slice(own.next, -1);
  if (rest.length === 0 && !own.ended) return typed.startsWith('-') ? { kind: 'program-flag' } : { kind: 'command' };
  const before = lastCommand(rest);
  const [name, ...args] = before;
  if (name === undefined) return { kind: 'command' };
  if (before.length === rest.length && verbs.includes(name)) return { kind: 'verb-word', verb: name, before: args };
  const command = commandCalled(language, name);
  return command === undefined ? { kind: 'nothing' } : inCommand(language, command, args, typed);
}

/** Words of the command that is being typed: those behind the last `;`, as the program takes it or as shells write it. */
function lastCommand(words: readonly string[]): readonly string[] {
  const end = words.findLastIndex((word) => /(^|[^\\]);$|^\\;$/.test(word));
  return words.slice(end + 1);
}

interface Flags {
  /** Index of the first word behind the flags. */
  readonly next: number;
  /** What the value is called that has to follow. */
  readonly value: string | undefined;
  /** Nothing behind is a flag any more. */
  readonly ended: boolean;
  readonly given: string;
}

function pastFlags(flags: CommandReference['flags'], words: readonly string[]): Flags {
  let given = '';
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') return { next: at + 1, value: undefined, ended: true, given };
    if (!word.startsWith('-') || word === '-') return { next: at, value: undefined, ended: true, given };
    given += word.slice(1);
    if (!valueIsNext(flags, word.slice(1))) continue;
    if (at === words.length - 1)
      return { next: at + 1, value: flags.find(({ flag }) => flag === word.at(-1))?.value, ended: false, given };
    at++;
  }
  return { next: words.length, value: undefined, ended: false, given };
}

/** Commands whose words behind the flags are a command of their own. */
const takesCommand = new Set(['bind-key', 'confirm-before', 'if-shell', 'set-hook', 'command-prompt']);

function inCommand(language: LanguageReference, command: CommandReference, args: readonly string[], typed: string): WordPlace {
  const { next, value, ended, given } = pastFlags(command.flags, args);
  if (value !== undefined) return { kind: 'value', name: value, command, before: [] };
  if (!ended && typed.startsWith('-')) return { kind: 'flag', command };
  const before = args.slice(next);
  if (command.name === 'send-keys' && given.includes('X')) {
    return before.length === 0 ? { kind: 'value', name: 'copy-command', command, before } : { kind: 'nothing' };
  }
  const name = nameOfWord(command.words, before.length);
  const commandAt = takesCommand.has(command.name) ? command.words.indexOf('command') : -1;
  // What follows the name of a bound command is that command's.
  if (commandAt >= 0 && before.length > commandAt && command.words.includes('arguments')) {
    const inner = commandCalled(language, before[commandAt] ?? '');
    return inner === undefined ? { kind: 'nothing' } : inCommand(language, inner, before.slice(commandAt + 1), typed);
  }
  if (commandAt >= 0 && name === 'command') return { kind: 'command' };
  return name === undefined ? { kind: 'nothing' } : { kind: 'value', name, command, before };
}

/** What the usage calls a word behind the flags; the last name goes on when dots follow it. */
function nameOfWord(usage: readonly string[], index: number): string | undefined {
  const names = usage.filter((name) => name !== '...' && name !== 'arguments');
  return names[index] ?? (usage.includes('...') ? names.at(-1) : undefined);
}
