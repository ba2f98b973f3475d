/** A transcript as a file that grows: a port, so that reading it can be tested without one. */

export interface TranscriptFile {
  /** Bytes at this moment. */
  size(): Promise<number>;
  /** Fewer than asked for only at the end of the file. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** A line without its end. `bytes` is undefined where it is longer than any record is expected to be. */
export interface FileLine {
  readonly offset: number;
  readonly length: number;
  readonly bytes: Uint8Array | undefined;
}

/** Longest line that is looked into: pictures in tool results make lines of several MiB. */
export const maxLine = 32 * 1024 * 1024;

const newline = 0x0a;
const decoder = new TextDecoder();

export const lineText = ({ bytes }: FileLine): string => (bytes === undefined ? '' : decoder.decode(bytes));

/**
 * The lines of a file from its last to its first, reading blocks backwards: who has seen enough leaves the rest unread.
 * The last line need not have an end. Empty lines are left out.
 */
export async function* linesBackwards(file: TranscriptFile, blockSize = 256 * 1024): AsyncGenerator<FileLine> {
  let start = await file.size();
  /** What is known of the line that goes on to the left, its last piece first. */
  let pieces: Uint8Array[] = [];
  let known = 0;
  const finish = (offset: number): FileLine => {
    const bytes = known > maxLine ? undefined : joined(pieces);
    const line = { offset, length: known, bytes };
    pieces = [];
    known = 0;
    return line;
  };
  const take = (piece: Uint8Array): void => {
    if (piece.length === 0) return;
    known += piece.length;
    if (known <= maxLine) pieces.push(piece);
    else pieces = [];
  };
  while (start > 0) {
    const length = Math.min(blockSize, start);
    start -= length;
    let block = await file.read(start, length);
    for (let at = block.lastIndexOf(newline); at >= 0; at = block.lastIndexOf(newline)) {
      take(block.subarray(at + 1));
      if (known > 0) yield finish(start + at + 1);
      block = block.subarray(0, at);
    }
    take(block);
  }
  if (known > 0) yield finish(0);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!;
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces.toReversed()) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The lines of bytes that come in pieces. Holds the beginning of the line that has not ended yet. */
export class LineSplitter {
  /** Where the next piece belongs in the file. */
  #offset: number;
  #pieces: Uint8Array[] = [];
  #held = 0;

  constructor(offset: number) {
    this.#offset = offset;
  }

  /** Offset of the first byte that is in no line yet. */
  get lineStart(): number {
    return this.#offset - this.#held;
  }

  /** Lines that end in this piece. */
  push(piece: Uint8Array): FileLine[] {
    const lines: FileLine[] = [];
    let rest = piece;
    for (let at = rest.indexOf(newline); at >= 0; at = rest.indexOf(newline)) {
      this.#take(rest.subarray(0, at));
      if (this.#held > 0) lines.push(this.#line());
      this.#offset += 1;
      rest = rest.subarray(at + 1);
    }
    this.#take(rest);
    return lines;
  }

  /** What stands behind the last line end, as a line; for a file that nobody writes to any more. */
  end(): FileLine[] {
    return this.#held > 0 ? [this.#line()] : [];
  }

  #take(piece: Uint8Array): void {
    this.#offset += piece.length;
    this.#held += piece.length;
    if (this.#held > maxLine) this.#pieces = [];
    else if (piece.length > 0) this.#pieces.unshift(piece);
  }

  #line(): FileLine {
    const line = { offset: this.lineStart, length: this.#held, bytes: this.#held > maxLine ? undefined : joined(this.#pieces) };
    this.#pieces = [];
    this.#held = 0;
    return line;
  }
}
