/** The pages of docs/reference, made from the tables of the program. */
import { commandsPage, copyCommandsPage } from './commands.mjs';
import { formatsPage } from './formats.mjs';
import { keysPage } from './keys.mjs';
import { hooksPage, optionsPage } from './options.mjs';

/** File name → text. `example`: the example of a configuration. */
export const referencePages = (language, example) =>
  new Map([
    ['ccmux.toml.example', example],
    ['commands.md', commandsPage(language)],
    ['copy-mode-commands.md', copyCommandsPage(language)],
    ['formats.md', formatsPage(language)],
    ['hooks.md', hooksPage(language)],
    ['keys.md', keysPage(language)],
    ['options.md', optionsPage(language)],
  ]);
