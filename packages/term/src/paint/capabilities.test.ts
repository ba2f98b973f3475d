import { describe, expect, it } from 'vitest';
import { colourPalette16, colourPalette256, colourRgb } from '../screen/cell.js';
import { type Capabilities, detectCapabilities } from './capabilities.js';
import { degradeColour, nearest256, nearestNamed, paletteRgb } from './colours.js';

const detect = (term: string | undefined, colorterm?: string): Capabilities => detectCapabilities({ term, colorterm });

describe('detectCapabilities', () => {
  it.each(['xterm-256color', 'xterm', 'rxvt-unicode-256color'])('takes COLORTERM on %s for everything', (term) => {
    const { notifications: _, ...rest } = detect(term, 'truecolor');
    expect(Object.values(rest).every((c) => c === true || c === 'truecolor')).toBe(true);
  });

  it.each([
    ['xterm-kitty', 'truecolor'],
    ['xterm-ghostty', 'truecolor'],
    ['alacritty', 'truecolor'],
    ['foot', 'truecolor'],
    ['xterm-direct', 'truecolor'],
    ['xterm-256color', 256],
    ['xterm-16color', 16],
    ['tmux-256color', 256],
    ['screen-256color', 256],
    ['screen', 8],
    ['linux', 8],
    ['ansi', 8],
    ['vt220', 'mono'],
    ['vt100', 'mono'],
    ['dumb', 'mono'],
    ['', 'mono'],
  ] as const)('gives %s its colours: %s', (term, colours) => expect(detect(term).colours).toBe(colours));

  it('believes what the person says of the terminal', () => {
    const said = (features: string[]) => detectCapabilities({ term: 'screen', features });
    expect(said(['256', 'sync'])).toEqual({ ...detect('screen'), colours: 256, syncOutput: true });
    expect(said(['RGB', '256']).colours).toBe('truecolor');
    expect(said(['nonsense'])).toEqual(detect('screen'));
  });

  it('asks nothing of terminals that are not known to ignore it', () => {
    for (const term of ['linux', 'vt100', 'dumb', 'unknown', undefined]) {
      expect(detect(term, 'truecolor')).toMatchObject({
        xtermModes: false,
        hyperlinks: false,
        syncOutput: false,
        keyboardProtocols: false,
      });
    }
    expect(detect('xterm-256color')).toMatchObject({ styledUnderlines: false, underlineColour: false, xtermModes: true });
  });
});

describe('colours', () => {
  it('finds every palette colour itself', () => {
    for (let i = 16; i < 256; i++) expect(paletteRgb(nearest256(paletteRgb(i)))).toBe(paletteRgb(i));
    for (let i = 0; i < 16; i++) expect(nearestNamed(paletteRgb(i), 16)).toBe(i);
  });

  it('finds a nearest colour no worse than any other', () => {
    const distance = (a: number, b: number): number =>
      [16, 8, 0].reduce((sum, s) => sum + (((a >> s) & 255) - ((b >> s) & 255)) ** 2, 0);
    for (let rgb = 0; rgb < 0x1000000; rgb += 0x02f3b1) {
      const best = Math.min(...Array.from({ length: 240 }, (_, i) => distance(rgb, paletteRgb(i + 16))));
      // The grey ramp is entered by the mean of the three: a step of it may be missed.
      expect(distance(rgb, paletteRgb(nearest256(rgb)))).toBeLessThanOrEqual(best + 300);
    }
  });

  it('keeps what the host has and maps the rest', () => {
    const red = colourRgb | 0xff0000;
    expect(degradeColour(red, 'truecolor')).toBe(red);
    expect(degradeColour(red, 256)).toBe(colourPalette256 | 196);
    expect(degradeColour(red, 16)).toBe(colourPalette16 | 9);
    expect(degradeColour(red, 8)).toBe(colourPalette16 | 1);
    expect(degradeColour(red, 'mono')).toBe(0);
    expect(degradeColour(colourPalette16 | 12, 8)).toBe(colourPalette16 | 4);
    expect(degradeColour(colourPalette256 | 3, 256)).toBe(colourPalette256 | 3);
  });
});

describe('notifications', () => {
  it.each([
    ['xterm-kitty', undefined, 'osc99'],
    ['xterm-ghostty', undefined, 'osc777'],
    ['xterm-256color', 'ghostty', 'osc777'],
    ['foot', undefined, 'osc777'],
    ['xterm-256color', 'iTerm.app', 'osc9'],
    ['xterm-256color', undefined, undefined],
    ['tmux-256color', 'ghostty', undefined],
  ])('on %s of %s: %s', (term, termProgram, way) => {
    expect(detectCapabilities({ term, termProgram }).notifications).toBe(way);
  });
});
