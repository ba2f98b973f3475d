/** Whether a person is in the middle of typing: then no agent takes the cursor elsewhere, where the next key may be an answer. */
import type { OperationContext } from '../operations/context.js';

/** As long as a pause between words. */
const pauseMs = 1000;

export function somebodyTypes({ store, panes, clock }: Pick<OperationContext, 'store' | 'panes' | 'clock'>): boolean {
  const since = clock.now() - pauseMs;
  return [...store.model.panes.keys()].some((pane) => (panes.get(pane)?.typedMs ?? Number.NEGATIVE_INFINITY) > since);
}
