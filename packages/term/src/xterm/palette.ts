/**
 * The colours a pane is told it has. Constant: a pane may be shown on several terminals at once, and an answer that
 * depends on who is looking would be wrong for the others. xterm's defaults, light text on dark.
 */
const base16 = [
  0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00,
  0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
];
const cubeSteps = [0x00, 0x5f, 0x87, 0xaf, 0xd7, 0xff];
const foreground = 0xe5e5e5;
const background = 0x000000;

/** 0xrrggbb of palette entry 0–255, or of 256 foreground, 257 background, 258 cursor. */
export function colourOf(index: number): number {
  if (index < 16) return base16[index]!;
  if (index < 232) {
    const i = index - 16;
    return (cubeSteps[Math.floor(i / 36)]! << 16) | (cubeSteps[Math.floor(i / 6) % 6]! << 8) | cubeSteps[i % 6]!;
  }
  if (index < 256) return (8 + (index - 232) * 10) * 0x10101;
  return index === 257 ? background : foreground;
}

/** As X11 writes it: `rgb:rrrr/gggg/bbbb`. */
export function x11Colour(value: number): string {
  const part = (shift: number): string => {
    const hex = ((value >> shift) & 0xff).toString(16).padStart(2, '0');
    return hex + hex;
  };
  return `rgb:${part(16)}/${part(8)}/${part(0)}`;
}
