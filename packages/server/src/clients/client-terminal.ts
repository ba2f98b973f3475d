/** What is known of a client's terminal besides its size: what it told the client, and whether it has the keyboard. */

export interface ClientTerminal {
  /** Its name and version as it says them; '' while it has not answered, or never does. */
  name: string;
  /** By tmux's names. */
  features: readonly string[];
  /** Of a cell, in pixels. */
  cell: { readonly width: number; readonly height: number } | undefined;
  /** It has the keyboard, as far as it reports that. */
  focused: boolean;
}

export const unknownTerminal = (): ClientTerminal => ({ name: '', features: [], cell: undefined, focused: false });
