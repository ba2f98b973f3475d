/** Chrome text as cells: grapheme clusters and the columns they take. */

export interface TextCell {
  readonly text: string;
  readonly width: 1 | 2;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

/** Text as cells. Control characters become spaces. */
export function textCells(text: string): TextCell[] {
  const clean = text.replace(/[\x00-\x1f\x7f-\x9f]/g, ' ');
  if (/^[\x20-\x7e]*$/.test(clean)) return Array.from(clean, (ch) => ({ text: ch, width: 1 }));
  return Array.from(segmenter.segment(clean), ({ segment }) => ({ text: segment, width: isWide(segment) ? 2 : 1 }));
}

function isWide(cluster: string): boolean {
  const cp = cluster.codePointAt(0)!;
  return cluster.includes('\ufe0f') || wideRanges.some(([first, last]) => cp >= first && cp <= last);
}
