/** How conversations are written. */

export type Conversation = readonly (readonly string[])[];

/** A call written as a line; words with spaces in single quotes. */
export const lines = (text: string): Conversation =>
  text
    .trim()
    .split('\n')
    .map((line) => [...line.trim().matchAll(/'([^']*)'|(\S+)/g)].map((m) => m[1] ?? m[2] ?? ''));
