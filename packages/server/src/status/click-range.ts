/** What a click on a part of the status line or of the hints does. */
import { parsePaneId, type RangeTerm } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import type { ModelStore } from '../model/store.js';
import { hideHints } from './hints.js';

export function clickRange(store: ModelStore, client: AttachedClient, { kind, argument }: RangeTerm): void {
  switch (kind) {
    case 'window':
      return store.apply({ kind: 'window-selected', session: client.session, index: Number(argument) });
    case 'pane': {
      const pane = parsePaneId(argument);
      if (pane.ok && store.model.panes.has(pane.value)) store.apply({ kind: 'pane-selected', pane: pane.value });
      return;
    }
    case 'user':
      if (argument === hideHints) {
        store.apply({ kind: 'option-changed', place: { level: 'global-session' }, name: 'hints', value: 'off' });
      }
      return;
    case 'left':
    case 'right':
    case 'session':
      return;
  }
}
