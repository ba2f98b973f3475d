/** Lines that fonts draw with gaps: box drawing is drawn from cell edge to cell edge, underlines in their styles. */
import type { UnderlineStyle } from '@ccmux/term';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Arm = 'left' | 'right' | 'up' | 'down';

const arms: Readonly<Record<string, readonly Arm[]>> = {
  '─': ['left', 'right'],
  '│': ['up', 'down'],
  '┌': ['right', 'down'],
  '┐': ['left', 'down'],
  '└': ['right', 'up'],
  '┘': ['left', 'up'],
  '├': ['up', 'down', 'right'],
  '┤': ['up', 'down', 'left'],
  '┬': ['left', 'right', 'down'],
  '┴': ['left', 'right', 'up'],
  '┼': ['left', 'right', 'up', 'down'],
};

/** The path of a light box drawing character in its cell, or undefined when `text` is none. */
export const boxPath = (text: string, { x, y, width, height }: Box): string | undefined => {
  const [middle, centre] = [x + width / 2, y + height / 2];
  const ends: Readonly<Record<Arm, string>> = {
    left: `H${x}`,
    right: `H${x + width}`,
    up: `V${y}`,
    down: `V${y + height}`,
  };
  return arms[text]?.map((arm) => `M${middle} ${centre}${ends[arm]}`).join('');
};

const wave = (x: number, y: number, width: number): string => {
  const half = width / 4;
  return `M${x} ${y}q${half / 2} -2 ${half} 0t${half} 0 ${half} 0 ${half} 0`;
};

/** An underline as SVG path attributes; `y` is where a plain one runs. */
export const underlinePath = (style: UnderlineStyle, x: number, y: number, width: number): string => {
  switch (style) {
    case 2:
      return `d="M${x} ${y - 1.2}h${width}M${x} ${y + 1.2}h${width}"`;
    case 3:
      return `d="${wave(x, y, width)}"`;
    case 4:
      return `d="M${x} ${y}h${width}" stroke-dasharray="1 1.5"`;
    case 5:
      return `d="M${x} ${y}h${width}" stroke-dasharray="3 1.5"`;
    case 0:
    case 1:
      return `d="M${x} ${y}h${width}"`;
  }
};
