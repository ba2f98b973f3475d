/** What recovery noticed, for the person: in the status line, in `doctor`, in the restore report. */

export type Finding =
  /** The last write before a crash did not get to its end; nothing that was acknowledged is in it. */
  | { readonly kind: 'torn-tail'; readonly file: string; readonly bytes: number }
  /** Damage that no crash explains. What was there is in the quarantine folder; what came before it is in use. */
  | { readonly kind: 'corrupt'; readonly file: string; readonly reason: string; readonly quarantine: string };

/** State of a later version than this program knows: refused, and left as it is. */
export interface NewerState {
  readonly kind: 'newer';
  readonly file: string;
  readonly version: number;
}
