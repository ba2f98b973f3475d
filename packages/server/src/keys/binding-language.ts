/** The commands of bindings as text that outlives the server, and back. */
import type { CommandLanguage } from '../commands/language.js';
import type { BindingLanguage } from './key-tables.js';

/** The commands of a binding as lines: what was read in one line is a group, and stays one. */
export const bindingLanguage = (language: CommandLanguage): BindingLanguage => ({
  read: (text) => language.read(text),
  write: (commands) => {
    const lines = [...new Set(commands.map(({ line }) => line))];
    return lines
      .map((line) =>
        language.print(
          commands.filter((c) => c.line === line),
          false,
        ),
      )
      .join('\n');
  },
});
