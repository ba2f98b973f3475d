/** Field checks of the ptyhost protocol: type guards, nothing else. */

export type Check<T> = (value: unknown) => value is T;

/** A whole number ≥ 0 that is exact in a double (offsets count bytes for ever). */
export const count: Check<number> = (n): n is number => typeof n === 'number' && Number.isSafeInteger(n) && n >= 0;
export const text: Check<string> = (s): s is string => typeof s === 'string';
export const bytes: Check<Uint8Array> = (b): b is Uint8Array => b instanceof Uint8Array;
export const texts: Check<readonly string[]> = (a): a is readonly string[] => Array.isArray(a) && a.every(text);
