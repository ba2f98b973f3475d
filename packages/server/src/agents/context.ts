/** What the supervision of agents works with: what operations do, and what is known of the Claudes. Types only. */
import type { ClaudeStates } from '../claude/state/claude-states.js';
import type { OperationContext } from '../operations/context.js';
import type { Keeping } from '../storage/state-keeper.js';

export interface AgentContext extends OperationContext {
  readonly claudeStates: ClaudeStates;
  keeping(): Keeping;
}
