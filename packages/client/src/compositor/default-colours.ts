/** Colours as the bits of cells, and panes whose default colours are their own. */
import type { Colour } from '@ccmux/core';
import { cell } from '@ccmux/term';
import type { Grid } from '@ccmux/term/paint';

/** Colour value and mode bits of a cell word. */
export function colourWord(colour: Colour): number {
  switch (colour.kind) {
    case 'default':
      return cell.colourDefault;
    case 'palette':
      return colour.index < 16 ? cell.colourPalette16 | colour.index : cell.colourPalette256 | colour.index;
    case 'rgb':
      return cell.colourRgb | colour.value;
  }
}

export interface OwnColours {
  readonly fg?: Colour | undefined;
  readonly bg?: Colour | undefined;
}

/** Gives `width` cells from (x, y) on, as far as they are in default colours, these. */
export function colourDefaults(grid: Grid, x: number, y: number, width: number, { fg, bg }: OwnColours): void {
  const foreground = fg === undefined ? 0 : colourWord(fg);
  const background = bg === undefined ? 0 : colourWord(bg);
  const end = (y * grid.cols + Math.min(x + width, grid.cols)) * 3;
  for (let at = (y * grid.cols + x) * 3; at < end; at += 3) {
    const f = grid.cells[at + 1]!;
    const b = grid.cells[at + 2]!;
    if ((f & cell.colourModeMask) === 0) grid.cells[at + 1] = (f | foreground) >>> 0;
    if ((b & cell.colourModeMask) === 0) grid.cells[at + 2] = (b | background) >>> 0;
  }
}

export const sameColours = (a: OwnColours, b: OwnColours): boolean => sameColour(a.fg, b.fg) && sameColour(a.bg, b.bg);

const sameColour = (a: Colour | undefined, b: Colour | undefined): boolean =>
  (a === undefined ? 0 : colourWord(a)) === (b === undefined ? 0 : colourWord(b));
