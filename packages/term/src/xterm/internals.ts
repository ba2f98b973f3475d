/**
 * The parts of @xterm/headless 6.0.0 that have no public name but that a synchronous, fast emulator needs. This is
 * the only file that knows them; the version is pinned exactly, and `openInternals` throws a clear error at start if
 * any of them is missing, so an upgrade fails at once and not in the middle of somebody's screen.
 */
import type { Terminal } from '@xterm/headless';

/** xterm's side table entry of a cell. Treated as immutable once a cell refers to it. */
export interface XtermExtended {
  /** Underline colour in bits 0–25, underline style in bits 26–28. */
  readonly _ext: number;
  /** Sets the same. */
  ext: number;
  underlineColor: number;
  underlineStyle: number;
  /**
   * A number in xterm.js, 0 for none. This package stores its own link object here: cells then keep their link alive
   * and the garbage collector ends it, which a numbered table could not without visiting every line.
   */
  urlId: unknown;
  clone(): XtermExtended;
}

export interface XtermAttributes {
  fg: number;
  bg: number;
  extended: XtermExtended;
  updateExtended(): void;
}

export interface XtermLine {
  readonly _data: Uint32Array;
  resize(cols: number, fill: unknown): void;
  _combined: { [column: number]: string };
  _extendedAttrs: { [column: number]: XtermExtended | undefined };
  readonly length: number;
  isWrapped: boolean;
  copyCellsFrom(source: XtermLine, sourceColumn: number, column: number, length: number, reverse: boolean): void;
  insertCells(column: number, count: number, fill: unknown): void;
}

export interface XtermLines {
  length: number;
  maxLength: number;
  readonly isFull: boolean;
  get(index: number): XtermLine | undefined;
  set(index: number, line: XtermLine): void;
  recycle(): XtermLine;
  shiftElements(start: number, count: number, offset: number): void;
  trimStart(count: number): void;
}

export interface XtermBuffer {
  x: number;
  y: number;
  ybase: number;
  ydisp: number;
  savedX: number;
  savedY: number;
  readonly savedCurAttrData: XtermAttributes;
  savedCharset: XtermCharset | undefined;
  scrollTop: number;
  scrollBottom: number;
  tabs: { [column: number]: boolean | undefined };
  readonly lines: XtermLines;
  getNullCell(attributes: XtermAttributes): unknown;
  /** As wide as the screen is now. */
  getBlankLine(attributes: XtermAttributes, isWrapped: boolean): XtermLine;
}

export interface XtermCharset {
  [character: string]: string;
}

export interface XtermParams {
  readonly params: Int32Array;
  readonly length: number;
  readonly _subParamsLength?: number;
}

export interface CsiId {
  readonly prefix?: string;
  readonly intermediates?: string;
  readonly final: string;
}

export interface XtermParser {
  /** 0 is GROUND. */
  readonly currentState: number;
  precedingJoinState: number;
  /** `_state`: 1 in the number of the command, 2 behind it, 3 it is none; the handlers of a command collect its text. */
  readonly _oscParser: { readonly _state: number; readonly _id: number; readonly _active: readonly XtermStringHandler[] };
  /** `_ident`: prefix, intermediate and final byte, the last one lowest. */
  readonly _dcsParser: { readonly _ident: number; readonly _active: readonly XtermStringHandler[] };
  parse(data: Uint32Array, length: number): unknown;
  setPrintHandler(handler: (data: Uint32Array, start: number, end: number) => void): void;
  setExecuteHandler(flag: string, handler: () => boolean): void;
  /** As the public one, without an array of the parameters for every sequence. */
  registerCsiHandler(id: CsiId, handler: (params: XtermParams) => boolean): unknown;
  reset(): void;
}

export interface XtermStringHandler {
  readonly _data: string;
}

export interface XtermInputHandler {
  readonly _parser: XtermParser;
  _windowTitle: string;
  _iconName: string;
  _windowTitleStack: string[];
  _iconNameStack: string[];
  /** Designates a character set: `(`, `)`, `*` or `+`, and its final byte. */
  selectCharset(designation: string): boolean;
  readonly _curAttrData: XtermAttributes;
  readonly _dirtyRowTracker: { readonly start: number; readonly end: number; clearRange(): void; markDirty(y: number): void };
  _eraseAttrData(): XtermAttributes;
  eraseInDisplay(params: XtermParams, respectProtection: boolean): boolean;
  eraseInLine(params: XtermParams, respectProtection: boolean): boolean;
  charAttributes(params: XtermParams): boolean;
  markRangeDirty(first: number, last: number): void;
  onRequestRefreshRows(listener: (range: { start: number; end: number } | undefined) => void): unknown;
  onRequestReset(listener: () => void): unknown;
  onColor(listener: (events: readonly ColourEvent[]) => void): unknown;
}

/** type 0 asks for a colour, 1 sets and 2 restores it; index 256–258 are foreground, background, cursor. */
export interface ColourEvent {
  readonly type: 0 | 1 | 2;
  readonly index?: number;
}

export interface XtermBufferService {
  readonly cols: number;
  readonly rows: number;
  readonly buffer: XtermBuffer;
  readonly buffers: {
    readonly active: XtermBuffer;
    readonly alt: XtermBuffer;
    readonly normal: XtermBuffer;
    activateAltBuffer(): void;
  };
  scroll(attributes: XtermAttributes, isWrapped?: boolean): void;
}

export interface XtermCoreService {
  isCursorHidden: boolean;
  readonly modes: { insertMode: boolean };
  readonly decPrivateModes: {
    applicationCursorKeys: boolean;
    applicationKeypad: boolean;
    bracketedPasteMode: boolean;
    cursorBlink: boolean | undefined;
    cursorStyle: 'block' | 'underline' | 'bar' | undefined;
    origin: boolean;
    reverseWraparound: boolean;
    sendFocus: boolean;
    synchronizedOutput: boolean;
    wraparound: boolean;
  };
}

export interface Internals {
  readonly input: XtermInputHandler;
  readonly parser: XtermParser;
  readonly bufferService: XtermBufferService;
  readonly coreService: XtermCoreService;
  readonly mouse: { activeProtocol: string; activeEncoding: string };
  readonly charset: { charset: XtermCharset | undefined; glevel: number; _charsets: (XtermCharset | undefined)[] };
  /** xterm.js looks here only when it needs an option; setting one has no effect of its own. */
  readonly options: { convertEol: boolean; cursorBlink: boolean; scrollback: number };
}

/** Where each part is, from the core object; checked one by one. */
const paths = {
  input: ['_inputHandler'],
  parser: ['_inputHandler', '_parser'],
  bufferService: ['_bufferService'],
  coreService: ['coreService'],
  mouse: ['coreMouseService'],
  charset: ['_charsetService'],
  options: ['optionsService', 'rawOptions'],
} as const;

/** Members without which this package would misbehave silently: [part, member, type]. */
const required: readonly (readonly [keyof typeof paths, string, string])[] = [
  ['input', '_curAttrData', 'object'],
  ['input', '_dirtyRowTracker', 'object'],
  ['input', '_eraseAttrData', 'function'],
  ['input', 'charAttributes', 'function'],
  ['input', 'eraseInDisplay', 'function'],
  ['input', 'eraseInLine', 'function'],
  ['input', 'markRangeDirty', 'function'],
  ['input', 'onRequestRefreshRows', 'function'],
  ['input', 'onRequestReset', 'function'],
  ['input', 'onColor', 'function'],
  ['input', '_windowTitle', 'string'],
  ['input', '_iconName', 'string'],
  ['input', '_windowTitleStack', 'object'],
  ['input', '_iconNameStack', 'object'],
  ['input', 'selectCharset', 'function'],
  ['parser', '_oscParser', 'object'],
  ['parser', '_dcsParser', 'object'],
  ['parser', 'parse', 'function'],
  ['parser', 'currentState', 'number'],
  ['parser', 'precedingJoinState', 'number'],
  ['parser', 'setPrintHandler', 'function'],
  ['parser', 'setExecuteHandler', 'function'],
  ['parser', 'registerCsiHandler', 'function'],
  ['parser', 'reset', 'function'],
  ['bufferService', 'buffers', 'object'],
  ['bufferService', 'scroll', 'function'],
  ['coreService', 'decPrivateModes', 'object'],
  ['coreService', 'isCursorHidden', 'boolean'],
  ['coreService', 'modes', 'object'],
  ['mouse', 'activeProtocol', 'string'],
  ['mouse', 'activeEncoding', 'string'],
  ['charset', 'glevel', 'number'],
  ['charset', '_charsets', 'object'],
  ['options', 'convertEol', 'boolean'],
  ['options', 'scrollback', 'number'],
];

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** Throws if this is not the xterm.js that this package was written for. */
export function openInternals(terminal: Terminal): Internals {
  const core = member(terminal, '_core');
  const found: Record<string, unknown> = {};
  for (const [name, path] of Object.entries(paths)) {
    found[name] = path.reduce(member, core);
  }
  for (const [part, name, type] of required) {
    const actual = typeof member(found[part], name);
    if (actual !== type) {
      throw new Error(`@xterm/headless is not the pinned version: ${part}.${name} is ${actual}, not ${type}`);
    }
  }
  const lines = member(member(found['bufferService'], 'buffer'), 'lines');
  const get = member(lines, 'get');
  const data = typeof get === 'function' ? member(get.call(lines, 0), '_data') : undefined;
  if (!(data instanceof Uint32Array)) throw new Error('@xterm/headless is not the pinned version: line data moved');
  // SAFETY: every member that is used was looked for above; the version is pinned.
  return found as unknown as Internals;
}
