/**
 * The seam between a pane and whatever parses its bytes. Message-shaped: bytes and resizes go in; dirty rows,
 * replies and notices come out; so that an emulator can live on another thread without a redesign.
 */
import type { Size } from '@ccmux/core';
import type { HistoryView } from '../history/view.js';
import type { EmulatorImage } from '../image/image.js';
import type { Row } from '../screen/cell.js';

export type CursorShape = 'block' | 'underline' | 'bar';

export interface Cursor {
  readonly x: number;
  readonly y: number;
  readonly visible: boolean;
  /** `undefined`: the program never chose one; the host's own default applies. */
  readonly shape: CursorShape | undefined;
  readonly blink: boolean;
}

/** What the program asked of its terminal, as far as it decides how input is encoded for it. */
export interface InputModes {
  readonly applicationCursor: boolean;
  readonly applicationKeypad: boolean;
  readonly bracketedPaste: boolean;
  readonly focusEvents: boolean;
  readonly mouseTracking: 'none' | 'x10' | 'vt200' | 'drag' | 'any';
  readonly mouseEncoding: 'default' | 'sgr' | 'sgr-pixels';
  /** Kitty keyboard protocol flags in force (0: legacy). https://sw.kovidgoyal.net/kitty/keyboard-protocol/ */
  readonly kittyFlags: number;
  /** xterm's modifyOtherKeys: 0, 1 or 2. */
  readonly modifyOtherKeys: 0 | 1 | 2;
  readonly alternateScreen: boolean;
  /** DEC 1007: the wheel sends arrows on the alternate screen (on unless the program turned it off). */
  readonly alternateScroll: boolean;
}

/** What else the program set, of interest to people who ask. Rows and columns from 0. */
export interface ProgramModes extends InputModes {
  readonly insert: boolean;
  readonly origin: boolean;
  readonly wrap: boolean;
  /** The rows that scroll. */
  readonly scrollRegion: { readonly top: number; readonly bottom: number };
  /** Where the cursor of the normal screen waits; undefined while that screen is the one that is used. */
  readonly covered: { readonly x: number; readonly y: number } | undefined;
  /** Columns at which a tab ends. */
  readonly tabStops: readonly number[];
}

/** What an emulator tells its owner. All text is cleaned of control characters and capped. */
export interface EmulatorEvents {
  /** An answer to a query of the program, to be written to its PTY. Already within the reply budget. */
  onReply(bytes: Uint8Array): void;
  onTitle(title: string): void;
  onBell(): void;
  /** OSC 7: a path the program says it is in. Untrusted. */
  onWorkingDirectory(path: string): void;
  /** OSC 52 write. `data` is decoded; reads are refused inside the emulator. */
  onClipboard(data: Uint8Array): void;
  /** OSC 9, OSC 777;notify, OSC 99. */
  onNotification(text: string): void;
}

/** Rows changed since the last call, inclusive; `undefined` when none did. */
export interface DirtyRange {
  readonly first: number;
  readonly last: number;
}

export interface Emulator {
  readonly size: Size;
  /**
   * Parses bytes until they are used up or `budgetMs` of time is; returns how many were taken. The caller
   * offers the rest again. A sequence split between calls is held inside. Throws when the emulator fails; it is of no
   * use any more then.
   */
  write(bytes: Uint8Array, budgetMs: number): number;
  /** The part of the bytes that `write` works on, or has failed on: from, and up to. */
  readonly inWork: { readonly from: number; readonly to: number };
  resize(size: Size): void;
  /** Takes and clears the dirty range. Everything is dirty at first, after a resize and after a screen switch. */
  takeDirty(): DirtyRange | undefined;
  /** Row y of the screen, 0 ≤ y < rows. A view: valid until the next write or resize. */
  row(y: number): Row;
  /** Row y of the normal screen, while the alternate one covers it. A view as `row` is. */
  coveredRow(y: number): Row;
  readonly cursor: Cursor;
  readonly modes: ProgramModes;
  /** DEC 2026: the program is in the middle of a frame. The owner may hold drawing back (for at most 150 ms). */
  readonly synchronizedOutput: boolean;
  /** Lines scrolled off the top of the normal screen that are still kept. 0 on the alternate screen. */
  readonly historySize: number;
  /** Memory that the lines of history take, about. */
  readonly historyBytes: number;
  /** Line i of history, 0 is the oldest. A view as `row` is. */
  historyRow(i: number): Row;
  /** History and screen as they are now, as one sequence of rows that no later output touches. Cheap, whatever its length. */
  snapshot(): HistoryView;
  /** `andLinks`: what is on the screens and what is printed next has no links any more. */
  clearHistory(andLinks?: boolean): void;
  /** The beginning of a sequence that is not complete yet. */
  readonly pending: Uint8Array;
  /** A flood left something to do. The owner calls `settle` when the program has paused, until this is false. */
  readonly isUnsettled: boolean;
  /** Does what can wait for a pause, for a millisecond or so. */
  settle(): void;
  /**
   * All of it as bytes that need nothing else, at any byte of the output: an emulator restored from them is the same, cell by
   * cell and in all that it does from then on. Takes a few milliseconds for ten thousand lines.
   */
  save(): EmulatorImage;
  /**
   * As `save`, of an emulator that has failed, for another one of `size`: at the start of a sequence, and with lines as they were
   * before a resize that failed. At another size all lines are history. Fails itself where too much is broken.
   */
  salvage(size: Size): EmulatorImage;
  /** The screen as text that draws it in any terminal, without the lines above it. Loses what such text cannot say. */
  exportScreen(): string;
  /** While muted, queries are parsed but not answered (replay). */
  muted: boolean;
  dispose(): void;
}
