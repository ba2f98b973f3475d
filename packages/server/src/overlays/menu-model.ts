/** A menu: its items, the chosen one, and what keys do to it. Pure; draws nothing. */
import type { KeyName } from '@ccmux/core';

export type MenuItem =
  | { readonly kind: 'separator' }
  | {
      readonly kind: 'item';
      /** May have styles in it. */
      readonly name: string;
      readonly key: KeyName | undefined;
      readonly command: string;
      readonly disabled: boolean;
    };

export type MenuOutcome =
  | { readonly kind: 'open' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'chosen'; readonly command: string };

const open: MenuOutcome = { kind: 'open' };
const closed: MenuOutcome = { kind: 'closed' };

/** Items that Page Up and Page Down move by. */
const pageStep = 5;

export class MenuModel {
  readonly items: readonly MenuItem[];
  #chosen: number | undefined = undefined;

  /** `start`: the item chosen at first; undefined for the first that can be. */
  constructor(items: readonly MenuItem[], start: number | 'none' | undefined) {
    this.items = items;
    if (start !== 'none') this.#chosen = start !== undefined && this.#canChoose(start) ? start : this.#next(-1, 1);
  }

  /** Index of the chosen item; undefined while none is. */
  get chosen(): number | undefined {
    return this.#chosen;
  }

  key(key: KeyName): MenuOutcome {
    const shortcut = this.items.findIndex((item) => item.kind === 'item' && !item.disabled && item.key === key);
    if (shortcut >= 0) return this.choose(shortcut);
    const move = moves[key];
    if (move !== undefined) this.#move(move);
    else if (key === 'Enter') return this.#chosen === undefined ? closed : this.choose(this.#chosen);
    else if (closers.has(key)) return closed;
    return open;
  }

  /** The mouse is over this item, or over none. */
  point(index: number | undefined): void {
    this.#chosen = index !== undefined && this.#canChoose(index) ? index : undefined;
  }

  choose(index: number): MenuOutcome {
    const item = this.items[index];
    if (item === undefined || item.kind === 'separator' || item.disabled) return open;
    return { kind: 'chosen', command: item.command };
  }

  #move(move: Move): void {
    const { length } = this.items;
    const from = this.#chosen;
    switch (move.kind) {
      case 'step':
        this.#chosen = this.#next(from ?? (move.by > 0 ? -1 : length), move.by);
        return;
      case 'page': {
        const to = (from ?? 0) + move.by * pageStep;
        this.#chosen =
          to <= 0 ? this.#next(-1, 1) : to >= length - 1 ? this.#next(length, -1) : this.#next(to - move.by, move.by);
        return;
      }
      case 'end':
        this.#chosen = move.at === 'first' ? this.#next(-1, 1) : this.#next(length, -1);
    }
  }

  /** The next item that can be chosen, around the ends. */
  #next(from: number, by: 1 | -1): number | undefined {
    const { length } = this.items;
    for (let i = 1; i <= length; i++) {
      const at = (((from + i * by) % length) + length) % length;
      if (this.#canChoose(at)) return at;
    }
    return undefined;
  }

  #canChoose(index: number): boolean {
    const item = this.items[index];
    return item?.kind === 'item' && !item.disabled;
  }
}

type Move =
  | { readonly kind: 'step'; readonly by: 1 | -1 }
  | { readonly kind: 'page'; readonly by: 1 | -1 }
  | { readonly kind: 'end'; readonly at: 'first' | 'last' };

const moves: Readonly<Record<string, Move>> = {
  Up: { kind: 'step', by: -1 },
  k: { kind: 'step', by: -1 },
  BTab: { kind: 'step', by: -1 },
  'C-p': { kind: 'step', by: -1 },
  Down: { kind: 'step', by: 1 },
  j: { kind: 'step', by: 1 },
  Tab: { kind: 'step', by: 1 },
  'C-n': { kind: 'step', by: 1 },
  PPage: { kind: 'page', by: -1 },
  'C-b': { kind: 'page', by: -1 },
  NPage: { kind: 'page', by: 1 },
  'C-f': { kind: 'page', by: 1 },
  Home: { kind: 'end', at: 'first' },
  g: { kind: 'end', at: 'first' },
  End: { kind: 'end', at: 'last' },
  G: { kind: 'end', at: 'last' },
};

const closers: ReadonlySet<string> = new Set(['q', 'Escape', 'C-c', 'C-g', 'BSpace']);
