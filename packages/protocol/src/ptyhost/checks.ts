/** Field checks of the ptyhost protocol: type guards, nothing else. */

export type Check<T> = (value: unknown) => value is T;

/** A whole number ≥ 0 that is exact in a double (offsets count bytes for ever). */
export const count: Check<number> = (n): n is number => typeof n === 'number' && Number.isSafeInteger(n) && n >= 0;
/** A field that peers of the first version leave out. */
export const countOrAbsent: Check<number | undefined> = (n): n is number | undefined => n === undefined || count(n);
export const text: Check<string> = (s): s is string => typeof s === 'string';
export const bytes: Check<Uint8Array> = (b): b is Uint8Array => b instanceof Uint8Array;
export const texts: Check<readonly string[]> = (a): a is readonly string[] => Array.isArray(a) && a.every(text);
export const counts: Check<readonly number[]> = (a): a is readonly number[] => Array.isArray(a) && a.every(count);
