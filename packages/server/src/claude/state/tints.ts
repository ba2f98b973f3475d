/** How the Claudes in windows and panes show in status lines and on borders, by the options for it. */
import { flagOption, type OptionName, optionAt, type PaneId, type Window, type WindowId } from '@ccmux/core';
import type { Tints } from '../../render/scene.js';
import type { Services } from '../../services.js';
import { claudeSign } from '../../status/window-flags.js';
import type { ClaudeStatus } from './claude-status.js';
import { byNeed } from './needs.js';

const styles: Partial<Readonly<Record<ClaudeStatus['state']['kind'], OptionName>>> = {
  waiting: 'claude-waiting-style',
  done: 'claude-done-style',
  working: 'claude-working-style',
};

export function claudeTints({ claudeStates, store }: Pick<Services, 'claudeStates' | 'store'>): Tints {
  const windowOf = (id: WindowId | undefined): Window | undefined => (id === undefined ? undefined : store.model.windows.get(id));
  const styleOf = (status: ClaudeStatus | undefined, window: Window): string | undefined => {
    const name = status && styles[status.state.kind];
    const style = name === undefined ? 'default' : optionAt(store.model, name, { window: window.id });
    return style === 'default' ? undefined : style;
  };
  return {
    window(session, index) {
      const window = windowOf(session.windows.get(index));
      const [first] = window === undefined ? [] : window.panes.flatMap((id) => claudeStates.of(id) ?? []).sort(byNeed);
      return window && styleOf(first, window);
    },
    pane(id: PaneId) {
      const status = claudeStates.of(id);
      const sign = claudeSign(status?.state);
      const window = sign === '' ? undefined : windowOf(store.model.panes.get(id)?.window);
      if (status === undefined || window === undefined) return undefined;
      if (!flagOption(store.model, 'claude-border-status', { window: window.id })) return undefined;
      const style = styleOf(status, window);
      return style === undefined ? undefined : { text: badgeText(status), sign, style };
    },
  };
}

const badgeText = ({ state }: ClaudeStatus): string => (state.kind === 'waiting' ? `waits: ${state.for}` : state.kind);
