/** Lines in an image: blocks of history as they are, the live ones as one more block, and the tables of their styles. */
import type { Block } from '../history/block.js';
import { checkBlock } from '../history/check-block.js';
import type { RawExtended } from '../history/extended.js';
import type { HistoryState } from '../history/history.js';
import { StyleTable } from '../history/style-table.js';
import { bytes, type Codec, list, optional, record, uint, word } from './codec.js';
import { extended, savedCursor } from './parts.js';
import type { ImageSource } from './source.js';
import type { LinesState, ScreenState } from './state.js';

/** Columns or rows of a screen, more than anybody has. */
export const maxSide = 0xffff;
const maxRows = 0x3fffffff;
const maxBytes = 0x7fffffff;
const wordsPerStyle = 3;

const tableParts = record<{ words: readonly number[]; extendeds: readonly (RawExtended | undefined)[] }>({
  words: list(word, maxBytes),
  extendeds: list(optional(extended), maxBytes),
});

const underlineStyle = (bits: number): number => (bits >>> 26) & 7;

export const table: Codec<StyleTable> = {
  write: (sink, value) => tableParts.write(sink, { words: [...value.words], extendeds: value.extendeds }),
  read: (source) => {
    const { words, extendeds } = tableParts.read(source);
    const isWhole = words.length >= wordsPerStyle && words.length % wordsPerStyle === 0 && extendeds.length > 0;
    const hasDefault = words[0] === 0 && words[1] === 0 && words[2] === 0 && extendeds[0] === undefined;
    const isClosed = words.every((value, i) => i % wordsPerStyle !== 2 || value < extendeds.length);
    const isKnown = extendeds.every((value) => value === undefined || underlineStyle(value.bits) <= 5);
    if (isWhole && hasDefault && isClosed && isKnown) return StyleTable.from(Uint32Array.from(words), extendeds);
    source.fail('a table of styles is damaged');
    return new StyleTable();
  },
};

const blockParts = record<{ width: number; age: number; rows: number; textLength: number; table: number; bytes: Uint8Array }>({
  width: uint(maxSide),
  age: word,
  rows: uint(maxRows),
  textLength: uint(maxBytes),
  table: uint(maxBytes),
  bytes: bytes(maxBytes),
});

export const block: Codec<Block> = {
  write: (sink, { styles, ...value }) => blockParts.write(sink, { ...value, table: sink.tables.of(styles) }),
  read: (source) => {
    const { table: number, ...value } = blockParts.read(source);
    const styles = source.tables[number];
    if (styles !== undefined && value.textLength <= value.bytes.length) {
      const found = checkBlock({ ...value, styles });
      if (found !== undefined) return { ...value, styles, ...found };
    }
    return damagedBlock(source);
  },
};

function damagedBlock(source: ImageSource): Block {
  source.fail('a block of lines is damaged');
  const bytes = new Uint8Array(0);
  return { width: 1, age: 0, rows: 0, bytes, textLength: 0, styles: new StyleTable(), isSimple: true, longest: 0 };
}

export const history = record<HistoryState>({
  widths: list(uint(maxSide), 0xffff),
  base: word,
  skip: uint(maxRows),
  blocks: list(block, maxRows),
  open: block,
});

/** Lengths as runs: they are all the same but for lines that a resize of the alternate screen cut. */
const lengths: Codec<readonly number[]> = {
  write: (sink, values) => {
    for (let i = 0; i < values.length; ) {
      let next = i + 1;
      while (values[next] === values[i]) next++;
      sink.uint(next - i);
      sink.uint(values[i]!);
      i = next;
    }
    sink.uint(0);
  },
  read: (source) => {
    const values: number[] = [];
    for (let count = source.uint(maxRows); count > 0; count = source.uint(maxRows)) {
      const length = source.uint(maxSide);
      // A line of the block takes a byte at least.
      if (values.length + count > source.size) source.fail('there are more lines than bytes');
      else for (let i = 0; i < count; i++) values.push(length);
    }
    return values;
  },
};

const lines = record<LinesState>({ lengths, block });

export const screen = record<ScreenState>({
  x: uint(maxSide + 1),
  y: uint(maxSide),
  base: uint(maxRows),
  shown: uint(maxRows),
  scrollTop: uint(maxSide),
  scrollBottom: uint(maxSide),
  tabs: list(uint(maxSide), maxSide + 1),
  saved: savedCursor,
  lines,
});
