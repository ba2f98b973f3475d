/** The styles of copy mode as words of cells. Pure. */
import type { Style } from '@ccmux/core';
import { styleWords } from '../render/style-words.js';

/** Foreground and background word of a cell. */
export interface Look {
  readonly fg: number;
  readonly bg: number;
}

export interface Looks {
  /** The selection, and the position in the corner. */
  readonly selection: Look;
  readonly match: Look;
  readonly currentMatch: Look;
  readonly mark: Look;
}

export function lookOf(style: Style): Look {
  const [fg, bg] = styleWords(style);
  return { fg, bg };
}
