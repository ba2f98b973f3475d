/** A chooser's filter: words that a text has to have in it, or a format that has to be true. Pure. */

/** True for a filter in the language of formats. */
export const isFormat = (filter: string): boolean => filter.includes('#{');

/** Every word of the filter is somewhere in the text, whatever the case. */
export function hasWords(text: string, filter: string): boolean {
  const all = text.toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
