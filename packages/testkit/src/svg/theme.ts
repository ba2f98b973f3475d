/** Colours of a drawn terminal: what the numbers in cells mean on paper. */
import { cell } from '@ccmux/term';

export interface Theme {
  readonly foreground: string;
  readonly background: string;
  /** The sixteen colours that programs call by name. */
  readonly named: readonly string[];
}

export const defaultTheme: Theme = {
  foreground: '#d8dee9',
  background: '#16181d',
  named: [
    ...['#2b303b', '#d06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#c8ccd4'],
    ...['#5c6370', '#e58a92', '#b5d99a', '#f0d59b', '#8bc5f5', '#d9a1e8', '#7fcfd9', '#ffffff'],
  ],
};

/** The six steps of each channel in xterm's 6×6×6 cube. https://invisible-island.net/xterm/xterm.faq.html */
const cubeSteps = [0, 95, 135, 175, 215, 255];

const hex = (red: number, green: number, blue: number): string =>
  `#${[red, green, blue].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;

const indexed = (theme: Theme, index: number): string => {
  if (index < 16) return theme.named[index]!;
  if (index >= 232) return hex(8 + (index - 232) * 10, 8 + (index - 232) * 10, 8 + (index - 232) * 10);
  const at = index - 16;
  return hex(cubeSteps[Math.floor(at / 36)]!, cubeSteps[Math.floor(at / 6) % 6]!, cubeSteps[at % 6]!);
};

/** The colour that the mode and value bits of a cell's word stand for; `fallback` is the default colour's. */
export const colourOf = (theme: Theme, word: number, fallback: string): string => {
  const value = word & cell.colourMask;
  switch (word & cell.colourModeMask) {
    case cell.colourPalette16:
    case cell.colourPalette256:
      return indexed(theme, value & 0xff);
    case cell.colourRgb:
      return hex(value >>> 16, (value >>> 8) & 0xff, value & 0xff);
    default:
      return fallback;
  }
};
