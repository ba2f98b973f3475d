/** Where a `SequenceReader` is in the grammar, as numbers: what it needs to go on elsewhere. */
export interface ReaderState {
  readonly state: number;
  /** `]` or `P` inside of such a string, 0 outside. */
  readonly open: number;
  readonly belEnds: boolean;
  readonly codePoint: number;
  readonly characterLength: number;
  readonly missing: number;
  /** Bytes of the sequence so far, and how far it is read. */
  readonly held: Uint8Array;
  readonly phase: number;
}
