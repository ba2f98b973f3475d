/** Telling hooks what happens in panes that the model does not know of. */
import { formatPaneId, formatWindowId, indexOfWindow, type PaneId, placeAtIndex, type Session, type WindowId } from '@ccmux/core';
import { placeOfPane } from '../formats/places.js';
import type { Services } from '../services.js';

type PaneHook = 'pane-died' | 'pane-exited' | 'pane-focus-in' | 'pane-focus-out' | 'pane-mode-changed' | 'pane-set-clipboard';

/** Something that a hook may be about happened in the pane. */
export function paneHook({ hooks, store }: Pick<Services, 'hooks' | 'store'>, name: PaneHook, pane: PaneId): void {
  if (!hooks.has(name)) return;
  hooks.notify(name, { place: placeOfPane(store.model, pane), variables: { hook_pane: formatPaneId(pane) } });
}

/** A window calls for attention. */
export function alertHook(
  { hooks, store }: Pick<Services, 'hooks' | 'store'>,
  kind: 'activity' | 'bell' | 'silence',
  session: Session,
  window: WindowId,
): void {
  const name = `alert-${kind}` as const;
  if (!hooks.has(name)) return;
  const place = placeAtIndex(store.model, session, indexOfWindow(session, window) ?? session.current);
  const variables = { hook_window: formatWindowId(window), hook_window_name: store.model.windows.get(window)?.name ?? '' };
  hooks.notify(name, { place, variables });
}
