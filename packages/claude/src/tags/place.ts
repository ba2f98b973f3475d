/** Where in a Markdown text a tag may stand, and why one elsewhere is none. */

export type Place =
  /** At the start of a line, in nothing else. */
  | { readonly kind: 'start' }
  /** Where nobody means a tag. */
  | { readonly kind: 'ignored'; readonly reason: string }
  /** Where one may have been meant: its author is told. */
  | { readonly kind: 'refused'; readonly reason: string };

const ignored = (place: string): Place => ({ kind: 'ignored', reason: `in ${place}` });
const refused = (reason: string): Place => ({ kind: 'refused', reason });

const goesOn = (above: string): Place => refused(`it goes on with the ${above} above it: leave an empty line between them`);

export const places = {
  start: { kind: 'start' },
  middle: refused('a tag has to begin its line'),
  unclosed: refused('a "`" before it in its paragraph is not closed, or not for certain: it may be code'),
  lost: refused('where the code before it ends is not certain: say it again in a message without such code'),
  list: refused('it is in a list: leave an empty line above it and do not indent it'),
  behindQuote: goesOn('quote'),
  behindTable: goesOn('table'),
  behindDefinition: goesOn('definition or note'),
  quote: ignored('a quote'),
  code: ignored('code'),
  block: ignored('a code block'),
  raw: ignored('raw HTML'),
} as const satisfies Readonly<Record<string, Place>>;

export const within = (element: string): Place => refused(`it is within <${element}>, which is not closed before it`);
