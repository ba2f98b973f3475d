/** What holds the trees of agents within their limits. Types only; one file for each means. */
import type { PaneId } from '@ccmux/core';
import type { Limits } from './limits.js';
import type { Program } from './wrapped.js';

export interface Holder {
  /** The program as it is to be started in the tree, whose limits are these from now on. */
  begin(tree: PaneId, program: Program, limits: Limits): Promise<Program>;
  /** The tree has no panes any more: what is left of it is ended. */
  end(tree: PaneId): void;
  /** What it takes; undefined when it cannot be told. */
  use(tree: PaneId): { readonly memory: number; readonly processes: number } | undefined;
}
