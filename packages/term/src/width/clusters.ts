/**
 * Grapheme clusters and their widths, one code point at a time (UAX #29, Unicode 17). The same function runs in every
 * emulator and in the chrome, so both sides of the wire agree on every column.
 *
 * The width of a cluster is that of its widest part; a flag is two cells, an emoji that U+FE0F asks for is two cells.
 * Ambiguous characters are narrow. Not joined, because terminals show them beside their base: Thai and Lao AM,
 * halfwidth voice marks, prepended marks (GB9b), an emoji modifier without an emoji before it.
 */
import { classes, classMask, stableFlag, widensFlag, widthCodeShift } from './property.js';
import { propertiesOf } from './table.js';

/**
 * Longest cluster in code points; the longest emoji has 10, scripts with stacked marks have fewer. What joins beyond it is
 * not kept, so that a stack of marks cannot grow without end.
 */
export const maxClusterLength = 32;

/** `charProperties` of a code point that has no width and no effect: it is left out, the state stays as it was. */
export const ignored = -1;

// Cluster state, as xterm.js packs it: bit 0 joined, bits 1–2 width, above them what later code points depend on.
const joinFlag = 1;
const widthMask = 0x6;
const stateShift = 3;
const classShift = stateShift;
const widensState = 1 << (classShift + 4);
/** The cluster is a pictograph and what extends it (GB11). */
const pictState = widensState << 1;
/** … and its last code point is a ZWJ. */
const pictJoinerState = widensState << 2;
/** The cluster is one regional indicator that waits for its other half (GB12). */
const halfFlagState = widensState << 3;
/** The cluster can go on as an Indic conjunct; … and a linker was seen (GB9c). */
const consonantState = widensState << 4;
const linkerState = widensState << 5;
const countShift = classShift + 4 + 6;
const countMask = 0x3f << countShift;
const countOne = 1 << countShift;

const variationSelector16 = 0xfe0f;
const widths = [1, 0, 2, 0] as const;

/** State of a cluster that starts with a code point of these properties. */
const starts = Int32Array.from({ length: 256 }, (_, properties) => {
  const kind = properties & classMask;
  const width = widths[(properties >> widthCodeShift) & 3]!;
  if (width === 0) return ignored;
  let state = (width << 1) | (kind << classShift) | countOne;
  if (properties & widensFlag) state |= widensState;
  if (kind === classes.pictographic) state |= pictState;
  if (kind === classes.regionalIndicator) state |= halfFlagState;
  if (kind === classes.consonant) state |= consonantState;
  return state;
});

export const clusterWidth = (state: number): number => (state & widthMask) >> 1;
export const isJoined = (state: number): boolean => (state & joinFlag) !== 0;
/** The code point that gave this state is one too many for its cluster. */
export const isOverfull = (state: number): boolean => (state & countMask) >> countShift > maxClusterLength;

/**
 * The state after a code point that follows `preceding` (0: nothing to join): `isJoined` says whether it belongs to the
 * cluster before it, `clusterWidth` how wide the cluster is now. `ignored` for what is left out.
 */
export function charProperties(codePoint: number, preceding: number): number {
  const properties = propertiesOf(codePoint);
  const kind = properties & classMask;
  if (kind === classes.other || preceding === 0) return starts[properties]!;
  switch (kind) {
    case classes.ignored:
      return ignored;
    case classes.extend:
    case classes.extendNoConjunct:
    case classes.linker:
    case classes.zeroWidthJoiner:
    case classes.spacingMark:
      return extend(codePoint, kind, preceding);
    case classes.regionalIndicator:
      return preceding & halfFlagState ? join(preceding & ~halfFlagState, kind, 2) : starts[properties]!;
    case classes.pictographic:
      if (!(preceding & pictJoinerState)) return starts[properties]!;
      return join((preceding & ~pictJoinerState) | pictState, kind, (starts[properties]! & widthMask) >> 1);
    case classes.emojiModifier:
      return preceding & pictState ? join(preceding, kind, 2) : starts[properties]!;
    case classes.consonant:
      if (!(preceding & linkerState)) return starts[properties]!;
      return join((preceding & ~linkerState) | consonantState, kind, (starts[properties]! & widthMask) >> 1);
    default:
      return joinsHangul((preceding >> classShift) & classMask, kind) ? join(preceding, kind, 2) : starts[properties]!;
  }
}

/** `preceding` with one code point more, of this class, at least this wide. */
function join(preceding: number, kind: number, width: number): number {
  const wider = Math.max((preceding & widthMask) >> 1, width);
  const kept = preceding & ~(widthMask | (classMask << classShift));
  const counted = (kept & countMask) >> countShift > maxClusterLength ? kept : kept + countOne;
  return counted | (wider << 1) | (kind << classShift) | joinFlag;
}

function extend(codePoint: number, kind: number, preceding: number): number {
  let state = preceding & ~(halfFlagState | pictJoinerState);
  let width = 0;
  if (kind === classes.zeroWidthJoiner) {
    if (state & pictState) state = (state & ~pictState) | pictJoinerState;
  } else if (kind === classes.linker) {
    if (state & consonantState) state |= linkerState;
  } else if (kind === classes.extendNoConjunct) {
    state &= ~(consonantState | linkerState);
  } else if (kind === classes.spacingMark) {
    state &= ~(pictState | consonantState | linkerState);
    width = 1;
  } else if (codePoint === variationSelector16 && state & widensState) {
    width = 2;
  }
  return join(state, kind, width);
}

/** GB6–GB8. */
function joinsHangul(before: number, kind: number): boolean {
  switch (kind) {
    case classes.hangulV:
      return before === classes.hangulL || before === classes.hangulV || before === classes.hangulLV;
    case classes.hangulT:
      return before >= classes.hangulV && before <= classes.hangulLVT;
    default:
      return before === classes.hangulL;
  }
}

export interface Grapheme {
  readonly text: string;
  /** Cells: 1 or 2. */
  readonly width: number;
}

/** The clusters of a text, in order. What has no width and no effect is left out, control characters with it. */
export function* graphemes(text: string): Generator<Grapheme, void, undefined> {
  let state = 0;
  let cluster = '';
  for (const character of text) {
    const next = charProperties(character.codePointAt(0)!, state);
    if (next === ignored) continue;
    if (isJoined(next)) {
      if (!isOverfull(next)) cluster += character;
    } else {
      if (cluster !== '') yield { text: cluster, width: clusterWidth(state) };
      cluster = character;
    }
    state = next;
  }
  if (cluster !== '') yield { text: cluster, width: clusterWidth(state) };
}

/** Width of a text in cells. */
export function stringWidth(text: string): number {
  let state = 0;
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const codePoint = text.codePointAt(i)!;
    if (codePoint > 0xffff) i++;
    const next = charProperties(codePoint, state);
    if (next === ignored) continue;
    width += clusterWidth(next) - (isJoined(next) ? clusterWidth(state) : 0);
    state = next;
  }
  return width;
}

/**
 * Whether every terminal of the last ten years gives this code point, alone, the same width. After any other one the
 * cursor of a host terminal is anybody's guess and has to be set.
 */
export function isWidthStable(codePoint: number): boolean {
  return (propertiesOf(codePoint) & stableFlag) !== 0;
}
