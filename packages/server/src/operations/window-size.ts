/** How large a window may be. A terminal can claim any size; what it claims is memory here. Pure. */
import { type Model, optionAt, type SessionId, type Size } from '@ccmux/core';

/** Longest side in cells, as tmux's. */
export const maxSide = 10_000;
/** Most cells of a window: 48 MB of screen, many times the largest monitor with the smallest font. */
const maxCells = 4_000_000;

export const isTooLarge = ({ cols, rows }: Size): boolean => cols > maxSide || rows > maxSide || cols * rows > maxCells;

/** The part of a terminal, from the top left, that windows are drawn on: all of it unless it is absurdly large. */
export function usableSize({ cols, rows }: Size): Size {
  const width = Math.min(Math.max(1, cols), maxSide);
  return { cols: width, rows: Math.min(Math.max(1, rows), maxSide, Math.floor(maxCells / width)) };
}

/** Size of windows that no terminal shows, by the option default-size. */
export function defaultSize(model: Model, session?: SessionId): Size {
  const [cols, rows] = optionAt(model, 'default-size', { session })
    .split('x')
    .map((side) => Number.parseInt(side, 10) || 1);
  return usableSize({ cols: cols ?? 80, rows: rows ?? 24 });
}

/** A client that looks at a window: what the window would be for it alone, and when its person last did something. */
export interface Looker {
  readonly size: Size;
  readonly lastActiveMs: number;
}

/** The size of a window by the policy `window-size`; undefined leaves it as it is. */
export function sizeFor(policy: string, lookers: readonly Looker[]): Size | undefined {
  if (lookers.length === 0 || policy === 'manual') return undefined;
  if (policy === 'latest') return lookers.reduce((a, b) => (b.lastActiveMs > a.lastActiveMs ? b : a)).size;
  const pick = policy === 'largest' ? Math.max : Math.min;
  return { cols: pick(...lookers.map((l) => l.size.cols)), rows: pick(...lookers.map((l) => l.size.rows)) };
}
