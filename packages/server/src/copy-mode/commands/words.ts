/** Commands that move the cursor by words and by what stands between spaces. */
import { read } from '../cursor.js';
import { toWordEnd } from '../selection.js';
import type { CopyState } from '../state.js';
import { nextWord, previousWord } from '../words.js';
import { type CopyCommands, repeated } from './command.js';

export const wordCommands: CopyCommands = {
  'next-word': repeated((state) => next(state, state.settings.separators)),
  'next-space': repeated((state) => next(state, '')),
  'next-word-end': repeated((state) => end(state, state.settings.separators)),
  'next-space-end': repeated((state) => end(state, '')),
  'previous-word': repeated((state) => previous(state, state.settings.separators)),
  'previous-space': repeated((state) => previous(state, '')),
};

const next = (state: CopyState, separators: string): void => read(state, 'down', (reader) => nextWord(reader, separators));

const end = (state: CopyState, separators: string): void => read(state, 'down', (reader) => toWordEnd(state, reader, separators));

const previous = (state: CopyState, separators: string): void =>
  read(state, 'up', (reader) => previousWord(reader, separators, true, state.settings.keys === 'emacs'));
