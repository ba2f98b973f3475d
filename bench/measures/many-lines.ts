/**
 * What the programs of many panes print: lines that carry the number of their pane and their own, so that whoever reads a
 * pane in the end can say which are missing. Pure.
 */

const fillColumns = 48;

/** One line, without its end; shorter than 64 columns. Its text follows from its numbers. */
export const lineOf = (pane: number, line: number): string => {
  const word = ((pane * 7919 + line * 104_729) % 2_176_782_336).toString(36);
  return `${pane}:${line} ${word.repeat(Math.ceil(fillColumns / word.length)).slice(0, fillColumns)}`;
};

export const isFlood = (pane: number): boolean => pane % 50 === 2;
export const isColourful = (pane: number): boolean => pane % 10 === 1;

/** Bytes in a second: 1–20 KB, and a MB for the few that flood. */
export const rateOf = (pane: number): number => (isFlood(pane) ? 1_000_000 : 1000 * (1 + (pane % 20)));

/** What a program prints for a line: some have a title and a spinner in front of it. */
export const outputOf = (pane: number, line: number): string => {
  if (!isColourful(pane)) return `${lineOf(pane, line)}\n`;
  const spinner = `\x1b[3${line % 8}m${'|/-\\'[line % 4]} working\x1b[0m\r\x1b[2K`;
  return `\x1b]0;step ${line}\x1b\\${spinner}${spinner}\x1b[1;3${line % 8}m${lineOf(pane, line)}\x1b[0m\n`;
};

/** A multiplexer with a full history drops some of it at once, tmux a tenth. */
const keptPart = 0.9;

/** The lines that panes hold in the end. */
export class HeldLines {
  readonly #lines = new Map<number, Set<number>>();

  /** Takes the text of one pane or of several. A line with another text than it was printed with does not count. */
  take(text: string): void {
    for (const row of text.split('\n')) {
      const match = /^(\d+):(\d+) /.exec(row);
      if (match === null) continue;
      const [pane, line] = [Number(match[1]), Number(match[2])];
      if (row.trimEnd() !== lineOf(pane, line)) continue;
      const lines = this.#lines.get(pane) ?? new Set();
      this.#lines.set(pane, lines.add(line));
    }
  }

  /** Lines of a pane that are missing of `written` printed; at the beginning only those that its history has room for. */
  missing(pane: number, written: number, historyLimit: number): number {
    const lines = this.#lines.get(pane) ?? new Set();
    let missing = 0;
    for (let line = Math.max(0, written - historyLimit * keptPart); line < written; line += 1) if (!lines.has(line)) missing += 1;
    return missing;
  }
}
