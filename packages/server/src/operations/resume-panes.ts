/**
 * Goes on with the panes of a ptyhost behind another connection: the one of before, or another that has taken its place. Programs
 * that it does not hold are gone.
 */
import type { HeldPane, PtyhostLink } from '../panes/ptyhost-link.js';
import type { OperationContext } from './context.js';
import { losePane } from './lost-pane.js';

export function resumePanes(context: OperationContext, link: PtyhostLink, held: readonly HeldPane[]): void {
  const { panes, store } = context;
  for (const id of panes.resume(held, (pane) => link.isSpawning(pane))) {
    if (store.model.panes.has(id)) losePane(context, id);
  }
}
