/** Colour names as tmux writes them in styles, and the red-green-blue values of the 256-colour palette. */
import { type Colour, defaultColour } from '../style.js';
import { namedRgb } from './colour-names.js';

const NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const;

/** xterm's values of the first sixteen colours, as tmux assumes them. */
const SYSTEM_RGB = [
  0x000000, 0x800000, 0x008000, 0x808000, 0x000080, 0x800080, 0x008080, 0xc0c0c0, 0x808080, 0xff0000, 0x00ff00, 0xffff00,
  0x0000ff, 0xff00ff, 0x00ffff, 0xffffff,
];

/**
 * `red`, `brightred`, `colour123` (or `color123`), `#rrggbb`, `default`, `terminal`, a number as in SGR (`1`, `91`), or a
 * name of X11 (`SteelBlue`, `grey50`).
 * Upper and lower case are the same. Undefined when it is none of them.
 */
export function parseColour(text: string): Colour | undefined {
  const name = text.toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(name)) return { kind: 'rgb', value: Number.parseInt(name.slice(1), 16) };
  if (name === 'default' || name === 'terminal' || name === '8') return defaultColour;
  const index = paletteIndex(name);
  if (index !== undefined) return { kind: 'palette', index };
  const rgb = namedRgb(name);
  return rgb === undefined ? undefined : { kind: 'rgb', value: rgb };
}

function paletteIndex(name: string): number | undefined {
  const numbered = /^colou?r(\d{1,3})$/.exec(name);
  if (numbered) return Number(numbered[1]) <= 255 ? Number(numbered[1]) : undefined;
  const bright = name.startsWith('bright');
  const plain = NAMES.indexOf((bright ? name.slice(6) : name) as (typeof NAMES)[number]); // SAFETY: indexOf takes any string
  if (plain >= 0) return plain + (bright ? 8 : 0);
  if (/^[0-7]$/.test(name)) return Number(name);
  if (/^9[0-7]$/.test(name)) return Number(name) - 82;
  return undefined;
}

/** 0xrrggbb of a colour; undefined for the default, which only the terminal knows. */
export function colourRgb(colour: Colour): number | undefined {
  if (colour.kind === 'default') return undefined;
  if (colour.kind === 'rgb') return colour.value;
  const { index } = colour;
  if (index < 16) return SYSTEM_RGB[index];
  if (index >= 232) return (8 + (index - 232) * 10) * 0x010101;
  const level = (n: number) => (n === 0 ? 0 : 55 + n * 40);
  const cube = index - 16;
  return (level(Math.floor(cube / 36)) << 16) | (level(Math.floor(cube / 6) % 6) << 8) | level(cube % 6);
}
