/** Moving a pane to another place of the same layout. */
import type { PaneId } from '../ids.js';
import { err, type Result } from '../result.js';
import { removePane, replacePane } from './remove.js';
import { type SplitOptions, splitPane } from './split.js';
import { type LayoutNode, NO_SUCH_PANE } from './tree.js';

/** Splits `target` for `pane` first and closes the pane's old place then, as tmux does. `spare` is a pane id not in the tree. */
export function movePane(
  tree: LayoutNode,
  pane: PaneId,
  target: PaneId,
  spare: PaneId,
  options: SplitOptions,
): Result<LayoutNode, string> {
  const split = splitPane(tree, target, spare, options);
  if (!split.ok) return split;
  const rest = removePane(split.value, pane);
  if (!rest.ok) return rest;
  return rest.value === undefined ? err(NO_SUCH_PANE) : replacePane(rest.value, spare, pane);
}
