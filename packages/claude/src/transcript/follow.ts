/**
 * Reading a transcript on from an offset: what has been written since, whole lines only. Whoever holds one says when to look;
 * it watches nothing by itself.
 */
import { type FileLine, LineSplitter, lineText, type TranscriptFile } from './file-port.js';
import { parseRecord } from './parse-record.js';
import type { TranscriptRecord } from './record.js';

const step = 256 * 1024;

export class Follower {
  readonly #file: TranscriptFile;
  #offset: number;
  #splitter: LineSplitter;

  constructor(file: TranscriptFile, offset: number) {
    this.#file = file;
    this.#offset = offset;
    this.#splitter = new LineSplitter(offset);
  }

  /** Where to go on with a new one: the start of the first line that has not been given out. */
  get offset(): number {
    return this.#splitter.lineStart;
  }

  /** Records that have been written since. A file that got shorter is a new one, and read from its start. */
  async *read(): AsyncGenerator<TranscriptRecord> {
    const size = await this.#file.size();
    if (size < this.#offset) {
      this.#offset = 0;
      this.#splitter = new LineSplitter(0);
    }
    while (this.#offset < size) {
      const bytes = await this.#file.read(this.#offset, Math.min(step, size - this.#offset));
      if (bytes.length === 0) return;
      this.#offset += bytes.length;
      yield* this.#splitter.push(bytes).map(record);
    }
  }
}

const record = (line: FileLine): TranscriptRecord => parseRecord(lineText(line));
