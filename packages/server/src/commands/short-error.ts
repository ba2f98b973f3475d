/** What went wrong, short enough to be read: callers put words of any length into it. Pure. */

/** Characters of a line; what is said of a word is at its beginning or at its end. */
const longest = 1000;
const kept = 450;

/** Each line that is too long without its middle. */
export const shortError = (text: string): string =>
  text.length <= longest
    ? text
    : text
        .split('\n')
        .map((line) => (line.length <= longest ? line : `${line.slice(0, kept)} … ${line.slice(-kept)}`))
        .join('\n');
