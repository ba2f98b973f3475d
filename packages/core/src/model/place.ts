/** A place in the model, as targets name it. Types only. */
import type { PaneId, WindowId } from '../ids.js';
import type { Link } from './state.js';

/** All parts belong together: the session has the window at the index, the window has the pane. */
export interface Place extends Link {
  readonly window: WindowId;
  readonly pane: PaneId;
}
