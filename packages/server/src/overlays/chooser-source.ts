/** What a chooser chooses from: sessions, buffers, clients. Types only. */
import type { PaneId, Place, Rect } from '@ccmux/core';
import type { Services } from '../services.js';
import type { Canvas } from './canvas.js';
import type { ChooserItem } from './chooser-model.js';

/** What a source of a plain list is made of. */
export interface ListSourceParts {
  readonly services: Services;
  readonly format: string | undefined;
  readonly keyFormat: string | undefined;
  readonly here: Place;
  run(command: string): void;
}

export interface ChooserOrder {
  readonly field: string;
  readonly reversed: boolean;
}

export interface ChooserList {
  readonly items: readonly ChooserItem[];
  /** False: the filter would leave nothing, and was ignored. */
  readonly matches: boolean;
}

/** A key that only this kind of chooser has. */
export interface SourceKey {
  readonly help: string;
  /** Asks first, unless nobody wants to be asked. */
  readonly question?: (items: readonly ChooserItem[]) => string;
  readonly on: 'current' | 'tagged' | 'tagged-or-current';
  readonly leaves: boolean;
  run(items: readonly ChooserItem[]): void;
}

export interface ChooserSource {
  /** tmux's name of the mode. */
  readonly mode: string;
  /** What one of them is called. */
  readonly noun: string;
  readonly sorts: readonly string[];
  list(order: ChooserOrder, filter: string): ChooserList;
  /** Shortcut of the line with this number; '' for none. */
  shortcut(line: number, item: ChooserItem): string;
  preview(canvas: Canvas, rect: Rect, item: ChooserItem, scroll: number): void;
  /** Whether the preview of the item shows this pane. */
  shows(item: ChooserItem, pane: PaneId): boolean;
  /** The line of the command language that chooses the item; `template` undefined: what this chooser is for. */
  commandFor(item: ChooserItem, template: string | undefined): string;
  run(command: string): void;
  readonly keys: Readonly<Record<string, SourceKey>>;
  /** Below the preview; undefined: what all choosers have. */
  readonly keyLine?: string;
  /** Which of them are pointed out, beside those that all choosers have. */
  readonly hints?: readonly { readonly keys: string; readonly label: string }[];
}
