/** Streams cut in pieces, as a PTY may deliver them. */

/** At any byte: inside sequences and characters as well. */
export function cutAnywhere(bytes: Uint8Array, random: () => number, count: number): Uint8Array[] {
  const cuts = Array.from({ length: count - 1 }, () => Math.floor(random() * bytes.length)).sort((a, b) => a - b);
  return split(bytes, cuts);
}

/** Where one sequence ends and the next begins: other sequences may be put in between. */
export function cutBetweenSequences(bytes: Uint8Array, random: () => number, count: number): Uint8Array[] {
  const places = betweenSequences(bytes);
  const cuts = Array.from({ length: count - 1 }, () => places[Math.floor(random() * places.length)] ?? 0).sort((a, b) => a - b);
  return split(bytes, cuts);
}

function split(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const edges = [0, ...cuts, bytes.length];
  return edges.slice(1).map((end, i) => bytes.subarray(edges[i], end));
}

/** Offsets outside of sequences, strings and characters. C1 controls as bytes do not occur in the streams of these tests. */
export function betweenSequences(bytes: Uint8Array): number[] {
  const places: number[] = [];
  let state: 'ground' | 'escape' | 'csi' | 'string' = 'ground';
  for (let i = 0; i < bytes.length; i++) {
    const c = bytes[i]!;
    if (state === 'ground' && (c & 0xc0) !== 0x80) places.push(i);
    if (c === 0x18 || c === 0x1a) state = 'ground';
    else if (c === 0x1b) state = 'escape';
    else if (state === 'escape') state = c === 0x5b ? 'csi' : c < 0x30 ? 'escape' : 'P]X^_'.includes(String.fromCharCode(c)) ? 'string' : 'ground';
    else if (state === 'csi' && c >= 0x40) state = 'ground';
    else if (state === 'string' && c === 7) state = 'ground';
  }
  return places;
}
