/** One picture of a pane: what its title and its screen showed at one moment. */
import type { ScreenReading } from '../screen/read-screen.js';

export interface Sighting {
  /** Milliseconds of any clock that only goes forward. */
  readonly at: number;
  /** Undefined: the program has set none. */
  readonly title: string | undefined;
  readonly screen: ScreenReading;
  readonly bracketedPaste: boolean;
  readonly focusEvents: boolean;
}
