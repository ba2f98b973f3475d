/**
 * Words that tmux has for something else and that people say with a name behind them: `new work` is a Claude of that name,
 * `new -s work` is tmux's session. Owns which form is which. Only what a shell says under the name ccmux has forms: in files
 * and bindings the words are tmux's.
 */
/** The command that is meant, if it is another one. */
type Form = (rest: readonly string[]) => string | undefined;

const isName = (word: string | undefined): boolean => word !== undefined && word !== '' && !word.startsWith('-');

const forms: Readonly<Record<string, Form>> = {
  new: ([name]) => (isName(name) ? 'new-claude' : undefined),
  start: ([name]) => (isName(name) ? 'start-claude' : undefined),
};

/** The words of a command as the command that is meant. */
export function inOwnForm(words: readonly string[]): readonly string[] {
  const [word = '', ...rest] = words;
  const name = Object.hasOwn(forms, word) ? forms[word]?.(rest) : undefined;
  return name === undefined ? words : [name, ...rest];
}
