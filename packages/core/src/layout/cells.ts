/** Lengths as people write them: cells, or a share of something in percent. */

/**
 * `30` or `30%` of `whole`, in cells, rounded down. Undefined when it is no such text, more than 100 percent, or more
 * cells than `whole` (which `bounded: false` allows).
 */
export function cellsOf(text: string, whole: number, { bounded = true } = {}): number | undefined {
  const match = /^(\d{1,10})(%?)$/.exec(text.trim());
  if (match === null) return undefined;
  const n = Number(match[1]);
  if (match[2] === '%') return n > 100 ? undefined : Math.floor((whole * n) / 100);
  return bounded && n > whole ? undefined : n;
}
