/** Who sees which panes: whether a person has a pane on the screen of a terminal. Pure but for what it reads. */
import { currentWindow, type Model, type PaneId } from '@ccmux/core';

interface Looker {
  readonly session: Parameters<typeof currentWindow>[1];
  readonly hello: { readonly control?: boolean | undefined };
}

/** Some client shows the pane. One that a program reads is nobody who sees. */
export function isShown(model: Model, clients: readonly Looker[], pane: PaneId): boolean {
  return clients.some((client) => {
    const window = client.hello.control === true ? undefined : currentWindow(model, client.session);
    return window?.panes.includes(pane) === true && (window.zoomed ?? pane) === pane;
  });
}
