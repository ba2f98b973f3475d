/** What a client does not have yet: what the next frame is made of. */
import type { Scene, WirePane } from '@ccmux/protocol';
import type { HostWrite } from './host-writes.js';

export interface Picture {
  /** For the terminal itself, in front of the picture. */
  readonly writes: readonly HostWrite[];
  readonly scene: Scene | undefined;
  readonly panes: readonly WirePane[];
  readonly surface: WirePane | undefined;
  /** Of cells. */
  readonly bytes: number;
}
