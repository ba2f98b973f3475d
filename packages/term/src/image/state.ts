/**
 * All that an emulator remembers, as plain values: what an image holds. Two emulators with equal states behave equally
 * from then on. Not part of it: who listens, what has been drawn, the time of the last answer.
 */
import type { Size } from '@ccmux/core';
import type { Block } from '../history/block.js';
import type { HistoryLink, RawExtended } from '../history/extended.js';
import type { HistoryState } from '../history/history.js';
import type { SanitizerState } from '../sanitize/sanitizer.js';

export interface EmulatorState {
  readonly size: Size;
  readonly parse: ParseState;
  readonly pen: PenState;
  readonly modes: ModeState;
  readonly titles: TitleState;
  readonly charsets: CharsetState;
  readonly keyboard: KeyboardState;
  readonly links: LinkState;
  readonly onAlternate: boolean;
  readonly normal: ScreenState;
  readonly alternate: ScreenState;
  readonly history: HistoryState;
}

/** Where in the grammar the output is. */
export interface ParseState {
  readonly sanitizer: SanitizerState;
  /** The cluster before the cursor, for what may join it and for REP; 0 for none. */
  readonly joinState: number;
  /** What the parser has of a control string: the bytes after ESC ] or ESC P. */
  readonly string: string;
}

/** What is printed next looks like this. Colours and attributes as in a cell. */
export interface PenState {
  readonly fg: number;
  readonly bg: number;
  readonly extended: RawExtended;
}

export interface ModeState {
  readonly applicationCursorKeys: boolean;
  readonly applicationKeypad: boolean;
  readonly bracketedPasteMode: boolean;
  readonly origin: boolean;
  readonly reverseWraparound: boolean;
  readonly sendFocus: boolean;
  readonly synchronizedOutput: boolean;
  readonly wraparound: boolean;
  readonly insertMode: boolean;
  /** LNM. */
  readonly convertEol: boolean;
  readonly isCursorHidden: boolean;
  readonly cursorStyle: 'block' | 'underline' | 'bar' | undefined;
  /** With the shape (DECSCUSR), and by itself (mode 12). */
  readonly cursorBlink: boolean | undefined;
  readonly cursorBlinkMode: boolean;
  readonly alternateScroll: boolean;
  readonly mouseProtocol: MouseProtocol;
  readonly mouseEncoding: MouseEncoding;
}

export type MouseProtocol = 'NONE' | 'X10' | 'VT200' | 'DRAG' | 'ANY';
export type MouseEncoding = 'DEFAULT' | 'SGR' | 'SGR_PIXELS';

export interface TitleState {
  readonly title: string;
  readonly icon: string;
  readonly titles: readonly string[];
  readonly icons: readonly string[];
}

/** Charsets by the final byte that designates them; undefined for ASCII. */
export type Charset = string | undefined;

export interface CharsetState {
  /** In use now: after DECRC not always the one of the level. */
  readonly current: Charset;
  /** Which of G0–G3 is shifted in. */
  readonly level: number;
  readonly designated: readonly Charset[];
}

export interface KeyboardState {
  readonly main: FlagStackState;
  readonly alternate: FlagStackState;
  readonly modifyOtherKeys: 0 | 1 | 2;
}

export interface FlagStackState {
  readonly flags: number;
  readonly saved: readonly number[];
}

export interface LinkState {
  /** Links that cells written later will share. */
  readonly shared: readonly HistoryLink[];
  /** Characters of links made, and how many links were refused since they were counted. */
  readonly length: number;
  readonly refused: number;
}

export interface ScreenState {
  /** Columns; one more than the last while a wrap is pending. */
  readonly x: number;
  readonly y: number;
  /** Lines above the screen, and the first one shown. */
  readonly base: number;
  readonly shown: number;
  readonly scrollTop: number;
  readonly scrollBottom: number;
  readonly tabs: readonly number[];
  readonly saved: SavedCursorState;
  /** What is above the screen and not packed, and the screen. None on the alternate screen while it is not shown. */
  readonly lines: LinesState;
}

export interface SavedCursorState {
  readonly x: number;
  /** From the first line. Negative if that has been packed. */
  readonly y: number;
  readonly fg: number;
  readonly bg: number;
  readonly charset: Charset;
}

export interface LinesState {
  readonly block: Block;
  /** Columns of each line. On the alternate screen they may be more than the screen has. */
  readonly lengths: readonly number[];
}
