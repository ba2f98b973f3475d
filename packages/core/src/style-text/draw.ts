/**
 * A line of styled text laid out in a width, as tmux's status lines, borders and messages are: parts at the left, in
 * the centre and at the right, and one list that scrolls so that its focus is seen. Owns the rules of what is cut when
 * there is no room; refuses to know what the text is about.
 */
import { type Colour, plain, type Span, type Style } from '../style.js';
import { arrange, type Part, type Parts } from './arrange.js';
import { type DrawnCell, joinCells, type Slot, slotsOf } from './cells.js';
import type { Measure } from './measure.js';
import { type Align, parseStyleState, type RangeTerm, type StyleState, stateOf } from './style.js';
import { styledTokens } from './tokens.js';

/** Columns `start` up to but without `end` are about `range`. */
export interface DrawnRange {
  readonly range: RangeTerm;
  readonly start: number;
  readonly end: number;
}

export interface DrawnLine {
  /** From column 0 on; what follows the last one looks like `fill`. */
  readonly spans: readonly Span[];
  readonly fill: Style;
  readonly ranges: readonly DrawnRange[];
}

/**
 * Lays `text` out in `width` columns over a ground of `blank` in the style `base`. Styles that are invalid change nothing.
 */
export function drawLine(text: string, base: Style, width: number, measure: Measure, blank = ' '): DrawnLine {
  const pen = new Pen(base, measure);
  for (const token of styledTokens(text)) {
    if (token.kind === 'text') pen.write(token.text);
    else if (pen.ignoring) pen.write(token.source);
    else pen.restyle(token.style);
  }
  const { parts, fill } = pen.finish();
  const ground: Style = fill === undefined ? base : { ...plain, bg: fill };
  const row: DrawnCell[] = Array.from({ length: width }, () => ({ text: blank, width: 1, style: ground }));
  const ranges: DrawnRange[] = [];
  for (const { part, from, count, at } of arrange(parts, width)) {
    for (let i = 0; i < count && at + i < width; i++) row[at + i] = part.cells[from + i]!;
    for (const range of part.ranges) {
      const start = Math.max(range.start, from) - from + at;
      const end = Math.min(range.end, from + count) - from + at;
      if (start < end) ranges.push({ range: range.range, start, end });
    }
  }
  return { spans: joinCells(row, ground, blank), fill: ground, ranges: ranges.sort((a, b) => a.start - b.start) };
}

const partOfAlign: Readonly<Record<Align, Slot>> = {
  default: 'left',
  left: 'left',
  centre: 'centre',
  right: 'right',
  'absolute-centre': 'absoluteCentre',
};

/** Walks along the text and writes each piece to its part. */
class Pen {
  readonly #base: Style;
  readonly #measure: Measure;
  readonly #parts: Record<Slot, Part>;
  readonly #slots: Record<Align, Slot> = { ...partOfAlign };
  #state: StyleState;
  /** What `default` means. */
  #default: Style;
  #current: Slot = 'left';
  #listAlign: Align | undefined;
  #list: 'none' | 'inside' | 'done' = 'none';
  #focusStart: number | undefined;
  #focusEnd: number | undefined;
  #fill: Colour | undefined;
  #open: { readonly range: RangeTerm; readonly part: Part; readonly start: number } | undefined;

  constructor(base: Style, measure: Measure) {
    this.#base = base;
    this.#measure = measure;
    this.#state = stateOf(base);
    this.#default = base;
    this.#parts = slotsOf(() => ({ cells: [], ranges: [] }));
  }

  get ignoring(): boolean {
    return this.#state.ignore;
  }

  write(text: string): void {
    const { style } = this.#state;
    const { cells } = this.#parts[this.#current];
    for (const { text: cluster, width } of this.#measure(text)) {
      // Characters that would move the cursor or begin a control sequence are not shown.
      if (width === 0 || /^[\x00-\x1f\x7f-\x9f]/.test(cluster)) continue;
      cells.push({ text: cluster, width, style });
      if (width === 2) cells.push({ text: '', width: 0, style });
    }
  }

  restyle(text: string): void {
    const parsed = parseStyleState(text, this.#default, this.#state);
    if (!parsed.ok) return;
    const before = this.#state.style;
    this.#state = parsed.value;
    if (parsed.value.fill !== undefined) this.#fill = parsed.value.fill;
    if (parsed.value.defaults === 'push') this.#default = before;
    else if (parsed.value.defaults === 'pop') this.#default = this.#base;
    this.#followList();
    this.#followRange();
  }

  finish(): { readonly parts: Parts; readonly fill: Colour | undefined } {
    const hasFocus = this.#focusStart !== undefined && this.#focusEnd !== undefined;
    return {
      parts: {
        slots: this.#parts,
        listAlign: this.#listAlign,
        focus: hasFocus ? { start: this.#focusStart!, end: this.#focusEnd! } : undefined,
      },
      fill: this.#fill,
    };
  }

  #followList(): void {
    const { list, align } = this.#state;
    const inside = this.#list === 'inside';
    switch (list) {
      case 'on':
        if (!inside) {
          this.#open = undefined;
          this.#list = 'inside';
          this.#listAlign = align === 'default' ? undefined : align;
        }
        this.#endFocus();
        this.#current = 'list';
        return;
      case 'focus':
        if (inside) this.#focusStart ??= this.#parts.list.cells.length;
        return;
      case 'off':
        if (inside) this.#leaveList();
        this.#current = this.#slots[align];
        return;
      case 'left-marker':
      case 'right-marker':
        if (inside) this.#enterMarker(list === 'left-marker' ? 'leftMarker' : 'rightMarker');
    }
  }

  #leaveList(): void {
    this.#open = undefined;
    this.#endFocus();
    const align = this.#listAlign ?? 'default';
    this.#slots[align] = 'after';
    if (align === 'left') this.#slots.default = 'after';
    this.#list = 'done';
  }

  #enterMarker(marker: Slot): void {
    if (this.#parts[marker].cells.length > 0) return;
    this.#open = undefined;
    if (this.#focusStart !== undefined && this.#focusEnd === undefined) this.#focusStart = undefined;
    this.#current = marker;
  }

  #endFocus(): void {
    if (this.#focusStart !== undefined) this.#focusEnd ??= this.#parts.list.cells.length;
  }

  #followRange(): void {
    const { range } = this.#state;
    const part = this.#parts[this.#current];
    const open = this.#open;
    if (open !== undefined && !(range?.kind === open.range.kind && range.argument === open.range.argument)) {
      const end = open.part.cells.length;
      if (end > open.start) open.part.ranges.push({ range: open.range, start: open.start, end });
      this.#open = undefined;
    }
    if (this.#open === undefined && range !== undefined) this.#open = { range, part, start: part.cells.length };
  }
}
