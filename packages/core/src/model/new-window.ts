/** What a window begins with. */
import type { Size } from '../geometry.js';
import type { WindowId } from '../ids.js';
import type { LayoutNode } from '../layout/tree.js';
import type { Pane } from './state.js';

export interface NewWindow {
  readonly id: WindowId;
  readonly index: number;
  readonly name: string;
  readonly automaticName: boolean;
  readonly size: Size;
  readonly layout: LayoutNode;
  readonly pane: Pane;
}
