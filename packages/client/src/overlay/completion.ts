/** What Tab makes of the word before the cursor of a prompt. Pure. */

export interface Completion {
  /** The first word of a line. */
  readonly commands: readonly string[];
  /** Every other word, besides the commands. */
  readonly words: readonly string[];
  /** What follows `-t` and `-s`, or every word when `onlyTargets`. */
  readonly targets: readonly string[];
  readonly onlyTargets: boolean;
}

/** The word in its longest form that all candidates share, with a blank behind it when there is just one; undefined: nothing to add. */
export function completeWord(completion: Completion, word: string, isFirst: boolean): string | undefined {
  const flag = completion.onlyTargets ? '' : (/^-[ts]/.exec(word)?.[0] ?? undefined);
  const start = flag === undefined ? word : word.slice(flag.length);
  const candidates = candidatesFor(completion, flag !== undefined, isFirst).filter((c) => c.startsWith(start));
  const shared = commonStart(candidates);
  if (candidates.length === 0 || word === '') return undefined;
  const isWhole = candidates.length === 1 && flag === undefined;
  const completed = `${flag ?? ''}${shared}${isWhole ? ' ' : ''}`;
  return completed === word ? undefined : completed;
}

function candidatesFor({ commands, words, targets }: Completion, isTarget: boolean, isFirst: boolean): readonly string[] {
  if (isTarget) return targets;
  return isFirst ? commands : [...new Set([...commands, ...words])];
}

function commonStart(texts: readonly string[]): string {
  let shared = texts[0] ?? '';
  for (const text of texts) while (!text.startsWith(shared)) shared = shared.slice(0, -1);
  return shared;
}
