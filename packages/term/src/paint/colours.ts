/** Maps the colour bits of a cell word to what the host terminal can show. Owns the palettes; knows no sequences. */
import { colourMask, colourModeMask, colourPalette16, colourPalette256, colourRgb } from '../screen/cell.js';
import type { Colours } from './capabilities.js';

/** xterm's default values of the 16 named colours: what a nearest match is measured against. */
const named: readonly number[] = [
  0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00,
  0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
];

/** Levels of the 6×6×6 cube at 16–231; 232–255 are greys of 8 + 10 n. */
const levels: readonly number[] = [0, 95, 135, 175, 215, 255];

const nearestLevel = (v: number): number => (v < 48 ? 0 : v < 115 ? 1 : Math.floor((v - 35) / 40));

const distance = (a: number, b: number): number =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;

/** Index 16–255 of the colour nearest to 0xrrggbb in the cube and the grey ramp. */
export function nearest256(rgb: number): number {
  const r = nearestLevel(rgb >> 16);
  const g = nearestLevel((rgb >> 8) & 255);
  const b = nearestLevel(rgb & 255);
  const cube = (levels[r]! << 16) | (levels[g]! << 8) | levels[b]!;
  const index = 16 + 36 * r + 6 * g + b;
  if (cube === rgb) return index;
  const mean = Math.floor(((rgb >> 16) + ((rgb >> 8) & 255) + (rgb & 255)) / 3);
  const step = mean > 238 ? 23 : Math.max(0, Math.floor((mean - 3) / 10));
  const grey = 8 + 10 * step;
  return distance(rgb, (grey << 16) | (grey << 8) | grey) < distance(rgb, cube) ? 232 + step : index;
}

/** 0xrrggbb of palette entry 0–255. */
export function paletteRgb(index: number): number {
  if (index < 16) return named[index]!;
  if (index >= 232) return (8 + 10 * (index - 232)) * 0x010101;
  const n = index - 16;
  return (levels[Math.floor(n / 36)]! << 16) | (levels[Math.floor(n / 6) % 6]! << 8) | levels[n % 6]!;
}

/** Index of the nearest of the first `count` named colours. */
export function nearestNamed(rgb: number, count: 8 | 16): number {
  let best = 0;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const d = distance(rgb, named[i]!);
    if (d < bestDistance) {
      best = i;
      bestDistance = d;
    }
  }
  return best;
}

/** Colour value and mode bits of a cell word → those that a host with `colours` gets. Other bits must be clear. */
export function degradeColour(colour: number, colours: Colours): number {
  const mode = colour & colourModeMask;
  if (mode === 0 || colours === 'mono') return 0;
  if (colours === 'truecolor') return mode === colourRgb ? colour : mode | (colour & 255);
  const value = colour & colourMask;
  if (colours === 256) return mode === colourRgb ? colourPalette256 | nearest256(value) : mode | (value & 255);
  const index = value & 255;
  if (mode !== colourRgb && index < 16) return colourPalette16 | (colours === 8 ? index & 7 : index);
  return colourPalette16 | nearestNamed(mode === colourRgb ? value : paletteRgb(index), colours);
}
