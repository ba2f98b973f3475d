/**
 * Words: runs of separators, or of anything else that is not a space. A wrapped line is one line. With no separators only
 * spaces separate.
 */
import type { Reader } from './reader.js';

export const whitespace = ' \t';

/** The reader stands on a character of a word; moves on to the next row where it is past the end of this one. */
class WordReader {
  readonly #reader: Reader;
  /** The last column of this row that belongs to it. */
  #last: number;

  constructor(reader: Reader) {
    this.#reader = reader;
    this.#last = this.#lastColumn();
  }

  /** False at the end of everything. */
  settle(): boolean {
    const reader = this.#reader;
    while (reader.x > this.#last) {
      if (reader.y >= reader.grid.lastRow) return false;
      reader.x = 0;
      reader.down();
      this.#last = this.#lastColumn();
    }
    return true;
  }

  skipWhile(holds: () => boolean): boolean {
    while (this.settle()) {
      if (!holds()) return true;
      this.#reader.x++;
    }
    return false;
  }

  #lastColumn(): number {
    const { grid, y } = this.#reader;
    return grid.isWrapped(y) ? grid.cols - 1 : grid.length(y);
  }
}

type Kind = 'space' | 'separator' | 'letter';

function kindAt(reader: Reader, separators: string): Kind {
  if (reader.isIn(whitespace)) return 'space';
  return reader.isIn(separators) ? 'separator' : 'letter';
}

/** To the start of the next word. */
export function nextWord(reader: Reader, separators: string): void {
  const words = new WordReader(reader);
  if (!words.settle()) return;
  const kind = kindAt(reader, separators);
  if (kind !== 'space') words.skipWhile(() => kindAt(reader, separators) === kind);
  words.skipWhile(() => kindAt(reader, separators) === 'space');
}

/** Behind the end of this word, or of the next one. */
export function nextWordEnd(reader: Reader, separators: string): void {
  const words = new WordReader(reader);
  if (!words.skipWhile(() => kindAt(reader, separators) === 'space')) return;
  const kind = kindAt(reader, separators);
  words.skipWhile(() => kindAt(reader, separators) === kind);
}

/**
 * To the start of a word. `already`: of the one before even when the reader is in a word. `stopAtEnd`: a row that ends in a
 * space counts as a word there.
 */
export function previousWord(reader: Reader, separators: string, already: boolean, stopAtEnd: boolean): void {
  let kind: Kind = kindAt(reader, separators);
  if (already || kind === 'space') {
    const found = backToWord(reader, separators, stopAtEnd);
    if (found === undefined) return;
    kind = found;
  }
  const isLetters = kind === 'letter';
  let last = reader.point;
  do {
    last = reader.point;
    if (reader.x === 0) {
      if (reader.y === 0 || !reader.grid.isWrapped(reader.y - 1)) break;
      reader.up();
      reader.x = reader.grid.cols;
    }
    if (reader.x > 0) reader.x--;
  } while (!reader.isIn(whitespace) && isLetters !== reader.isIn(separators));
  reader.x = last.x;
  reader.y = last.y;
}

function backToWord(reader: Reader, separators: string, stopAtEnd: boolean): Kind | undefined {
  for (;;) {
    if (reader.x > 0) {
      reader.x--;
      const kind = kindAt(reader, separators);
      if (kind !== 'space') return kind;
      continue;
    }
    if (reader.y === 0) return undefined;
    reader.up();
    reader.x = reader.grid.length(reader.y);
    if (stopAtEnd && reader.x > 0 && reader.grid.isIn(reader.x - 1, reader.y, whitespace)) return 'separator';
  }
}
