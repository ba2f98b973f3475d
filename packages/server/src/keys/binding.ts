/** What one key is bound to. A type only. */

export interface Binding {
  readonly table: string;
  /** Canonical key name. */
  readonly key: string;
  /** A line of the command language. */
  readonly command: string;
  /** What the key is for, in the list of keys; '' leaves it out. */
  readonly note: string;
  /** May be pressed again without the prefix for a while. */
  readonly repeat: boolean;
}
