/** Telling hooks what Claudes do. */
import { type ClaudeState, sameState } from '@ccmux/claude';
import { formatPaneId } from '@ccmux/core';
import { placeOfPane } from '../../formats/places.js';
import type { Services } from '../../services.js';

const name = 'claude-state-changed';

export function tellHooks({ claudeStates, hooks, store }: Pick<Services, 'claudeStates' | 'hooks' | 'store'>): void {
  claudeStates.subscribe(({ pane, before, after }) => {
    if (!hooks.has(name) || isSame(before?.state, after?.state)) return;
    const variables = {
      hook_pane: formatPaneId(pane),
      hook_claude_before: before?.state.kind ?? '',
      hook_claude_state: after?.state.kind ?? '',
    };
    hooks.notify(name, { place: placeOfPane(store.model, pane), variables });
  });
}

const isSame = (a: ClaudeState | undefined, b: ClaudeState | undefined): boolean =>
  a === undefined || b === undefined ? a === b : sameState(a, b);
