/** What the parts of a running server share. Composed once, in server.ts. */

import type { Result } from '@ccmux/core';
import type { Agents } from './agents/agents.js';
import type { Inputs } from './agents/inputs.js';
import type { AgentLimits } from './agents/limits/agent-limits.js';
import type { Notes } from './agents/notes.js';
import type { Alerts } from './alerts/alerts.js';
import type { Claudes } from './claude/launch/claudes.js';
import type { ClaudePrompts } from './claude/prompts/claude-prompts.js';
import type { ClaudeStates } from './claude/state/claude-states.js';
import type { ClientRegistry } from './clients/client-registry.js';
import type { Caller, CommandSummary } from './commands/caller.js';
import type { CommandList } from './commands/command-list.js';
import type { CommandLanguage } from './commands/language.js';
import type { ControlClients } from './control/control-clients.js';
import type { BufferStore } from './copy-mode/buffers.js';
import type { Hooks } from './hooks/hooks.js';
import type { Jobs } from './jobs/jobs.js';
import type { ShellOutput } from './jobs/shell-output.js';
import type { KeyTables } from './keys/key-tables.js';
import type { Logger } from './log.js';
import type { MessageLog } from './messages/message-log.js';
import type { UnsupportedLog } from './messages/unsupported-log.js';
import type { OperationContext } from './operations/context.js';
import type { PanePipes } from './panes/pipes.js';
import type { PtyhostSlot } from './panes/ptyhost-slot.js';
import type { PromptHistory } from './prompts/history.js';
import type { PaneRecordings } from './recordings/recordings.js';
import type { Keeping } from './storage/state-keeper.js';
import type { WaitChannels } from './wait-channels.js';

export interface Services extends OperationContext {
  readonly claudes?: Claudes | undefined;
  /** Panes that programs in panes open. */
  readonly agents: Agents;
  /** What they may take; nothing is limited where there is none. */
  readonly limits?: AgentLimits | undefined;
  /** What agents send to them. */
  readonly inputs: Inputs;
  /** What agents say to people. */
  readonly notes: Notes;
  readonly alerts: Alerts;
  /** For who has more to tell the ptyhost than panes have. */
  readonly ptyhost: PtyhostSlot;
  /** What the Claudes in panes are doing. */
  readonly claudeStates: ClaudeStates;
  /** Prompts that wait for them. */
  readonly claudePrompts: ClaudePrompts;
  readonly clients: ClientRegistry;
  /** Those of them that read lines. */
  readonly controls: ControlClients;
  readonly buffers: BufferStore;
  readonly keys: KeyTables;
  readonly log: Logger;
  readonly hooks: Hooks;
  /** Variables of formats besides those of a place: what commands are told of the occasion, a hook's or the mouse's. */
  readonly variables?: { get(name: string): string | undefined };
  readonly commands: readonly CommandSummary[];
  /** Reading, keeping and running commands. */
  readonly language: CommandLanguage;
  /** What show-messages lists. */
  readonly messages: MessageLog;
  readonly unsupported: UnsupportedLog;
  readonly jobs: Jobs;
  /** `#(…)` in formats. */
  readonly shellOutput: ShellOutput;
  readonly pipes: PanePipes;
  readonly recordings: PaneRecordings;
  readonly prompts: PromptHistory;
  readonly waits: WaitChannels;
  /** Where it keeps what outlives it; nowhere when left out. */
  readonly stateFolder?: string;
  /** What is on disk of all this. */
  keeping(): Keeping;
  /**
   * Runs commands, or a line of the command language, for a person at a client and shows them what they print and what
   * went wrong. A promise when the commands take time; it never rejects for a command that fails.
   */
  runAndReport(commands: string | CommandList, caller: Caller): Promise<void> | undefined;
  /**
   * Puts another server, of the programs in that folder, in the place of this one: its pid when it goes on. The error is for
   * a person, and nothing has changed then.
   */
  readonly succeed?: ((folder: string) => Promise<Result<number, string>>) | undefined;
  /** Ends the server: every pane is hung up, every client sent away. */
  shutdown(): void;
}
