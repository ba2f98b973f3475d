/**
 * What of a pane's output its emulator has failed on: the parts that are left out when the rest is shown again, and what is
 * shown in their place. Owns the count after which a pane is given up. Pure.
 */

/** A piece of output and where in the pane's stream it is: behind a gap that is further than the bytes before. */
export interface Output {
  readonly offset: number;
  readonly data: Uint8Array;
  /** Text of ours, which takes no place in the stream: `offset` is where the output goes on behind it. */
  readonly isNote: boolean;
}

/** [from, to) of the pane's stream. */
export interface BadPart {
  readonly from: number;
  readonly to: number;
  /** Where it can be looked at; undefined when it could not be kept. */
  readonly file?: string | undefined;
  /** Keeps it when it comes; answers where. */
  readonly keep?: (bytes: Uint8Array) => string | undefined;
}

/** Each may have cost the server two seconds. A program that goes on like this means it. */
const maxFailures = 8;

const esc = 0x1b;
const lineFeed = 0x0a;

const encoder = new TextEncoder();

/** On a line of its own, whatever was begun before: CAN ends a sequence. */
const note = (text: string): Uint8Array => encoder.encode(`\x18\x1b[0m\r\n\x1b[7mccmux: ${text}\x1b[0m\r\n`);

/** What is shown in place of output that nobody has any more. */
export const lostOutput = (from: number, to: number): Output => ({
  offset: to,
  data: note(`${to - from} bytes of output were lost here`),
  isNote: true,
});

/** What is shown where an emulator could not be given another size. */
export const screenLost = (offset: number): Output => ({
  offset,
  data: note('the screen could not be given another size; what was on it is in the history'),
  isNote: true,
});

/** What is shown in place of a part. */
export const instead = (part: BadPart): Output => ({ offset: part.to, data: describe(part), isNote: true });

export class BadOutput {
  #parts: BadPart[] = [];
  /** Failures that are no part's. */
  #others = 0;

  /** No further output of the pane is shown. */
  get isHopeless(): boolean {
    return this.#parts.length + this.#others > maxFailures;
  }

  /** A failure for which no part of the output is to blame. */
  count(): void {
    this.#others++;
  }

  add(part: BadPart): void {
    this.#parts.push(part);
    this.#parts.sort((a, b) => a.from - b.from);
  }

  clear(): void {
    this.#parts = [];
    this.#others = 0;
  }

  /** What is to be parsed of output at `offset`. */
  pieces(offset: number, data: Uint8Array): Output[] {
    const end = offset + data.length;
    const pieces: Output[] = [];
    let at = offset;
    for (const part of this.#parts) {
      if (part.to <= at || part.from >= end) continue;
      if (part.from > at) pieces.push({ offset: at, data: data.subarray(at - offset, part.from - offset), isNote: false });
      const next = Math.min(part.to, end);
      const file = part.file ?? part.keep?.(data.subarray(Math.max(at, part.from) - offset, next - offset));
      // In front of its last byte nothing is said: the rest comes with the next output.
      pieces.push({ offset: next, data: next === part.to ? describe({ ...part, file }) : new Uint8Array(0), isNote: true });
      at = next;
    }
    if (at < end) pieces.push({ offset: at, data: data.subarray(at - offset), isNote: false });
    return pieces;
  }

  /** Said once, in place of all that follows. */
  farewell(offset: number): Output {
    return { offset, data: note('too much of this output could not be shown; no more of it is'), isNote: true };
  }
}

/** Where the emulator may go on behind bytes that it failed on: at the next line or sequence. */
export function safePoint(data: Uint8Array, from: number): number {
  for (let at = Math.max(1, from); at < data.length; at++) if (data[at] === esc || data[at - 1] === lineFeed) return at;
  return data.length;
}

function describe({ from, to, file }: BadPart): Uint8Array {
  const where = file === undefined ? 'they could not be kept' : `they are in ${file}`;
  return note(`${to - from} bytes of output could not be shown; ${where}`);
}
