/**
 * The pieces of text with embedded styles (`a#[fg=red]b##[c`): what is literal, what is a style. Rules of tmux: an odd
 * number of `#` before `[` opens a style, a pair stands for one `#`, and a single one before anything else is itself.
 */

export type StyledToken =
  /** Text as it shows; `source` is how it was written. */
  | { readonly kind: 'text'; readonly text: string; readonly source: string }
  /** The inside of `#[…]`. */
  | { readonly kind: 'style'; readonly style: string; readonly source: string };

/** A style that is never closed ends the text: it and everything behind it is dropped. */
export function* styledTokens(text: string): Iterable<StyledToken> {
  const run = /([^#]+)|(#+)(\[?)/y;
  for (let match = run.exec(text); match; match = run.exec(text)) {
    const [source, plain, hashes = '', bracket] = match;
    if (plain !== undefined) {
      yield { kind: 'text', text: plain, source };
      continue;
    }
    yield* hashTokens(hashes.length, bracket === '[');
    if (bracket !== '[' || hashes.length % 2 === 0) continue;
    const end = styleEnd(text, run.lastIndex);
    if (end < 0) return;
    yield { kind: 'style', style: text.slice(run.lastIndex, end), source: `#[${text.slice(run.lastIndex, end)}]` };
    run.lastIndex = end + 1;
  }
}

function* hashTokens(count: number, bracket: boolean): Iterable<StyledToken> {
  const pairs = Math.floor(count / 2);
  for (let i = 0; i < pairs; i++) yield { kind: 'text', text: '#', source: '##' };
  const single = count % 2 === 1;
  if (single && !bracket) yield { kind: 'text', text: '#', source: '#' };
  if (!single && bracket) yield { kind: 'text', text: '[', source: '[' };
}

/** The index of the `]` that closes a style; formats inside may contain one. */
function styleEnd(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (c === '#') {
      if (text[i + 1] === '{') depth++;
      if (text[i + 1] !== undefined && ',#{}:'.includes(text[i + 1]!)) i++;
    } else if (c === '}') depth--;
    else if (c === ']' && depth === 0) return i;
  }
  return -1;
}
