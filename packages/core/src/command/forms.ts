/**
 * Words that tmux has for something else and that people say with a name behind them: `new work` is a Claude of that name,
 * `new -s work` is tmux's session. Owns which form is which. Only what a shell says under the name ccmux has forms: in files
 * and bindings the words are tmux's.
 */
import { parseKeyName } from '../keys/name.js';

/** The words that are meant, if they are others. */
type Form = (rest: readonly string[]) => readonly string[] | undefined;

const isName = (word: string | undefined): boolean => word !== undefined && word !== '' && !word.startsWith('-');

/** tmux has no long flags. */
const isLongFlag = (word: string): boolean => word.startsWith('--') && word !== '--';

/** `send Enter` types a key. */
const isKey = (word: string): boolean => word.length > 1 && parseKeyName(word).ok;

const forms: Readonly<Record<string, Form>> = {
  attach: ([name = '', ...rest]) => (isName(name) ? ['attach-session', '-t', name, ...rest] : undefined),
  new: (rest) => (isName(rest[0]) ? ['new-claude', ...rest] : undefined),
  send: ([first = '', ...more]) =>
    isLongFlag(first) || (isName(first) && !isKey(first)) ? ['send-prompt', first, ...more] : undefined,
  start: (rest) => (isName(rest[0]) ? ['start-claude', ...rest] : undefined),
  // tmux's channels stand alone; behind the name of a Claude is said what is waited for.
  wait: ([first = '', ...more]) =>
    (isLongFlag(first) || isName(first)) && more.length > 0 ? ['wait-claude', first, ...more] : undefined,
};

/** The words of a command as the command that is meant. */
export function inOwnForm(words: readonly string[]): readonly string[] {
  const [word = '', ...rest] = words;
  return (Object.hasOwn(forms, word) ? forms[word]?.(rest) : undefined) ?? words;
}
