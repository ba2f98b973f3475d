/** Where the parts of a line go when there is room, and which of them give way when there is not. tmux's rules. */
import type { DrawnCell, Slot } from './cells.js';
import type { Align, RangeTerm } from './style.js';

export interface Part {
  readonly cells: DrawnCell[];
  readonly ranges: { readonly range: RangeTerm; readonly start: number; readonly end: number }[];
}

export interface Parts {
  readonly slots: Readonly<Record<Slot, Part>>;
  /** Where the list is; undefined when there is none. */
  readonly listAlign: Align | undefined;
  /** Columns of the list that shall be seen. */
  readonly focus: { readonly start: number; readonly end: number } | undefined;
}

/** `count` columns of a part from `from` on go to column `at` of the line; later ones cover earlier ones. */
export interface Placed {
  readonly part: Part;
  readonly from: number;
  readonly count: number;
  readonly at: number;
}

type Widths = Record<'left' | 'centre' | 'right' | 'absoluteCentre' | 'list' | 'after', number>;

export function arrange(parts: Parts, width: number): Placed[] {
  const { listAlign } = parts;
  if (listAlign === 'absolute-centre') return withListInMiddleOfAll(parts, width);
  const w = widthsOf(parts);
  const inCentre = listAlign === 'centre';
  if (listAlign !== undefined) {
    const order = inCentre
      ? (['list', 'after', 'centre', 'right', 'left'] as const)
      : (['centre', 'list', 'right', 'after', 'left'] as const);
    shrink(w, ['left', 'centre', 'right', 'list', 'after'], order, width);
  }
  if (listAlign === undefined || w.list === 0) return withoutList(parts, width);
  if (inCentre) return withListInCentre(parts, w, width);
  return listAlign === 'right' ? withListAtRight(parts, w, width) : withListAtLeft(parts, w, width);
}

function widthsOf({ slots }: Parts): Widths {
  const of = (slot: Slot): number => slots[slot].cells.length;
  return {
    left: of('left'),
    centre: of('centre'),
    right: of('right'),
    absoluteCentre: of('absoluteCentre'),
    list: of('list'),
    after: of('after'),
  };
}

/** Takes what is too much of `among` from the first of `order` that has any left, then from the next. */
function shrink(w: Widths, among: readonly (keyof Widths)[], order: readonly (keyof Widths)[], width: number): void {
  let over = among.reduce((sum, name) => sum + w[name], 0) - width;
  for (const name of order) {
    const less = Math.min(Math.max(over, 0), w[name]);
    w[name] -= less;
    over -= less;
  }
}

const half = (n: number): number => Math.trunc(n / 2);

const head = (part: Part, count: number, at: number): Placed => ({ part, from: 0, count, at });
const tail = (part: Part, count: number, at: number): Placed => ({ part, from: part.cells.length - count, count, at });
const middle = (part: Part, count: number, at: number): Placed => ({
  part,
  from: half(part.cells.length) - half(count),
  count,
  at,
});

/** Over everything else, in the middle of the whole line. */
function absoluteCentre(parts: Parts, width: number): Placed {
  const part = parts.slots.absoluteCentre;
  const count = Math.min(part.cells.length, width);
  return head(part, count, half(width - count));
}

function withoutList(parts: Parts, width: number): Placed[] {
  const { slots } = parts;
  const w = widthsOf(parts);
  shrink(w, ['left', 'centre', 'right'], ['centre', 'right', 'left'], width);
  return [
    head(slots.left, w.left, 0),
    tail(slots.right, w.right, width - w.right),
    middle(slots.centre, w.centre, w.left + half(width - w.right - w.left) - half(w.centre)),
    absoluteCentre(parts, width),
  ];
}

function withListAtLeft(parts: Parts, w: Widths, width: number): Placed[] {
  const { slots } = parts;
  const used = w.left + w.list + w.after;
  return [
    head(slots.left, w.left, 0),
    tail(slots.right, w.right, width - w.right),
    head(slots.after, w.after, w.left + w.list),
    middle(slots.centre, w.centre, used + half(width - w.right - used) - half(w.centre)),
    ...placeList(parts, w.left, w.list, 0),
    absoluteCentre(parts, width),
  ];
}

function withListInCentre(parts: Parts, w: Widths, width: number): Placed[] {
  const { slots } = parts;
  const centre = w.left + half(width - w.right - w.left);
  const start = centre - half(w.list);
  return [
    head(slots.left, w.left, 0),
    tail(slots.right, w.right, width - w.right),
    head(slots.centre, w.centre, start - w.centre),
    head(slots.after, w.after, start + w.list),
    ...placeList(parts, start, w.list, half(slots.list.cells.length)),
    absoluteCentre(parts, width),
  ];
}

function withListAtRight(parts: Parts, w: Widths, width: number): Placed[] {
  const { slots } = parts;
  const start = width - w.right - w.list - w.after;
  return [
    head(slots.left, w.left, 0),
    tail(slots.after, w.after, width - w.after),
    head(slots.right, w.right, start),
    middle(slots.centre, w.centre, w.left + half(start - w.left) - half(w.centre)),
    ...placeList(parts, width - w.list - w.after, w.list, 0),
    absoluteCentre(parts, width),
  ];
}

function withListInMiddleOfAll(parts: Parts, width: number): Placed[] {
  const { slots } = parts;
  const w = widthsOf(parts);
  shrink(w, ['left', 'centre', 'right'], ['centre', 'right', 'left'], width);
  shrink(w, ['list', 'after', 'absoluteCentre'], ['list', 'after', 'absoluteCentre'], width);
  const centre = w.left + half(width - w.right - w.left);
  const start = half(width - w.list - w.absoluteCentre);
  const list = start + w.absoluteCentre;
  return [
    head(slots.left, w.left, 0),
    tail(slots.right, w.right, width - w.right),
    head(slots.centre, w.centre, centre - w.centre),
    head(slots.absoluteCentre, w.absoluteCentre, start),
    ...placeList(parts, list, w.list, half(slots.list.cells.length)),
    head(slots.after, w.after, list + w.list),
  ];
}

/** The list in `width` columns from `at` on: scrolled so that the focus is about in the middle, with markers where it goes on. */
function placeList({ slots, focus }: Parts, at: number, width: number, usualFocus: number): Placed[] {
  const { list, leftMarker, rightMarker } = slots;
  const length = list.cells.length;
  if (width >= length) return [head(list, length, at)];
  const centre = focus === undefined ? usualFocus : focus.start + half(focus.end - focus.start);
  let start = Math.min(Math.max(0, centre - half(width)), length - width);
  let count = width;
  let offset = at;
  const placed: Placed[] = [];
  const [before, behind] = [leftMarker.cells.length, rightMarker.cells.length];
  if (start !== 0 && count > before) {
    placed.push(head(leftMarker, before, offset));
    offset += before;
    start += before;
    count -= before;
  }
  if (start + count < length && count > behind) {
    placed.push(head(rightMarker, behind, offset + count - behind));
    count -= behind;
  }
  placed.push({ part: list, from: start, count, at: offset });
  return placed;
}
