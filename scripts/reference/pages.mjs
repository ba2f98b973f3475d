/** The pages of docs/reference, made from the tables of the program. */
import { commandsPage, copyCommandsPage } from './commands.mjs';
import { formatsPage } from './formats.mjs';
import { keysPage } from './keys.mjs';
import { hooksPage, optionsPage } from './options.mjs';

/** File name → text. */
export const referencePages = (language) =>
  new Map([
    ['commands.md', commandsPage(language)],
    ['copy-mode-commands.md', copyCommandsPage(language)],
    ['formats.md', formatsPage(language)],
    ['hooks.md', hooksPage(language)],
    ['keys.md', keysPage(language)],
    ['options.md', optionsPage(language)],
  ]);
