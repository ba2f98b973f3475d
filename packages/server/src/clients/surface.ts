/**
 * What a surface is: something that one client sees above its panes and types into: a chooser, a popup, a menu. Its
 * cells are made here; where it lies and what of it has changed is kept by `Surfaces`. Types only.
 */
import type { KeyName, PaneId, Rect } from '@ccmux/core';
import type { InputEvent, Scene } from '@ccmux/protocol';
import type { Cursor, DirtyRange, InputModes, Row } from '@ccmux/term';
import type { Hint } from '../status/hints.js';

/** `mode`: stands where panes are and leaves the prefix key to the key tables. `overlay`: above that, takes every key. */
export type SurfaceLayer = 'mode' | 'overlay';

/** What a surface says to the client that shows it. */
export interface SurfacePort {
  /** Rows look different now; all of them without a range. `bytes` of output of a program made it so. */
  changed(range?: DirtyRange, bytes?: number): void;
  /** Where it lies, or what it asks of the terminal, is different now. */
  moved(): void;
  /** It is done. Closing what is closed does nothing. */
  close(): void;
}

/** Where a surface may lie: the client's scene without any surface. */
export type SurfaceSpace = Omit<Scene, 'surface'>;

export type SurfaceMouse = Extract<InputEvent, { kind: 'mouse' }>;

export interface Surface {
  /** tmux's name of the mode or overlay. */
  readonly name: string;
  readonly layer: SurfaceLayer;
  /** Lays it out; `row` answers for this size from now on. Undefined: there is no place for it, and it closes. */
  place(space: SurfaceSpace): Rect | undefined;
  /** Row y of it, as wide as its place. A view: valid until the next call. */
  row(y: number): Row;
  /** In cells of the surface; undefined hides it. */
  readonly cursor: Cursor | undefined;
  /** What its program asked of the terminal; undefined when there is no program. */
  readonly modes: InputModes | undefined;
  /** Wants to know of every move of the mouse. */
  readonly followsMouse: boolean;
  /** How to go on, for who is new here; without it, what the key tables say. */
  readonly hints?: readonly Hint[] | undefined;
  /** A key. `raw`: what the host sent, under these keyboard flags. False: it is for the key tables after all. */
  key(key: KeyName, raw: Uint8Array, type: 1 | 2 | 3, kittyFlags: number): boolean;
  /** Takes text in one piece; without it every character is a key. */
  text?(bytes: Uint8Array): void;
  paste?(bytes: Uint8Array, start: boolean, end: boolean): void;
  /** In cells of the surface; outside of it too. */
  mouse?(event: SurfaceMouse): void;
  /** Sequences without a name. */
  raw?(bytes: Uint8Array): void;
  focus?(gained: boolean): void;
  /** The screen of a pane changed. */
  paneChanged?(pane: PaneId, range: DirtyRange | undefined, bytes: number): void;
  modelChanged?(): void;
  /** It is no longer shown; ends what it owns. Called once. */
  closed(): void;
}
