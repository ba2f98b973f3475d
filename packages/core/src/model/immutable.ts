/** Changed copies of maps and lists. */

export const withEntry = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> => new Map(map).set(key, value);
export const withoutKeys = <K, V>(map: ReadonlyMap<K, V>, gone: (key: K) => boolean): ReadonlyMap<K, V> =>
  new Map([...map].filter(([k]) => !gone(k)));
export const without = <T>(list: readonly T[], ...gone: readonly T[]): readonly T[] => list.filter((x) => !gone.includes(x));
