/** What people answered prompts with, apart for each type of prompt. Owns the lines and their bound. */

export const promptTypes = ['command', 'search', 'target', 'window-target'] as const;
export type PromptType = (typeof promptTypes)[number];

/** Most characters of all lines of one type that a prompt is sent. */
const maxSentLength = 64 * 1024;

export class PromptHistory {
  readonly #limit: () => number;
  readonly #lines = new Map<PromptType, string[]>();

  /** `limit`: how many lines of each type are kept; the oldest goes first. */
  constructor(limit: () => number) {
    this.#limit = limit;
  }

  /** Oldest first. */
  of(type: PromptType): readonly string[] {
    return this.#lines.get(type) ?? [];
  }

  /** The newest lines, as many as a message may hold. */
  recent(type: PromptType): string[] {
    const lines = this.of(type);
    let length = 0;
    const from = lines.findLastIndex((line) => {
      length += line.length;
      return length > maxSentLength;
    });
    return lines.slice(from + 1);
  }

  /** A line that is the last one already is not kept twice. */
  add(type: PromptType, line: string): void {
    const lines = this.#lines.get(type) ?? [];
    if (line === '' || lines.at(-1) === line) return;
    lines.push(line);
    const tooMany = lines.length - this.#limit();
    if (tooMany > 0) lines.splice(0, tooMany);
    this.#lines.set(type, lines);
  }

  clear(type: PromptType): void {
    this.#lines.delete(type);
  }
}
