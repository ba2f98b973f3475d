/**
 * The bare terminal: xterm.js as it is published, with nothing of ours in it but a table of widths and clusters. No
 * sanitizer, no fast lane, no packed rows. Its cells are read with its own accessors.
 */
import { isUtf8 } from 'node:buffer';
import type { Point, Size } from '@ccmux/core';
import { graphemes } from '@ccmux/term';
import xterm, { type IUnicodeVersionProvider, type Terminal } from '@xterm/headless';
import { describeShape, type Picture } from './picture.js';

/** xterm.js's attribute object (src/common/buffer/AttributeData.ts), as far as it is read here. */
interface Attributes {
  isBold(): number;
  isDim(): number;
  isItalic(): number;
  isBlink(): number;
  isInverse(): number;
  isInvisible(): number;
  isStrikethrough(): number;
  isOverline(): number;
  isFgRGB(): boolean;
  isFgDefault(): boolean;
  getFgColor(): number;
  isBgRGB(): boolean;
  isBgDefault(): boolean;
  getBgColor(): number;
  isUnderlineColorRGB(): boolean;
  isUnderlineColorDefault(): boolean;
  getUnderlineColor(): number;
  hasExtendedAttrs(): number;
  readonly extended: { readonly _ext: number; readonly urlId: number };
  getWidth(): number;
  getChars(): string;
}

interface Link {
  readonly uri: string;
}

interface Core {
  readonly _inputHandler: { parse(bytes: Uint8Array): unknown };
  readonly _oscLinkService: { registerLink(link: Link): number };
  readonly coreService: {
    isCursorHidden: boolean;
    readonly decPrivateModes: { readonly cursorStyle?: string; readonly cursorBlink?: boolean };
  };
  readonly coreMouseService: { readonly activeProtocol: string };
}

/** Longest cluster that a pane keeps; what is over is not shown by anybody. */
const clusterLimit = 32;

/**
 * `clusters`: graphemes with this project's widths; `points`: the same widths, but one code point at a time, as most
 * terminals have it; `old`: xterm.js's own table, Unicode 6, in which emoji are narrow.
 */
export type Widths = 'clusters' | 'points' | 'old';

export class PlainScreen {
  readonly #terminal: Terminal;
  readonly #core: Core;
  readonly #links = new Map<number, Link>();

  constructor(size: Size, widths: Widths = 'clusters') {
    this.#terminal = new xterm.Terminal({ ...size, scrollback: 1000, allowProposedApi: true, logLevel: 'off' });
    if (widths !== 'old') {
      this.#terminal.unicode.register(widths === 'clusters' ? clusterProvider() : pointProvider);
      this.#terminal.unicode.activeVersion = widths;
    }
    // SAFETY: the parts of the pinned version that are named above.
    this.#core = (this.#terminal as unknown as { _core: Core })._core;
    // xterm.js forgets a link with the line that it began on, also where other lines show it.
    const links = this.#core._oscLinkService;
    const register = links.registerLink.bind(links);
    links.registerLink = (link) => {
      const id = register(link);
      this.#links.set(id, link);
      return id;
    };
    // xterm.js leaves the cursor hidden and newline mode on at a full reset; no terminal does.
    this.#terminal.parser.registerEscHandler({ final: 'c' }, () => {
      this.#core.coreService.isCursorHidden = false;
      this.#terminal.options.convertEol = false;
      return false;
    });
  }

  write(bytes: Uint8Array): void {
    this.#core._inputHandler.parse(bytes);
  }

  resize({ cols, rows }: Size): void {
    this.#terminal.resize(cols, rows);
  }

  get size(): Size {
    return { cols: this.#terminal.cols, rows: this.#terminal.rows };
  }

  picture(at: Point = { x: 0, y: 0 }, size: Size = this.size): Picture {
    const { buffer, cols } = { buffer: this.#terminal.buffer.active, cols: this.#terminal.cols };
    const cells = Array.from({ length: size.rows }, (_, y) => this.#row(at, at.y + y, size.cols));
    const { isCursorHidden, decPrivateModes } = this.#core.coreService;
    return {
      cells,
      cursor: {
        x: Math.min(buffer.cursorX, cols - 1) - at.x,
        y: buffer.cursorY - at.y,
        visible: !isCursorHidden,
        shape: describeShape(decPrivateModes.cursorStyle, decPrivateModes.cursorBlink ?? false),
      },
    };
  }

  #row(at: Point, y: number, count: number): string[] {
    const buffer = this.#terminal.buffer.active;
    const line = buffer.getLine(buffer.baseY + y);
    let before = at.x > 0 ? (line?.getCell(at.x - 1)?.getWidth() ?? 1) : 1;
    return Array.from({ length: count }, (_, x) => {
      // SAFETY: the public cell is xterm.js's CellData, which extends AttributeData.
      const cell = line?.getCell(at.x + x) as unknown as Attributes | undefined;
      if (cell === undefined) return 'nothing';
      const isRightHalf = cell.getWidth() === 0 && before === 2;
      before = cell.getWidth();
      return isRightHalf ? 'right half' : this.#describe(cell);
    });
  }

  #describe(cell: Attributes): string {
    const text = [...(cell.getChars() || ' ')].slice(0, clusterLimit).join('');
    const parts = [JSON.stringify(text) + (cell.getWidth() === 2 ? ' wide' : '')];
    const colour = (value: number, isRgb: boolean): string => (isRgb ? `#${value.toString(16).padStart(6, '0')}` : String(value));
    if (!cell.isFgDefault()) parts.push(`fg ${colour(cell.getFgColor(), cell.isFgRGB())}`);
    if (!cell.isBgDefault()) parts.push(`bg ${colour(cell.getBgColor(), cell.isBgRGB())}`);
    const { extended } = cell;
    const isExtended = cell.hasExtendedAttrs() !== 0;
    const link = isExtended && extended.urlId !== 0 ? this.#links.get(extended.urlId)?.uri : undefined;
    const flags = {
      bold: cell.isBold(),
      dim: cell.isDim(),
      italic: cell.isItalic(),
      blink: cell.isBlink(),
      inverse: cell.isInverse(),
      hidden: cell.isInvisible(),
      strike: cell.isStrikethrough(),
      overline: cell.isOverline(),
    };
    for (const [name, on] of Object.entries(flags)) if (on) parts.push(name);
    // Bits 26–28; the accessor calls every link dashed.
    const style = isExtended ? (extended._ext >>> 26) & 7 : 0;
    // The accessor also says so of every link, and of a style whose underline was taken back by DECRC.
    if ((Number(Reflect.get(cell, 'fg')) & 0x10000000) !== 0) {
      parts.push(
        ['underline', 'underline', 'double underline', 'curly underline', 'dotted underline', 'dashed underline'][style]!,
      );
      // xterm.js keeps the default after SGR 59 as all ones: the same as white.
      const isDefault = (extended._ext & 0x3000000) === 0 || (extended._ext & 0x3ffffff) === 0x3ffffff;
      if (isExtended && !isDefault) {
        parts.push(`in ${colour(extended._ext & (cell.isUnderlineColorRGB() ? 0xffffff : 0xff), cell.isUnderlineColorRGB())}`);
      }
    }
    if (link !== undefined) parts.push(`link ${link}`);
    return parts.join(' ');
  }
}

/** Takes no cell and changes no cluster. */
const isWithoutEffect = (character: string): boolean => [...graphemes(`a${character}`)].map((g) => g.text).join('|') === 'a';

const isShown = (text: string): boolean => [...graphemes(text)].length > 0;

/**
 * A whole stream without what a pane leaves out of its cells: characters without width and effect, and those that would
 * join a cluster where there is none (at the start, behind controls and sequences). xterm.js would give them cells.
 */
export function withoutInvisible(bytes: Uint8Array): Uint8Array {
  if (!isUtf8(bytes)) return bytes;
  const text = new TextDecoder()
    .decode(bytes)
    // DEL does nothing, wherever it stands.
    .replaceAll('\x7f', '')
    .replace(/[\p{Cf}\u2028\u2029\u115f\u1160\u3164\uffa0]/gu, (c) => (isWithoutEffect(c) ? '' : c))
    .replace(/(^|[\x00-\x1f]|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~])([^\x00-\x7f]+)/gu, (_, before: string, run: string) => {
      const points = [...run];
      while (points.length > 0 && !isShown(points[0]!)) points.shift();
      return before + points.join('');
    });
  return Buffer.from(text);
}

/**
 * xterm.js carries 32 bits from one code point to the next: whether it joins, the width, and 24 bits of ours. Ours are
 * the number of the cluster's text, so that `graphemes` alone decides.
 */
function clusterProvider(): IUnicodeVersionProvider {
  const texts = [''];
  const numbers = new Map([['', 0]]);
  const answers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, texts.length);
    return texts.push(text) - 1;
  };
  const decide = (codePoint: number, preceding: number): number => {
    const before = texts[preceding >>> 3] ?? '';
    const all = before + String.fromCodePoint(codePoint);
    const clusters = [...graphemes(all)];
    const last = clusters.at(-1);
    if (last === undefined) return 0;
    const isJoined = before !== '' && clusters.length === 1;
    return (numberOf(last.text) << 3) | (last.width << 1) | (isJoined ? 1 : 0);
  };
  return {
    version: 'clusters',
    wcwidth: () => 1,
    charProperties: (codePoint, preceding) => {
      const key = `${codePoint},${preceding}`;
      const known = answers.get(key);
      if (known !== undefined) return known;
      const answer = decide(codePoint, preceding);
      answers.set(key, answer);
      return answer;
    },
  };
}

const pointProvider: IUnicodeVersionProvider = {
  version: 'points',
  wcwidth: () => 1,
  charProperties: (codePoint, preceding) => {
    const width = widthOf(String.fromCodePoint(codePoint));
    const isJoined = width === 0 && preceding !== 0;
    return isJoined ? (preceding & 0x6) | 1 : width << 1;
  },
};

const widthOf = (character: string): number => (/\p{M}|\u200d/u.test(character) ? 0 : ([...graphemes(character)][0]?.width ?? 0));
