/**
 * Text into the lines of the buffer. Takes the place of xterm.js's print handler and line feed: same cells, bit for bit
 * (tested against them), with this package's clusters and widths, a bound on clusters, and at a multiple of the speed
 * for plain text, which never becomes code points and never meets the parser.
 */
import { bgExtended, clusterFlag, glyphMask, widthShift, wordsPerCell } from '../screen/cell.js';
import { charProperties, clusterWidth, ignored, isJoined, isOverfull } from '../width/clusters.js';
import { appendToCluster } from './cluster-text.js';
import type { Internals, XtermAttributes, XtermBuffer, XtermLine } from './internals.js';
import { PromptMarks } from './prompt-marks.js';
import { Scroller } from './scroller.js';

const narrow = 1 << widthShift;
const widthMask = 3 << widthShift;

export class Printer {
  readonly #internals: Internals;
  readonly #scroller: Scroller;
  readonly prompts = new PromptMarks();
  readonly #repeated = new Uint32Array(256);

  constructor(internals: Internals, beforeScroll: (buffer: XtermBuffer) => void) {
    this.#internals = internals;
    this.#scroller = new Scroller(internals, beforeScroll);
    const { parser } = internals;
    parser.setPrintHandler((data, start, end) => this.#print(data, start, end));
    parser.registerCsiHandler({ final: 'b' }, ({ params }) => {
      this.#repeat(params[0]!);
      return true;
    });
    for (const control of ['\n', '\v', '\f']) parser.setExecuteHandler(control, () => this.#lineFeed());
  }

  /** Takes printable ASCII, CR and LF from `from` on; returns where it met anything else, or `from` if it cannot help now. */
  plain(bytes: Uint8Array, from: number, end: number): number {
    const { parser, charset, coreService, bufferService } = this.#internals;
    if (parser.currentState !== 0 || charset.charset !== undefined || coreService.modes.insertMode) return from;
    const { buffer } = bufferService;
    let i = from;
    while (i < end) {
      const c = bytes[i]!;
      if (c === 0x0a) this.#lineFeed();
      else if (c === 0x0d) buffer.x = 0;
      else if (c < 0x20 || c > 0x7e) break;
      else {
        i = this.#plainRun(bytes, i, end, buffer);
        parser.precedingJoinState = charProperties(bytes[i - 1]!, 0);
        continue;
      }
      parser.precedingJoinState = 0;
      i++;
    }
    return i;
  }

  #plainRun(bytes: Uint8Array, from: number, end: number, buffer: XtermBuffer): number {
    const { input, bufferService, coreService } = this.#internals;
    const { cols } = bufferService;
    const attributes = input._curAttrData;
    const { fg, bg } = attributes;
    const limit = cols * wordsPerCell;
    let line = this.#startRun(buffer, attributes);
    let i = from;
    let x = buffer.x;
    for (;;) {
      if (x >= cols) {
        if (coreService.decPrivateModes.wraparound) {
          line = this.#wrap(buffer);
          x = 0;
        } else x = cols - 1;
      }
      const data = line._data;
      let o = x * wordsPerCell;
      const first = x;
      while (o < limit && i < end) {
        const c = bytes[i]!;
        if (c < 0x20 || c > 0x7e) break;
        data[o] = c | narrow;
        data[o + 1] = fg;
        data[o + 2] = bg;
        o += wordsPerCell;
        i++;
      }
      x = o / wordsPerCell;
      if (bg & bgExtended) extend(line, first, x, attributes);
      if (i >= end) break;
      const c = bytes[i]!;
      if (c < 0x20 || c > 0x7e) break;
    }
    buffer.x = x;
    this.#endRun(buffer, line, cols, attributes);
    return i;
  }

  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: the rules of printing interlock; in parts they cost a third of the speed
  #print(data: Uint32Array, start: number, end: number): void {
    const { input, parser, bufferService, coreService } = this.#internals;
    const { charset } = this.#internals.charset;
    const { buffer, cols } = bufferService;
    const { insertMode } = coreService.modes;
    const attributes = input._curAttrData;
    const { fg, bg } = attributes;
    const isExtended = (bg & bgExtended) !== 0;
    const isSimple = charset === undefined && !insertMode && !isExtended;
    let state = parser.precedingJoinState;
    // What is left out is no text: it must not even touch the character under the cursor.
    while (start < end && charProperties(data[start]!, state) === ignored) start++;
    if (start === end) return;
    let line = this.#startRun(buffer, attributes);
    for (let i = start; i < end; i++) {
      let code = data[i]!;
      if (isSimple && code < 0x7f && buffer.x < cols) {
        // A stretch of ASCII inside the row needs no state but its last character's.
        const cells = line._data;
        const limit = cols * wordsPerCell;
        let o = buffer.x * wordsPerCell;
        while (o < limit) {
          cells[o] = code | narrow;
          cells[o + 1] = fg;
          cells[o + 2] = bg;
          o += wordsPerCell;
          if (i + 1 >= end || data[i + 1]! > 0x7e) break;
          if (o < limit) code = data[++i]!;
        }
        buffer.x = o / wordsPerCell;
        state = charProperties(data[i]!, 0);
        continue;
      }
      if (code < 0x7f && charset !== undefined) code = charset[String.fromCharCode(code)]?.charCodeAt(0) ?? code;
      const next = charProperties(code, state);
      if (next === ignored) continue;
      const width = clusterWidth(next);
      const joined = isJoined(next);
      const oldWidth = joined ? clusterWidth(state) : 0;
      state = next;
      if (isOverfull(next)) continue;
      if (buffer.x + width - oldWidth > cols) {
        if (coreService.decPrivateModes.wraparound) {
          line = this.#wrapCluster(buffer, line, oldWidth, attributes);
        } else {
          buffer.x = cols - 1;
          if (width === 2) continue;
        }
      }
      if (joined && buffer.x > 0) {
        const at = buffer.x - (line._data[(buffer.x - 1) * wordsPerCell]! & widthMask ? 1 : 2);
        appendToCluster(line, at, code, width);
        for (let more = width - oldWidth; more > 0; more--) setCell(line, buffer.x++, 0, attributes);
        continue;
      }
      if (insertMode) this.#insert(line, buffer, width - oldWidth, attributes);
      const o = buffer.x * wordsPerCell;
      const cells = line._data;
      cells[o] = code | (width << widthShift);
      cells[o + 1] = fg;
      cells[o + 2] = bg;
      if (isExtended) line._extendedAttrs[buffer.x] = attributes.extended;
      buffer.x++;
      if (width === 2) setCell(line, buffer.x++, 0, attributes);
    }
    parser.precedingJoinState = state;
    this.#endRun(buffer, line, cols, attributes);
  }

  /** REP: the cluster before the cursor again. The count was limited by the sanitizer. */
  #repeat(times: number): void {
    const { parser, bufferService } = this.#internals;
    const state = parser.precedingJoinState;
    if (state === 0) return;
    const { buffer } = bufferService;
    const x = buffer.x - clusterWidth(state);
    const line = currentLine(buffer);
    const glyph = line._data[x * wordsPerCell] ?? 0;
    const text =
      glyph & clusterFlag ? (line._combined[x] ?? '') : glyph & glyphMask ? String.fromCodePoint(glyph & glyphMask) : '';
    const characters = Array.from(text, (character) => character.codePointAt(0)!);
    const buffered = this.#repeated;
    let filled = 0;
    // Clusters and insert mode cost many times more per cell; a row of them is as much as anybody repeats.
    const isCostly = characters.length > 1 || this.#internals.coreService.modes.insertMode;
    const asked = times > 0 ? times : 1;
    for (let count = isCostly ? Math.min(asked, bufferService.cols) : asked; count > 0; count--) {
      if (filled + characters.length > buffered.length) {
        this.#print(buffered, 0, filled);
        filled = 0;
      }
      for (const character of characters) buffered[filled++] = character;
    }
    this.#print(buffered, 0, filled);
  }

  /**
   * Printing over the right half of a wide character leaves nothing of its left half. Only the start of a run can be in the
   * middle of one; text that goes on where text ended is the same run, however the output was cut.
   */
  #startRun(buffer: XtermBuffer, attributes: XtermAttributes): XtermLine {
    const { input, parser } = this.#internals;
    input._dirtyRowTracker.markDirty(buffer.y);
    const line = currentLine(buffer);
    const { x } = buffer;
    if (parser.precedingJoinState === 0 && x > 0 && line._data[(x - 1) * wordsPerCell]! >>> widthShift === 2)
      setCell(line, x - 1, narrow, attributes);
    this.prompts.begin(line, x);
    return line;
  }

  /** … and over the left half nothing of its right half. */
  #endRun(buffer: XtermBuffer, line: XtermLine, cols: number, attributes: XtermAttributes): void {
    this.prompts.end();
    const { x } = buffer;
    if (x < cols && (line._data[x * wordsPerCell]! & (widthMask | glyphMask | clusterFlag)) === 0)
      setCell(line, x, narrow, attributes);
    this.#internals.input._dirtyRowTracker.markDirty(buffer.y);
  }

  /** Goes on at the start of the next line, which is marked as a continuation. */
  #wrap(buffer: XtermBuffer): XtermLine {
    buffer.y++;
    if (buffer.y === buffer.scrollBottom + 1) {
      buffer.y--;
      this.#scroller.scroll(buffer, true);
    } else {
      const { rows } = this.#internals.bufferService;
      if (buffer.y >= rows) buffer.y = rows - 1;
      currentLine(buffer).isWrapped = true;
    }
    return currentLine(buffer);
  }

  /** A cluster that became too wide for the end of its row moves to the next with what it has so far. */
  #wrapCluster(buffer: XtermBuffer, line: XtermLine, oldWidth: number, attributes: XtermAttributes): XtermLine {
    const { cols } = this.#internals.bufferService;
    const from = buffer.x - oldWidth;
    const next = this.#wrap(buffer);
    buffer.x = oldWidth;
    if (oldWidth > 0) {
      next.copyCellsFrom(line, from, 0, oldWidth, false);
    }
    for (let x = from; x < cols; x++) setCell(line, x, narrow, attributes);
    return next;
  }

  #insert(line: XtermLine, buffer: XtermBuffer, width: number, attributes: XtermAttributes): void {
    const { cols } = this.#internals.bufferService;
    line.insertCells(buffer.x, width, buffer.getNullCell(attributes));
    if (line._data[(cols - 1) * wordsPerCell]! >>> widthShift === 2) setCell(line, cols - 1, narrow, attributes);
  }

  #lineFeed(): boolean {
    const { input, bufferService, options } = this.#internals;
    const { buffer, rows, cols } = bufferService;
    input._dirtyRowTracker.markDirty(buffer.y);
    if (options.convertEol) buffer.x = 0;
    buffer.y++;
    if (buffer.y === buffer.scrollBottom + 1) {
      buffer.y--;
      this.#scroller.scroll(buffer, false);
    } else if (buffer.y >= rows) buffer.y = rows - 1;
    else currentLine(buffer).isWrapped = false;
    if (buffer.x >= cols) buffer.x--;
    input._dirtyRowTracker.markDirty(buffer.y);
    return true;
  }
}

const currentLine = (buffer: XtermBuffer): XtermLine => buffer.lines.get(buffer.ybase + buffer.y)!;

function setCell(line: XtermLine, x: number, content: number, attributes: XtermAttributes): void {
  if (attributes.bg & bgExtended) line._extendedAttrs[x] = attributes.extended;
  const o = x * wordsPerCell;
  line._data[o] = content;
  line._data[o + 1] = attributes.fg;
  line._data[o + 2] = attributes.bg;
}

function extend(line: XtermLine, from: number, to: number, attributes: XtermAttributes): void {
  for (let x = from; x < to; x++) line._extendedAttrs[x] = attributes.extended;
}
