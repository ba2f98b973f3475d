/** The port through which text is measured: this package knows no Unicode tables. */

/** One user-perceived character and the columns it takes. */
export interface MeasuredCluster {
  readonly text: string;
  /** 0, 1 or 2. */
  readonly width: number;
}

/** Splits a text into its grapheme clusters, in order and complete. */
export type Measure = (text: string) => Iterable<MeasuredCluster>;

/** Every code point one column: for texts known to be plain ASCII, and where no better port is given. */
export function* measureCodePoints(text: string): Iterable<MeasuredCluster> {
  for (const point of text) yield { text: point, width: 1 };
}

export function textWidth(text: string, measure: Measure): number {
  let width = 0;
  for (const cluster of measure(text)) width += cluster.width;
  return width;
}
