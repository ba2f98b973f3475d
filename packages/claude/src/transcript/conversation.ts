/**
 * The conversation of a transcript, without holding the file: backwards once to find which records belong to it (no further
 * than asked for), then forwards over those alone.
 */
import { Chain, type RecordPlace } from './chain.js';
import { type Entry, entriesOf } from './entry.js';
import { linesBackwards, lineText, type TranscriptFile } from './file-port.js';
import { parseRecord } from './parse-record.js';
import { isInTree } from './record.js';

/** The last entries of the conversation, in order. `tail`: how many; all of them when left out. */
export async function* readConversation(file: TranscriptFile, tail = Infinity): AsyncGenerator<Entry> {
  const chain = new Chain();
  let isEnough = false;
  for await (const line of linesBackwards(file)) {
    const record = parseRecord(lineText(line));
    if (isInTree(record)) chain.add(record, line, entriesOf(record).length);
    isEnough = chain.weight >= tail;
    if (isEnough) break;
  }
  if (!isEnough) chain.end();
  const { places } = chain;
  let skip = places.reduce((sum, { weight }) => sum + weight, 0) - tail;
  let held: Entry | undefined;
  let answer: string | undefined;
  for await (const next of entriesAt(file, places)) {
    if (next.kind !== 'gap' && skip-- > 0) continue;
    if (held !== undefined) yield before(next, held);
    held = next.message !== undefined && next.message === answer ? withoutTokens(next) : next;
    answer = next.message ?? answer;
  }
  if (held !== undefined) yield held;
}

/** Whether a reply is whole shows behind it: not every version says why an answer ended where it says what it said. */
function before(next: Entry, entry: Entry): Entry {
  if (entry.kind !== 'reply') return entry;
  const isCut = next.kind === 'interrupted' && next.during === 'reply';
  const goesOn = next.message !== undefined && next.message === entry.message;
  return { ...entry, isWhole: goesOn || (entry.isWhole && !isCut) };
}

async function* entriesAt(file: TranscriptFile, places: readonly RecordPlace[]): AsyncGenerator<Entry> {
  const window = new ReadWindow(file);
  for (const { offset, length, isBehindGap } of places) {
    const bytes = await window.read(offset, length);
    const record = parseRecord(lineText({ offset, length, bytes }));
    if (!isInTree(record)) continue;
    if (isBehindGap) yield { kind: 'gap', uuid: record.uuid };
    yield* entriesOf(record);
  }
}

/** Tokens are of a whole answer, and said once for it. */
function withoutTokens(entry: Entry): Entry {
  const { tokens: _, ...rest } = entry;
  return rest;
}

/** Reads a file mostly forwards in steps that are worth a call. */
class ReadWindow {
  static readonly #step = 1024 * 1024;
  readonly #file: TranscriptFile;
  #start = 0;
  #bytes = new Uint8Array(0);

  constructor(file: TranscriptFile) {
    this.#file = file;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const isHere = offset >= this.#start && offset + length <= this.#start + this.#bytes.length;
    if (!isHere) {
      this.#bytes = new Uint8Array(await this.#file.read(offset, Math.max(length, ReadWindow.#step)));
      this.#start = offset;
    }
    return this.#bytes.subarray(offset - this.#start, offset - this.#start + length);
  }
}
