/** Digits of five by five cells, for pane numbers and the clock. */
import type { Style } from '@ccmux/core';
import type { Canvas } from './canvas.js';

const glyphs: Readonly<Record<string, readonly string[]>> = {
  '0': ['#####', '#   #', '#   #', '#   #', '#####'],
  '1': ['    #', '    #', '    #', '    #', '    #'],
  '2': ['#####', '    #', '#####', '#    ', '#####'],
  '3': ['#####', '    #', '#####', '    #', '#####'],
  '4': ['#   #', '#   #', '#####', '    #', '    #'],
  '5': ['#####', '#    ', '#####', '    #', '#####'],
  '6': ['#####', '#    ', '#####', '#   #', '#####'],
  '7': ['#####', '    #', '    #', '    #', '    #'],
  '8': ['#####', '#   #', '#####', '#   #', '#####'],
  '9': ['#####', '#   #', '#####', '    #', '#####'],
  ':': ['     ', '  #  ', '     ', '  #  ', '     '],
  A: ['#####', '#   #', '#####', '#   #', '#   #'],
  P: ['#####', '#   #', '#####', '#    ', '#    '],
  M: ['#   #', '## ##', '# # #', '#   #', '#   #'],
  ' ': ['     ', '     ', '     ', '     ', '     '],
};

export const digitHeight = 5;
/** With the gap behind it. */
const digitWidth = 6;

export const digitsWidth = (text: string): number => text.length * digitWidth;

/** Draws in the style's background; cells between are left as they are. */
export function drawDigits(canvas: Canvas, x: number, y: number, text: string, style: Style): void {
  for (const [i, character] of [...text].entries()) {
    for (const [dy, line] of (glyphs[character] ?? []).entries()) {
      for (const [dx, dot] of [...line].entries())
        if (dot === '#') canvas.fill({ x: x + i * digitWidth + dx, y: y + dy, width: 1, height: 1 }, style);
    }
  }
}
