/** The parts of a line while it is laid out, column by column, and how columns become spans again. */
import type { Colour, Span, Style } from '../style.js';

/** One column. `width` 2: a wide character, whose right half of width 0 follows. */
export interface DrawnCell {
  readonly text: string;
  readonly width: number;
  readonly style: Style;
}

export type Slot = 'left' | 'centre' | 'right' | 'absoluteCentre' | 'list' | 'leftMarker' | 'rightMarker' | 'after';

/** One value for each part of a line. */
export const slotsOf = <T>(make: () => T): Record<Slot, T> => ({
  left: make(),
  centre: make(),
  right: make(),
  absoluteCentre: make(),
  list: make(),
  leftMarker: make(),
  rightMarker: make(),
  after: make(),
});

/**
 * Columns as runs of one style, without the blanks at the end that look like `ground`. Half of a wide character, whose
 * other half was cut away or written over, is a blank.
 */
export function joinCells(row: readonly DrawnCell[], ground: Style, blank: string): Span[] {
  const spans: { text: string; style: Style }[] = [];
  let length = row.length;
  while (length > 0 && row[length - 1]!.text === blank && sameStyle(row[length - 1]!.style, ground)) length--;
  for (let x = 0; x < length; x++) {
    const { text, width, style } = row[x]!;
    const isHalf = width === 2 ? row[x + 1]?.width !== 0 : width === 0 && row[x - 1]?.width !== 2;
    const shown = isHalf ? ' ' : text;
    const last = spans.at(-1);
    if (last !== undefined && sameStyle(last.style, style)) last.text += shown;
    else spans.push({ text: shown, style });
  }
  return spans;
}

const sameColour = (a: Colour, b: Colour): boolean =>
  a === b ||
  (a.kind === 'palette' && b.kind === 'palette' && a.index === b.index) ||
  (a.kind === 'rgb' && b.kind === 'rgb' && a.value === b.value) ||
  (a.kind === 'default' && b.kind === 'default');

const flags = ['bold', 'dim', 'italic', 'underline', 'blink', 'reverse', 'hidden', 'strikethrough', 'overline'] as const;

const sameStyle = (a: Style, b: Style): boolean =>
  a === b ||
  (sameColour(a.fg, b.fg) && sameColour(a.bg, b.bg) && sameColour(a.us, b.us) && flags.every((name) => a[name] === b[name]));
