/**
 * A command that an agent wrote as one line: the words of a program, or a text that only a shell understands. Owns where words
 * end (quoting as in POSIX shells, §2.2); refuses to guess what a shell would make of the rest.
 */

export type AgentCommand =
  | { readonly kind: 'argv'; readonly argv: readonly string[] }
  /** Needs a shell: `reason` says what for. A rule that allows never matches it. */
  | { readonly kind: 'shell'; readonly text: string; readonly reason: string };

/** Unquoted characters that a shell gives a meaning to. */
const special = new Set([...';&|<>()$`*?[]{}~#!\n\r']);
const quotedSpecial = new Set(['$', '`']);
const assignment = /^[A-Za-z_][A-Za-z0-9_]*\+?=/;

class Words {
  readonly argv: string[] = [];
  #word: string | undefined;

  add(text: string): void {
    this.#word = (this.#word ?? '') + text;
  }

  end(): void {
    if (this.#word !== undefined) this.argv.push(this.#word);
    this.#word = undefined;
  }
}

/** The character behind a quoted part that began at `from`, and what is in it; or why only a shell can read it. */
function quoted(text: string, from: number): { readonly end: number; readonly value: string } | string {
  const quote = text[from];
  let value = '';
  for (let i = from + 1; i < text.length; i++) {
    const character = text[i]!;
    if (character === quote) return { end: i + 1, value };
    if (quote === '"' && quotedSpecial.has(character)) return `the ${character} in its quotes`;
    if (quote === '"' && character === '\\' && '$`"\\\n'.includes(text[i + 1] ?? '')) {
      i++;
      if (text[i] !== '\n') value += text[i];
    } else value += character;
  }
  return 'a quote that is not closed';
}

/** Splits a command into words, without expanding anything. */
export function readCommandLine(text: string): AgentCommand {
  const words = new Words();
  const shell = (reason: string): AgentCommand => ({ kind: 'shell', text, reason });
  let i = 0;
  while (i < text.length) {
    const character = text[i]!;
    if (character === "'" || character === '"') {
      const part = quoted(text, i);
      if (typeof part === 'string') return shell(part);
      words.add(part.value);
      i = part.end;
    } else if (character === ' ' || character === '\t') {
      words.end();
      i++;
    } else if (character === '\\' && i + 1 < text.length && text[i + 1] !== '\n') {
      words.add(text[i + 1]!);
      i += 2;
    } else if (special.has(character) || character === '\\') {
      return shell(character === '\n' ? 'its second line' : `the ${character}`);
    } else {
      words.add(character);
      i++;
    }
  }
  words.end();
  const { argv } = words;
  if (argv.length === 0 || argv[0] === '') return shell('its lack of a program');
  return assignment.test(argv[0]!) ? shell('the variable in front of it') : { kind: 'argv', argv };
}
