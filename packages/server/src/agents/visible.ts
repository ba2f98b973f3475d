/** Text from an agent for a person's eyes: what cannot be seen, or turns what is beside it, is written out. Pure. */

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

export const visible = (text: string): string =>
  text.replace(unseen, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);

const plainWord = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** Words as a shell would have to be given them, so that where each begins and ends is seen. */
export const visibleWords = (argv: readonly string[]): string =>
  argv.map((word) => (plainWord.test(word) ? word : `'${visible(word).replaceAll("'", "'\\''")}'`)).join(' ');
