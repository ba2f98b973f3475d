/** The modifiers in front of a `:` in `#{…:…}`: `=5`, `s/a/b/i`, `==`, `t;p10` … */
import { skipTo, unescapeColons } from './scan.js';

export interface Modifier {
  readonly name: string;
  /** Expanded. */
  readonly args: readonly string[];
}

const WITHOUT_ARGUMENTS = 'labcdnwETSWPLOVR<>!';
const TWO_CHARACTERS = ['||', '&&', '!=', '==', '<=', '>=', '!!'];
const WITH_ARGUMENTS = 'mcCINSWPLOVst=peqw';

const isEnd = (c: string | undefined): boolean => c === ';' || c === ':';

/** There are not so many different ones. */
const MAX_MODIFIERS = 64;

/**
 * Reads the modifiers and what follows them. A text without valid modifiers is taken whole as what follows.
 * `expand` is applied to every argument.
 */
export function parseModifiers(text: string, expand: (argument: string) => string): { modifiers: Modifier[]; rest: string } {
  const modifiers: Modifier[] = [];
  let at = 0;
  while (at < text.length && text[at] !== ':' && modifiers.length < MAX_MODIFIERS) {
    if (text[at] === ';') at++;
    const plain = nameWithoutArguments(text, at);
    if (plain !== undefined) {
      modifiers.push({ name: plain, args: [] });
      at += plain.length;
      continue;
    }
    const name = text[at];
    if (name === undefined || !WITH_ARGUMENTS.includes(name)) break;
    const parsed = parseArguments(text, at + 1);
    if (!parsed) break;
    modifiers.push({ name, args: parsed.args.map((argument) => expand(unescapeColons(argument))) });
    at = parsed.end;
  }
  return text[at] === ':' ? { modifiers, rest: text.slice(at + 1) } : { modifiers: [], rest: text };
}

function nameWithoutArguments(text: string, at: number): string | undefined {
  const one = text[at];
  if (one === undefined) return undefined;
  if ((WITHOUT_ARGUMENTS + WITH_ARGUMENTS).includes(one) && isEnd(text[at + 1])) return one;
  const two = text.slice(at, at + 2);
  return TWO_CHARACTERS.includes(two) && isEnd(text[at + 2]) ? two : undefined;
}

/** Either one argument up to the end, or several between the punctuation character that comes first. */
function parseArguments(text: string, start: number): { args: string[]; end: number } | undefined {
  const wrapper = text[start];
  if (wrapper === undefined) return undefined;
  if (wrapper === '-' || !/[!-/:-@[-`{-~]/.test(wrapper)) {
    const end = skipTo(text, start, ':;');
    return end < 0 ? undefined : { args: [text.slice(start, end)], end };
  }
  const args: string[] = [];
  let at = start;
  do {
    if (text[at] === wrapper && isEnd(text[at + 1])) return { args, end: at + 1 };
    const end = skipTo(text, at + 1, `${wrapper};:`);
    if (end < 0) break;
    args.push(text.slice(at + 1, end));
    at = end;
  } while (!isEnd(text[at]));
  return { args, end: at };
}
