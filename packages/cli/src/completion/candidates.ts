/** What may stand where the cursor is. Pure: what only the server knows is named, and asked for by the caller. */
import type { CommandReference, LanguageReference } from '@ccmux/core';
import { programFlags, type WordPlace } from './place.js';

export interface Candidate {
  readonly word: string;
  /** What it is, in a few words; may be empty. */
  readonly help: string;
}

/** Lists that only the server has. */
export type Live = 'sessions' | 'windows' | 'panes' | 'clients' | 'buffers' | 'key-tables' | 'socket-names';

export type Candidates =
  /** `live`: those that the server adds. */
  | { readonly kind: 'words'; readonly words: readonly Candidate[]; readonly live?: Live }
  /** What shells complete better than we do. */
  | { readonly kind: 'files' | 'folders' | 'programs' };

const none: Candidates = { kind: 'words', words: [] };
const words = (list: readonly string[], help = ''): Candidates => ({
  kind: 'words',
  words: list.map((word) => ({ word, help })),
});

export const shells = ['bash', 'fish', 'zsh'] as const;
const stateWords = ['export', 'forget', 'report'] as const;
const stateFlags: Readonly<Record<string, readonly string[]>> = { forget: ['-t', '-y'], report: ['--json'] };
const configWords = ['show', 'check', 'example', 'path', 'trust', 'untrust', 'list'] as const;

export function candidatesAt(language: LanguageReference, verbs: readonly string[], place: WordPlace, typed: string): Candidates {
  switch (place.kind) {
    case 'command':
      return { kind: 'words', words: [...commandNames(language), ...verbs.map((word) => ({ word, help: '' }))] };
    case 'verb-word':
      return ofVerb(language, place.verb, place.before);
    case 'program-flag':
      return flagWords(programFlags);
    case 'flag':
      return flagWords([...place.command.flags], true);
    case 'value':
      return ofValue(language, place, typed);
    case 'nothing':
      return none;
  }
}

const commandNames = ({ commands }: LanguageReference): Candidate[] =>
  commands.flatMap(({ name, alias, summary }) => [
    { word: name, help: summary },
    ...(alias === undefined ? [] : [{ word: alias, help: summary }]),
  ]);

function flagWords(flags: CommandReference['flags'], withHelp = false): Candidates {
  const list = flags.map(({ flag, long, help }) => ({ word: long === undefined ? `-${flag}` : `--${long}`, help }));
  return { kind: 'words', words: withHelp ? [...list, { word: '--help', help: 'explain the command' }] : list };
}

/** Flags of verbs that have nothing else. */
const anywhere: Readonly<Record<string, readonly string[]>> = {
  audit: ['--json', '--tail', '--verify'],
  'fan-out': ['--id', '--max', '--retries', '--template', '--timeout'],
  transcript: ['--json', '--tail', '--follow'],
};

/** Words right behind verbs. */
const atFirst: Readonly<Record<string, readonly string[]>> = {
  completion: shells,
  doctor: ['--json'],
  mcp: ['--http'],
  skill: ['install', 'print', 'uninstall'],
  state: stateWords,
  usage: ['--json'],
};

function ofVerb(language: LanguageReference, verb: string, before: readonly string[]): Candidates {
  if (verb === 'help') return before.length === 0 ? { kind: 'words', words: commandNames(language) } : none;
  if (verb === 'state' && before.length > 0) return words(stateFlags[before[0] ?? ''] ?? []);
  const flags = anywhere[verb];
  if (flags !== undefined) return words(flags);
  const first = atFirst[verb];
  if (first !== undefined) return before.length === 0 ? words(first) : none;
  if (verb !== 'config') return none;
  if (before.length === 0) return words(configWords);
  if (before[0] === 'show') return words(['--origin', '--json']);
  if (before[0] === 'check') return { kind: 'files' };
  return before[0] === 'trust' || before[0] === 'untrust' ? { kind: 'folders' } : none;
}

type ValuePlace = Extract<WordPlace, { kind: 'value' }>;

function ofValue(language: LanguageReference, place: ValuePlace, typed: string): Candidates {
  const { name, command, before } = place;
  const live = liveNames[name];
  if (live !== undefined) return { kind: 'words', words: live === 'key-tables' ? tables(language) : [], live };
  const known = language.values[name];
  if (known !== undefined) return ofList(known, name === 'flags' ? typed : '');
  switch (name) {
    case 'path':
      return { kind: 'files' };
    case 'start-directory':
    case 'working-directory':
      return { kind: 'folders' };
    case 'shell-command':
      return { kind: 'programs' };
    case 'command':
      // Of `list-commands` it is one of ours; a new pane runs a program.
      return command?.name === 'list-commands' ? { kind: 'words', words: commandNames(language) } : { kind: 'programs' };
    case 'copy-command':
      return { kind: 'words', words: language.copyCommands.map((c) => ({ word: c.name, help: c.help })) };
    case 'hook':
      return optionNames(language, true);
    case 'option':
      return optionNames(language, false);
    case 'value':
      return words(language.options.find((o) => o.name === before[0])?.values ?? []);
    case 'key':
      return words(keyNames);
    case 'template':
      return { kind: 'words', words: commandNames(language) };
    default:
      return none;
  }
}

const liveNames: Readonly<Record<string, Live>> = {
  'target-session': 'sessions',
  'target-window': 'windows',
  'src-window': 'windows',
  'dst-window': 'windows',
  'target-pane': 'panes',
  'src-pane': 'panes',
  'dst-pane': 'panes',
  'target-client': 'clients',
  'buffer-name': 'buffers',
  'key-table': 'key-tables',
  'socket-name': 'socket-names',
};

/** A list of several, divided by commas: what is typed of it stays. */
function ofList(list: readonly string[], typed: string): Candidates {
  const kept = typed.slice(0, typed.lastIndexOf(',') + 1);
  return words(list.map((word) => `${kept}${word}`));
}

const tables = ({ bindings }: LanguageReference): Candidate[] =>
  [...new Set(bindings.map(({ table }) => table))].sort().map((word) => ({ word, help: '' }));

const optionNames = ({ options }: LanguageReference, hooks: boolean): Candidates => ({
  kind: 'words',
  words: options.filter((o) => o.isHook === hooks).map(({ name, help }) => ({ word: name, help: hooks ? '' : help })),
});

/** Keys that have a name. */
const keyNames: readonly string[] = [
  ...['Enter', 'Escape', 'Space', 'Tab', 'BTab', 'BSpace', 'Up', 'Down', 'Left', 'Right', 'Home', 'End', 'PPage', 'NPage'],
  ...['IC', 'DC', ...Array.from({ length: 12 }, (_, i) => `F${i + 1}`)],
];
