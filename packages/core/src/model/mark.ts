/** The marked pane: whether it is where it was marked, and as a place. Pure. */
import type { Place } from './place.js';
import type { Mark, Model } from './state.js';

/** Its session still shows the pane's window at that index. */
export function validMark(model: Model, mark: Mark): boolean {
  const window = model.panes.get(mark.pane)?.window;
  return window !== undefined && model.sessions.get(mark.session)?.windows.get(mark.index) === window;
}

/** Where the marked pane is; undefined without one. */
export function markedPlace(model: Model): Place | undefined {
  const mark = model.marked;
  const window = mark === undefined ? undefined : model.panes.get(mark.pane)?.window;
  return mark === undefined || window === undefined ? undefined : { ...mark, window };
}
