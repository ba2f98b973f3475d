/**
 * The lines of the log: a JSON object each, with its number and the hash of the line before. Owns what holds them together;
 * reads and writes no files.
 */
import { type AuditHead, err, ok, type Result } from '@ccmux/core';

export type Sha256 = (text: string) => string;

/** Said by the server when lines that it knows of are gone. */
export const gapEvent = 'missing';

interface Line {
  /** Logs of older versions have no numbers. */
  readonly n: number | undefined;
  readonly prev: unknown;
  readonly event: unknown;
}

/** What is behind the last line end was cut off by a crash, and never counted. */
export const completeLines = (text: string): readonly string[] => text.split('\n').slice(0, -1);

/** Of the last of the lines; undefined for none. */
export function headOf(lines: readonly string[], sha256: Sha256): AuditHead | undefined {
  const last = lines.at(-1);
  return last === undefined ? undefined : { line: readLine(last)?.n ?? lines.length, hash: sha256(last) };
}

/** How many lines hold together, and reach as far as the heads say; the error says what does not, or what is missing. */
export function verifyLines(
  lines: readonly string[],
  heads: readonly (AuditHead | undefined)[],
  sha256: Sha256,
): Result<number, string> {
  const hashes = new Map<number, string>();
  let before = '';
  let number = 0;
  let gap: string | undefined;
  for (const [i, text] of lines.entries()) {
    const line = readLine(text);
    if (line === undefined) return err(`line ${i + 1} is not JSON`);
    const follows = line.n === undefined || line.n === number + 1 || (line.event === gapEvent && line.n > number);
    if (line.prev !== sha256(before) || !follows)
      return err(`line ${i + 1} does not follow line ${i}: something was changed, removed or inserted`);
    if (line.event === gapEvent) gap ??= `lines were missing when line ${i + 1} was written, which says so`;
    number = line.n ?? number + 1;
    before = text;
    hashes.set(number, sha256(text));
  }
  for (const head of heads) {
    if (head === undefined || hashes.get(head.line) === head.hash) continue;
    if (head.line > number) return err(`${count(head.line - number)} missing at the end: there were ${head.line}`);
    return err(`line ${head.line} is not the one that was written`);
  }
  return gap === undefined ? ok(lines.length) : err(gap);
}

const count = (lines: number): string => (lines === 1 ? 'one line is' : `${lines} lines are`);

function readLine(text: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const [n, prev, event] = ['n', 'prev', 'event'].map((name): unknown => Reflect.get(value, name));
    return { n: typeof n === 'number' ? n : undefined, prev, event };
  } catch {
    return undefined;
  }
}
