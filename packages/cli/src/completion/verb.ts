/** `ccmux completion bash|zsh|fish` prints the script; the scripts call `completion candidates` at every Tab. */
import { readLanguage } from '../language.js';
import { type Verb, verbNames } from '../verb.js';
import { type Candidate, type Candidates, candidatesAt, shells } from './candidates.js';
import { liveCandidates } from './live.js';
import { placeOf } from './place.js';
import { completionScripts } from './scripts.js';
import { shellWords } from './shell-words.js';

export const completionVerb: Verb = async (words, { print, complain }) => {
  const [name = '', ...rest] = words;
  if (name === 'candidates') {
    for (const line of await answer(wordsOf(rest))) print(line);
    return 0;
  }
  const script = rest.length === 0 ? completionScripts[name] : undefined;
  if (script === undefined) {
    complain(`usage: ccmux completion ${shells.join('|')}`);
    return 1;
  }
  print(script.trimEnd());
  return 0;
};

/** As a line, which begins with the program's name, or as words behind it. */
const wordsOf = ([form, ...rest]: readonly string[]): readonly string[] =>
  form === '--line' ? shellWords(rest[0] ?? '').slice(1) : rest;

/** The kind, the word that is being typed, and a candidate a line. */
async function answer(words: readonly string[]): Promise<string[]> {
  const language = readLanguage();
  const typed = words.at(-1) ?? '';
  // A verb that is a command as well has the command's flags.
  const verbs = verbNames.filter((verb) => !language.commands.some(({ name }) => name === verb));
  const found = candidatesAt(language, verbs, placeOf(language, verbs, words), typed);
  if (found.kind !== 'words') return [found.kind, typed];
  const live = found.live === undefined ? [] : await liveCandidates(found.live, words);
  return ['words', typed, ...linesOf(found, live, typed)];
}

function linesOf(found: Extract<Candidates, { kind: 'words' }>, live: readonly Candidate[], typed: string): string[] {
  const byWord = new Map<string, string>();
  for (const { word, help } of [...live, ...found.words]) {
    if (word.startsWith(typed) && !byWord.has(word)) byWord.set(word, help);
  }
  return [...byWord].map(([word, help]) => `${word}\t${help}`);
}
