/** What a client does not have yet: what the next frame is made of. */

import type { Scene, WirePane } from '@ccmux/protocol';
import { wireRowBytes } from '../render/wire-row.js';
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

/** Bytes on the wire, about: of the clipboard and of rows. */
export function pictureBytes({ writes, panes, surface }: Pick<Picture, 'writes' | 'panes' | 'surface'>): number {
  let bytes = 0;
  for (const { body } of writes) if (body.what === 'clipboard') bytes += body.text.length;
  for (const { rows } of surface === undefined ? panes : [...panes, surface]) for (const row of rows) bytes += wireRowBytes(row);
  return bytes;
}
