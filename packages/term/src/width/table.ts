/** Looks code points up: the generated table below its end, a handful of rules above it. */
import { classes, stableFlag, widthCodeShift } from './property.js';
import { runs, runValues, tableEnd } from './table.generated.js';

const wide = 2 << widthCodeShift;
const none = 1 << widthCodeShift;

/** One byte per code point; most of it is 0 and costs no memory until it is read. */
const table = decode();

function decode(): Uint8Array {
  const bytes = new Uint8Array(tableEnd);
  let at = 0;
  let length = 0;
  let digits = 0;
  for (let i = 0; i < runs.length; i++) {
    const c = runs.charCodeAt(i);
    if (c >= 0x41 && c <= 0x5a) {
      const count = digits === 0 ? 1 : length;
      const value = runValues[c - 0x41]!;
      if (value !== 0) bytes.fill(value, at, at + count);
      at += count;
      length = 0;
      digits = 0;
    } else {
      length = length * 36 + (c >= 0x61 ? c - 0x57 : c - 0x30);
      digits++;
    }
  }
  return bytes;
}

/** The properties of a code point, packed as property.ts says. */
export function propertiesOf(codePoint: number): number {
  return codePoint < tableEnd ? table[codePoint]! : highPropertiesOf(codePoint);
}

function highPropertiesOf(codePoint: number): number {
  // The planes of ideographs are wide also where nothing is assigned yet (UAX #11 §5).
  if (codePoint <= 0x3fffd) return codePoint <= 0x2a6d6 ? wide | stableFlag : wide;
  if (codePoint < 0xe0000 || codePoint > 0xe0fff) return 0;
  // Tags and variation selectors extend; the rest of the plane is format characters.
  const extends_ = (codePoint >= 0xe0020 && codePoint <= 0xe007f) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef);
  return none | (extends_ ? classes.extend : classes.ignored);
}
