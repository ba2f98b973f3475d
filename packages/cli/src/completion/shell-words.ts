/** Words of a line as a shell reads it, as far as it has been typed. Pure. Expands nothing. */

/** The last word is the one that is being typed; it is empty behind a space. An operator of the shell begins anew. */
export function shellWords(line: string): string[] {
  let words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? '';
    if (quote !== "'" && char === '\\') {
      at++;
      word = (word ?? '') + (line[at] ?? '');
    } else if (quote !== '') {
      if (char === quote) quote = '';
      else word = (word ?? '') + char;
    } else if (char === '"' || char === "'") {
      quote = char;
      word ??= '';
    } else if (/[\s;|&()]/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      if (!/\s/.test(char)) words = [];
    } else word = (word ?? '') + char;
  }
  return [...words, word ?? ''];
}
