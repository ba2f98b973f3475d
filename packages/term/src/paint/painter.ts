/**
 * Draws pictures on the host terminal: compares a grid with what the terminal shows and writes the difference.
 * The only source of cell output; whatever the cells hold, it writes nothing but the sequences listed here:
 * CUP, CHA, CUF, SGR, EL 0, ECH, OSC 8, DECTCEM, DECSCUSR, DEC 2026, and printable text.
 *
 * The terminal should have autowrap off (`CSI ?7l`). With it on, pictures are still right: after the last column
 * the cursor is always placed absolutely, which ends a pending wrap.
 * @boundary pane content → host terminal
 */
import type { Size } from '@ccmux/core';
import { bgExtended, clusterFlag, colourMask, colourModeMask, glyphMask, widthShift, wordsPerCell } from '../screen/cell.js';
import { ByteSink } from './byte-sink.js';
import type { Capabilities } from './capabilities.js';
import { glyphClass, glyphCombining, glyphNarrow, glyphWide, widestOnHosts } from './glyph-class.js';
import { blankGlyph, type CellSide, type Grid } from './grid.js';
import { HostCursor, type PaintCursor } from './host-cursor.js';
import { RowNormaliser } from './normalise.js';
import { longestSgr, Pen } from './pen.js';

/** A word that no normalised cell has: the cell is not known and differs from everything. */
const unknownWord = 0xffffffff;
/** Bytes that one cell may need beyond text of a side entry: move, SGR, erase, character. */
const perCell = longestSgr + 40;
/** Unchanged ASCII cells written again instead of a cursor move: `CSI n C` is 4 bytes. */
const longestGap = 4;
/** Blank run from which `CSI n X` and a move (8 to 12 bytes) beat spaces. */
const shortestErase = 12;

export class Painter {
  readonly #capabilities: Capabilities;
  readonly #sink = new ByteSink();
  readonly #pen: Pen;
  #cols = 0;
  #rows = 0;
  #front = new Uint32Array(0);
  #frontSide = new Map<number, CellSide>();
  #row: RowNormaliser;
  readonly #cursor: HostCursor;

  constructor(size: Size, capabilities: Capabilities) {
    this.#capabilities = capabilities;
    this.#cursor = new HostCursor(this.#sink, capabilities.columnAddress);
    this.#pen = new Pen(this.#sink, capabilities);
    this.#row = new RowNormaliser(0, capabilities);
    this.resize(size);
  }

  /** The terminal has another size; nothing is known of what it shows. */
  resize(size: Size): void {
    this.#cols = size.cols;
    this.#rows = size.rows;
    this.#front = new Uint32Array(size.cols * size.rows * wordsPerCell);
    this.#row = new RowNormaliser(size.cols, this.#capabilities);
    this.invalidate();
  }

  /** Nothing is known of what the terminal shows: the next frame must have every row dirty. */
  invalidate(): void {
    this.#front.fill(unknownWord);
    this.#frontSide.clear();
    this.#pen.forget();
    this.#cursor.forget();
  }

  /**
   * The bytes that make the terminal show the dirty rows of `back` and the cursor; empty when it does already.
   * `back` must have the painter's size. `dirty[y]` not 0: row y may differ from what the terminal shows.
   */
  paint(back: Grid, dirty: Uint8Array, cursor: PaintCursor): Uint8Array {
    if (back.cols !== this.#cols || back.rows !== this.#rows) throw new Error('grid and painter differ in size');
    const sink = this.#sink;
    const { syncOutput } = this.#capabilities;
    const { shown } = this.#cursor;
    sink.need(perCell);
    if (syncOutput) sink.ascii('\x1b[?2026h');
    else this.#cursor.show(false);
    const start = sink.length;
    for (let y = 0; y < this.#rows; y++) if (dirty[y] !== 0) this.#paintRow(back, y);
    const painted = sink.length > start;
    if (!painted) {
      sink.length = 0;
      this.#cursor.shown = shown;
    }
    this.#placeCursor(cursor);
    if (painted && syncOutput) sink.ascii('\x1b[?2026l');
    return sink.take();
  }

  #paintRow(back: Grid, y: number): void {
    const row = this.#row;
    row.load(back, y);
    const { words } = row;
    const front = this.#front;
    const base = y * this.#cols * wordsPerCell;
    const tail = this.#tailStart();
    for (let x = 0, k = 0; x < this.#cols; x++, k += 3) {
      const glyph = words[k]!;
      const bg = words[k + 2]!;
      if (front[base + k] === glyph && front[base + k + 1] === words[k + 1] && front[base + k + 2] === bg) {
        const flagged = (glyph & clusterFlag) | (bg & bgExtended);
        if (flagged === 0 || sameSide(this.#frontSide.get(y * this.#cols + x), row.sides[x])) continue;
      }
      if (x >= tail && this.#cols - x > 3) {
        this.#eraseTail(x, y);
        return;
      }
      if (glyph === blankGlyph) {
        const run = this.#erasableRun(x);
        if (run >= shortestErase) {
          this.#eraseRun(x, y, run);
          x += run - 1;
          k += (run - 1) * 3;
          continue;
        }
      }
      this.#paintCell(x, y);
    }
  }

  #paintCell(x: number, y: number): void {
    const { words, sides } = this.#row;
    const k = x * wordsPerCell;
    const glyph = words[k]!;
    const fg = words[k + 1]!;
    const bg = words[k + 2]!;
    const side = ((glyph & clusterFlag) | (bg & bgExtended)) === 0 ? undefined : sides[x];
    this.#remember(x, y, side);
    const width = glyph >>> widthShift;
    // The right half came with the left one.
    if (width === 0) return;
    const sink = this.#sink;
    sink.need(perCell);
    if (x !== this.#cursor.x || y !== this.#cursor.y) this.#moveTo(x, y);
    if (!this.#pen.matches(fg, bg)) this.#pen.set(fg, bg, side);
    const text = glyph & glyphMask;
    if (text < 0x7f && (glyph & clusterFlag) === 0 && width === 1) {
      sink.byte(text);
      this.#advance(x + 1);
      return;
    }
    this.#paintWideOrOdd(x, y, text, width, (glyph & clusterFlag) === 0 ? '' : (side?.cluster ?? ''));
  }

  /** Everything but a narrow ASCII character: the cases in which hosts may move the cursor otherwise than we do. */
  #paintWideOrOdd(x: number, y: number, text: number, width: number, cluster: string): void {
    const sink = this.#sink;
    const kind = cluster === '' ? glyphClass(text) : 0;
    if ((kind === glyphNarrow && width === 1) || (kind === glyphWide && width === 2)) {
      sink.codePoint(text);
      this.#advance(x + width);
      return;
    }
    this.#eraseHere(x, y, width);
    if (kind === glyphCombining || glyphClass(text) === glyphCombining) sink.byte(0x20);
    if (cluster === '') sink.codePoint(text);
    else sink.text(cluster);
    sink.need(perCell);
    this.#cursor.x = -1;
    this.#distrust(x + width, y, x + widestOnHosts(cluster));
  }

  /** A host that thinks a glyph wider has damaged cells behind it: from `x` on, up to `end`. They are painted again. */
  #distrust(x: number, y: number, end: number): void {
    const base = y * this.#cols;
    for (let i = x; i < end && i < this.#cols; i++) {
      // A blank right behind the glyph may as well show the rest of it.
      if (i === x && this.#row.words[i * wordsPerCell] === blankGlyph) continue;
      this.#front[(base + i) * wordsPerCell] = unknownWord;
    }
  }

  /** Clears `width` cells at the cursor, which stays. */
  #eraseHere(x: number, y: number, width: number): void {
    if (this.#capabilities.eraseCharacters) {
      this.#sink.csi();
      if (width > 1) this.#sink.number(width);
      this.#sink.byte(0x58);
      return;
    }
    for (let i = 0; i < width; i++) this.#sink.byte(0x20);
    this.#cursor.x = -1;
    this.#moveTo(x, y);
  }

  /** First column from which the row is blank to its end in one erasable background. */
  #tailStart(): number {
    const { words } = this.#row;
    const last = words.length - 3;
    const bg = words[last + 2]!;
    if (!this.#canErase(bg)) return this.#cols;
    let k = last;
    while (k >= 0 && words[k] === blankGlyph && words[k + 1] === 0 && words[k + 2] === bg) k -= 3;
    return k / 3 + 1;
  }

  #erasableRun(x: number): number {
    const { words } = this.#row;
    let k = x * wordsPerCell;
    const bg = words[k + 2]!;
    if (!this.#capabilities.eraseCharacters || !this.#canErase(bg)) return 0;
    let run = 0;
    for (; k < words.length && words[k] === blankGlyph && words[k + 1] === 0 && words[k + 2] === bg; k += 3) run++;
    return run;
  }

  /** A background that erasing leaves behind: a colour or none, no attributes. */
  #canErase(bg: number): boolean {
    return bg === 0 || (this.#capabilities.backgroundErase && (bg & ~(colourMask | colourModeMask)) === 0);
  }

  #eraseTail(x: number, y: number): void {
    this.#sink.need(perCell);
    this.#moveTo(x, y);
    this.#pen.set(0, this.#row.words[x * wordsPerCell + 2]!, undefined);
    this.#sink.csi();
    this.#sink.byte(0x4b);
    for (let i = x; i < this.#cols; i++) this.#remember(i, y, undefined);
  }

  #eraseRun(x: number, y: number, run: number): void {
    this.#sink.need(perCell);
    this.#moveTo(x, y);
    this.#pen.set(0, this.#row.words[x * wordsPerCell + 2]!, undefined);
    this.#sink.csi();
    this.#sink.number(run);
    this.#sink.byte(0x58);
    for (let i = x; i < x + run; i++) this.#remember(i, y, undefined);
  }

  /** The terminal shows cell x of the normalised row now. */
  #remember(x: number, y: number, side: CellSide | undefined): void {
    const { words } = this.#row;
    const k = x * wordsPerCell;
    const at = (y * this.#cols + x) * wordsPerCell;
    this.#front[at] = words[k]!;
    this.#front[at + 1] = words[k + 1]!;
    this.#front[at + 2] = words[k + 2]!;
    if (side !== undefined) this.#frontSide.set(y * this.#cols + x, side);
  }

  #advance(x: number): void {
    this.#cursor.x = x < this.#cols ? x : -1;
  }

  #moveTo(x: number, y: number): void {
    const gap = x - this.#cursor.x;
    if (y === this.#cursor.y && this.#cursor.x >= 0 && gap > 0 && gap <= longestGap && this.#repeatGap(x)) return;
    this.#cursor.moveTo(x, y);
  }

  /** Writes the unchanged cells from the cursor to column x again, if they are ASCII in the pen's style. */
  #repeatGap(x: number): boolean {
    const { words } = this.#row;
    const from = this.#cursor.x * wordsPerCell;
    const to = x * wordsPerCell;
    for (let k = from; k < to; k += 3) {
      if (words[k]! >>> 21 !== 2 || (words[k]! & glyphMask) >= 0x7f || !this.#pen.matches(words[k + 1]!, words[k + 2]!))
        return false;
    }
    for (let k = from; k < to; k += 3) this.#sink.byte(words[k]! & glyphMask);
    this.#cursor.x = x;
    return true;
  }

  #placeCursor(cursor: PaintCursor): void {
    this.#sink.need(perCell);
    const visible = cursor.visible && cursor.x < this.#cols && cursor.y < this.#rows;
    if (visible) {
      this.#cursor.moveTo(cursor.x, cursor.y);
      if (this.#capabilities.cursorShape) this.#cursor.setShape(cursor);
    }
    this.#cursor.show(visible);
  }
}

function sameSide(a: CellSide | undefined, b: CellSide | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  return (
    a.cluster === b.cluster &&
    a.underline === b.underline &&
    a.underlineColour === b.underlineColour &&
    a.link === b.link &&
    a.linkId === b.linkId
  );
}
