/**
 * Cells that surfaces draw on: styled text, boxes, pieces of screens. Owns its rows; clips what lies outside. A wide
 * character that would be cut in half becomes a blank.
 */
import { plain, type Rect, type Size, type Span, type Style } from '@ccmux/core';
import { surfaceHole } from '@ccmux/protocol';
import { cell, type Extended, graphemes, type Row } from '@ccmux/term';
import { styleWords } from '../render/style-words.js';
import type { BoxLines } from './box-lines.js';

interface CanvasRow {
  readonly cells: Uint32Array;
  readonly clusters: Map<number, string>;
  readonly extended: Map<number, Extended>;
}

export class Canvas {
  readonly size: Size;
  readonly #rows: CanvasRow[];

  constructor(size: Size) {
    this.size = size;
    this.#rows = Array.from({ length: size.rows }, () => ({
      cells: new Uint32Array(size.cols * cell.wordsPerCell),
      clusters: new Map(),
      extended: new Map(),
    }));
    this.fill({ x: 0, y: 0, width: size.cols, height: size.rows }, plain);
  }

  /** A view. */
  row(y: number): Row {
    const { cells, clusters, extended } = this.#rows[y]!;
    return {
      cells,
      clusters: clusters.size === 0 ? undefined : clusters,
      extended: extended.size === 0 ? undefined : extended,
      wrapped: false,
    };
  }

  fill(rect: Rect, style: Style): void {
    const words = styleWords(style);
    this.#each(rect, (row, x) => setCell(row, x, blank, words));
  }

  /** Shows what is below. */
  clear(rect: Rect): void {
    this.#each(rect, (row, x) => setCell(row, x, surfaceHole, [0, 0]));
  }

  /** Text from column x on, up to column `limit`; returns the column behind it. */
  text(x: number, y: number, text: string, style: Style, limit: number = this.size.cols): number {
    const row = this.#rows[y];
    const end = Math.min(limit, this.size.cols);
    const words = styleWords(style);
    let at = x;
    for (const { text: cluster, width } of graphemes(text)) {
      if (width === 0) continue;
      if (at + width > end) break;
      if (row !== undefined && at >= 0) putCluster(row, at, cluster, width, words);
      at += width;
    }
    return at;
  }

  spans(x: number, y: number, spans: readonly Span[], limit?: number): number {
    return spans.reduce((at, span) => this.text(at, y, span.text, span.style, limit), x);
  }

  /** `width` columns of another row, from its column `from`, to (x, y). */
  copy(x: number, y: number, source: Row, from: number, width: number): void {
    const row = this.#rows[y];
    const columns = source.cells.length / cell.wordsPerCell;
    const count = Math.min(width, columns - from, this.size.cols - x);
    if (row === undefined || count <= 0) return;
    for (let i = 0; i < count; i++) copyCell(row, x + i, source, from + i);
    // Halves of wide characters at the edges.
    if (widthAt(row, x) === 0) setCell(row, x, blank, [0, 0]);
    if (widthAt(row, x + count - 1) === 2) setCell(row, x + count - 1, blank, [0, 0]);
  }

  /** Gives cells in the default colours those of a style. */
  tint(rect: Rect, style: Style): void {
    const [fg, bg] = styleWords(style);
    const colour = cell.colourMask | cell.colourModeMask;
    this.#each(rect, ({ cells }, x) => {
      const at = x * cell.wordsPerCell;
      if ((cells[at + 1]! & colour) === 0) cells[at + 1]! |= fg & colour;
      if ((cells[at + 2]! & colour) === 0) cells[at + 2]! |= bg & colour;
    });
  }

  /** What stands there, in another style. */
  restyle(rect: Rect, style: Style): void {
    const [fg, bg] = styleWords(style);
    this.#each(rect, (row, x) => {
      row.cells[x * 3 + 1] = fg;
      row.cells[x * 3 + 2] = bg;
      row.extended.delete(x);
    });
  }

  box(rect: Rect, lines: BoxLines, style: Style): void {
    const right = rect.x + rect.width - 1;
    const bottom = rect.y + rect.height - 1;
    for (let x = rect.x + 1; x < right; x++) {
      this.text(x, rect.y, lines.horizontal, style);
      this.text(x, bottom, lines.horizontal, style);
    }
    for (let y = rect.y + 1; y < bottom; y++) {
      this.text(rect.x, y, lines.vertical, style);
      this.text(right, y, lines.vertical, style);
    }
    this.text(rect.x, rect.y, lines.topLeft, style);
    this.text(right, rect.y, lines.topRight, style);
    this.text(rect.x, bottom, lines.bottomLeft, style);
    this.text(right, bottom, lines.bottomRight, style);
  }

  #each({ x, y, width, height }: Rect, act: (row: CanvasRow, x: number) => void): void {
    for (let at = Math.max(0, y); at < Math.min(y + height, this.size.rows); at++) {
      const row = this.#rows[at]!;
      for (let i = Math.max(0, x); i < Math.min(x + width, this.size.cols); i++) act(row, i);
    }
  }
}

type Words = readonly [fg: number, bg: number];

const blank = 0x20 | (1 << cell.widthShift);

function setCell(row: CanvasRow, x: number, glyph: number, [fg, bg]: Words): void {
  row.cells.set([glyph, fg, bg], x * cell.wordsPerCell);
  row.clusters.delete(x);
  row.extended.delete(x);
}

function putCluster(row: CanvasRow, x: number, cluster: string, width: number, words: Words): void {
  const first = cluster.codePointAt(0)!;
  const isSingle = cluster.length === (first > 0xffff ? 2 : 1);
  const glyph = first | (width << cell.widthShift);
  setCell(row, x, isSingle ? glyph : glyph | cell.clusterFlag, words);
  if (!isSingle) row.clusters.set(x, cluster);
  if (width === 2) setCell(row, x + 1, 0, words);
}

function copyCell(row: CanvasRow, x: number, source: Row, from: number): void {
  const at = from * cell.wordsPerCell;
  const glyph = source.cells[at]!;
  // A cell that was never written to is shown as a space.
  setCell(row, x, glyph === 0 && !isRightHalf(source, from) ? blank : glyph, [source.cells[at + 1]!, source.cells[at + 2]!]);
  const cluster = source.clusters?.get(from);
  if (cluster !== undefined) row.clusters.set(x, cluster);
  const extended = source.extended?.get(from);
  if (extended !== undefined) row.extended.set(x, extended);
}

const isRightHalf = (row: Row, x: number): boolean => x > 0 && row.cells[(x - 1) * 3]! >>> cell.widthShift === 2;

const widthAt = (row: CanvasRow, x: number): number => row.cells[x * cell.wordsPerCell]! >>> cell.widthShift;
