/** What delivering prompts works with. Types only. */
import type { Clock } from '../../clock.js';
import type { Logger } from '../../log.js';
import type { ModelStore } from '../../model/store.js';
import type { PaneRegistry } from '../../panes/pane-registry.js';
import type { Keeping } from '../../storage/state-keeper.js';
import type { ClaudeStates } from '../state/claude-states.js';

export interface PromptPorts {
  readonly clock: Clock;
  readonly log: Logger;
  readonly store: ModelStore;
  readonly panes: PaneRegistry;
  readonly states: ClaudeStates;
  keeping(): Keeping;
}
