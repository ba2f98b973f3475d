/**
 * The end of a pane whose program has ended: it goes once its last picture is on every terminal that shows it, or soon
 * after where nobody reads.
 */
import { currentWindow, type PaneId, windowOfPane } from '@ccmux/core';
import type { Services } from '../services.js';
import { closePane } from './close-pane.js';

/** How long it waits for terminals to show its last picture; one that reads needs a few milliseconds. */
const lastPictureMs = 100;

export function closeWhenShown({ clients, panes, store, clock }: Services, pane: PaneId): void {
  // A new program may run there by then.
  const close = (): void => {
    if (panes.hasEnded(pane)) closePane(store, pane);
  };
  // Also who has not been sent the pane yet: a program may end within the frame time of its window.
  const window = windowOfPane(store.model, pane);
  const showing = clients.all.filter((client) => currentWindow(store.model, client.session)?.id === window?.id);
  let waiting = showing.length;
  if (waiting === 0) return close();
  const timer = clock.after(lastPictureMs, close);
  const drawn = (): void => {
    waiting--;
    if (waiting > 0) return;
    timer.cancel();
    close();
  };
  for (const client of showing) {
    client.invalidate();
    client.whenDrawn(drawn);
  }
}
