/**
 * A walk over msgpack's framing bytes without building values: refuses what nests too deeply, claims more than
 * is there, or uses extension types. Format: https://github.com/msgpack/msgpack/blob/master/spec.md
 */

/** True when `payload` is one complete msgpack value, nests at most `max` deep and has no extension types. */
export function depthWithin(payload: Buffer, max: number): boolean {
  /** Values still to come at each open level. */
  const open: number[] = [1];
  let at = 0;
  while (open.length > 0) {
    const left = open.length - 1;
    if (open[left] === 0) {
      open.pop();
      continue;
    }
    open[left]!--;
    if (at >= payload.length) return false;
    const step = measure(payload, at);
    if (step === undefined) return false;
    at += step.size;
    if (at > payload.length) return false;
    if (step.children > 0) {
      if (step.children > payload.length || open.length > max) return false;
      open.push(step.children);
    }
  }
  return at === payload.length;
}

interface Step {
  /** Bytes of this value's own head and scalar payload. */
  readonly size: number;
  /** Values nested in it. */
  readonly children: number;
}

const scalar = (size: number): Step => ({ size, children: 0 });

/** Size and child count of the value at `at`; undefined for what is not allowed or cut off. */
function measure(b: Buffer, at: number): Step | undefined {
  const t = b[at]!;
  if (t <= 0x7f || t >= 0xe0) return scalar(1);
  if (t <= 0x8f) return { size: 1, children: (t & 0x0f) * 2 };
  if (t <= 0x9f) return { size: 1, children: t & 0x0f };
  if (t <= 0xbf) return scalar(1 + (t & 0x1f));
  if (t === 0xc0 || t === 0xc2 || t === 0xc3) return scalar(1);
  const fixed = fixedSizes.get(t);
  if (fixed !== undefined) return scalar(fixed);
  const lengthBytes = t === 0xc4 || t === 0xd9 ? 1 : t === 0xc5 || t === 0xda || t === 0xdc || t === 0xde ? 2 : 4;
  if (!sized.has(t) || at + 1 + lengthBytes > b.length) return undefined;
  const length = b.readUIntBE(at + 1, lengthBytes);
  if (t === 0xdc || t === 0xdd) return { size: 1 + lengthBytes, children: length };
  if (t === 0xde || t === 0xdf) return { size: 1 + lengthBytes, children: length * 2 };
  return scalar(1 + lengthBytes + length);
}

/** float 32/64, uint 8–64, int 8–64 */
const fixedSizes = new Map<number, number>([
  [0xca, 5],
  [0xcb, 9],
  [0xcc, 2],
  [0xcd, 3],
  [0xce, 5],
  [0xcf, 9],
  [0xd0, 2],
  [0xd1, 3],
  [0xd2, 5],
  [0xd3, 9],
]);

/** bin 8/16/32, str 8/16/32, array 16/32, map 16/32 */
const sized = new Set([0xc4, 0xc5, 0xc6, 0xd9, 0xda, 0xdb, 0xdc, 0xdd, 0xde, 0xdf]);
