/**
 * What a terminal's title says. A glyph in front of it moves while Claude works; where it has never been seen to move (old
 * versions, inside another multiplexer) a still one says nothing. Owns the glyphs.
 */

export type TitleGlyph = 'working' | 'still' | 'none';

export interface TitleReading {
  readonly glyph: TitleGlyph;
  /** The title without its glyph: a topic, or a name that a person gave. */
  readonly text: string;
}

/** ◐◓◑◒ (2.1.2xx and later) and all of braille (⠂⠐ before, and many other programs' spinners). */
const working = /^[\u25d0-\u25d3\u2800-\u28ff](?: |$)/u;
const still = /^\u2733(?: |$)/u;

export function readTitle(title: string): TitleReading {
  const glyph = working.test(title) ? 'working' : still.test(title) ? 'still' : 'none';
  return { glyph, text: glyph === 'none' ? title : title.slice(2) };
}
