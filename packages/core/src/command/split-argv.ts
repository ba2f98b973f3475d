/** Separating commands in words that a shell has already split. */

/**
 * A word that ends in `;` ends a command (the `;` is taken off, and a word of only `;` disappears); `\;` at the end
 * stands for a `;` that belongs to the word. Commands without words are left out.
 */
export function splitArgv(argv: readonly string[]): string[][] {
  const commands: string[][] = [];
  let current: string[] = [];
  const finish = () => {
    if (current.length > 0) commands.push(current);
    current = [];
  };
  for (const word of argv) {
    if (!word.endsWith(';')) current.push(word);
    else if (word.endsWith('\\;')) current.push(`${word.slice(0, -2)};`);
    else {
      if (word !== ';') current.push(word.slice(0, -1));
      finish();
    }
  }
  finish();
  return commands;
}
