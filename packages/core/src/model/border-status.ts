/** Where panes of a window have a line that says what they are. Pure. */
import type { Titles } from '../layout/even.js';
import { optionAt } from '../options/lookup.js';
import type { Model, Window } from './state.js';

/** As the option `pane-border-status` says; a Claude that asks nobody before it acts is always to be seen as such. */
export function borderStatus(model: Model, window: Pick<Window, 'id' | 'panes'>): Titles {
  const status = optionAt(model, 'pane-border-status', { window: window.id });
  if (status === 'top' || status === 'bottom') return status;
  return window.panes.some((pane) => model.claude.get(pane)?.skipsPermissions === true) ? 'top' : 'off';
}
