/** What happened, in the words of control mode, as one client reads them: told of windows in its session and elsewhere. Pure. */
import { formatSessionId, formatWindowId, isLinked, type Model, type SessionId, type WindowId } from '@ccmux/core';
import type { Change } from '../hooks/changes.js';

export interface NotificationView {
  readonly model: Model;
  /** What the client looks at. */
  readonly session: SessionId;
  /** The rest of a `%layout-change` line. */
  layout(window: WindowId): string;
}

/** The line for a change; undefined when control mode has no word for it. */
export function notificationOf({ name, place, variables }: Change, view: NotificationView): string | undefined {
  const { hook_window: window = '', hook_window_name: windowName = '' } = variables;
  const { hook_session: session = '', hook_session_name: sessionName = '' } = variables;
  const found = view.model.sessions.get(view.session);
  const id = [...view.model.windows.keys()].find((w) => formatWindowId(w) === window);
  const elsewhere = id === undefined || found === undefined || !isLinked(found, id) ? 'unlinked-' : '';
  switch (name) {
    case 'session-created':
    case 'session-closed':
      return '%sessions-changed';
    case 'session-renamed':
      return `%session-renamed ${session} ${sessionName}`;
    case 'session-window-changed':
      return place === undefined
        ? undefined
        : `%session-window-changed ${formatSessionId(place.session)} ${formatWindowId(place.window)}`;
    case 'window-linked':
      return `%${elsewhere}window-add ${window}`;
    case 'window-unlinked':
      return `%${elsewhere}window-close ${window}`;
    case 'window-renamed':
      return `%${elsewhere}window-renamed ${window} ${windowName}`;
    case 'window-pane-changed': {
      const active = id === undefined ? undefined : view.model.windows.get(id)?.active;
      return active === undefined ? undefined : `%window-pane-changed ${window} %${active}`;
    }
    case 'window-layout-changed':
      return id === undefined || elsewhere !== '' ? undefined : `%layout-change ${view.layout(id)}`;
    default:
      return undefined;
  }
}
