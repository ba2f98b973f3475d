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

type State = 'ground' | 'escape' | 'csi' | 'string';

/** Offsets outside of sequences, strings and characters. C1 controls as bytes do not occur in the streams of these tests. */
export function betweenSequences(bytes: Uint8Array): number[] {
  const places: number[] = [];
  let state: State = 'ground';
  for (const [i, c] of bytes.entries()) {
    if (state === 'ground' && (c & 0xc0) !== 0x80) places.push(i);
    state = c === 0x18 || c === 0x1a ? 'ground' : c === 0x1b ? 'escape' : after(state, c);
  }
  return places;
}

function after(state: State, c: number): State {
  switch (state) {
    case 'ground':
      return 'ground';
    case 'escape':
      if (c < 0x30) return 'escape';
      return c === 0x5b ? 'csi' : 'P]X^_'.includes(String.fromCharCode(c)) ? 'string' : 'ground';
    case 'csi':
      return c >= 0x40 ? 'ground' : 'csi';
    case 'string':
      return c === 7 ? 'ground' : 'string';
  }
}
