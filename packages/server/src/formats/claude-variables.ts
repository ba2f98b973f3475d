/** The variables of formats about the Claude in a pane, and about those in a window or session. Empty where there is none. */
import { type ClaudeBinding, windowsOf } from '@ccmux/core';
import type { ClaudeStatus } from '../claude/state/claude-status.js';
import { ageText, byNeed } from '../claude/state/needs.js';
import { troubleText } from '../claude/state/trouble-text.js';
import { type At, flag, seconds, type Variables } from './variable.js';

const claude =
  (value: (status: ClaudeStatus, at: At) => string | undefined) =>
  (at: At): string => {
    const status = at.services.claudeStates.of(at.pane.id);
    return status === undefined ? '' : (value(status, at) ?? '');
  };

const statusOf = ({ services: { claudeStates }, pane }: At): ClaudeStatus | undefined => claudeStates.of(pane.id);
const binding = ({ services: { store }, pane }: At): ClaudeBinding | undefined => store.model.claude.get(pane.id);

const numberText = (value: number | string | undefined): string => (value === undefined ? '' : String(value));

/** Those in a window, the one that needs somebody most in front. */
export const claudesIn = ({ services, window }: Pick<At, 'services' | 'window'>): readonly ClaudeStatus[] =>
  window.panes.flatMap((pane) => services.claudeStates.of(pane) ?? []).toSorted(byNeed);

const waitingIn = (at: At): number =>
  windowsOf(at.session)
    .map(([, id]) => at.services.store.model.windows.get(id))
    .flatMap((window) => (window === undefined ? [] : claudesIn({ ...at, window })))
    .filter(({ state }) => state.kind === 'waiting').length;

export const claudeVariables: Variables<At> = {
  claude_age: [
    'How long Claude has been in its state: 42s, 7m, 3h, 2d',
    claude(({ sinceMs }, { services }) => ageText(services.clock.wallMs() - sinceMs)),
  ],
  claude_agents: ['Number of agents that Claude runs in the background', claude(({ details }) => String(details.agents))],
  claude_asks: ['What Claude asks for while it waits', claude(({ asks }) => asks)],
  claude_config_dir: [
    'Where Claude keeps its settings and conversations',
    (at) => statusOf(at)?.configDir ?? binding(at)?.configDir ?? '',
  ],
  claude_context: [
    'How much of its context Claude has used, in percent, where it has a status line',
    ({ services, pane }) => numberText(services.claudes?.statusDataOf(pane.id)?.context),
  ],
  claude_cost: [
    'What the conversation with Claude has cost, in US dollars, where it has a status line',
    ({ services, pane }) => numberText(services.claudes?.statusDataOf(pane.id)?.cost?.toFixed(4)),
  ],
  claude_draft: ['1 if something is typed for Claude and not sent', claude(({ details }) => flag(details.draft))],
  claude_error: ['What went wrong in Claude last', claude(({ details }) => troubleText(details.trouble))],
  claude_last_text: ['What Claude wrote last, when it is known', claude(({ lastText }) => lastText)],
  claude_mode: ['Permission mode of Claude: manual, plan, accept-edits, auto or bypass', claude(({ details }) => details.mode)],
  claude_name: ['Name that somebody has given to the conversation with Claude', claude(({ name }) => name)],
  claude_pid: ['Process id of Claude', claude(({ pid }) => (pid === undefined ? '' : String(pid)))],
  claude_session: ['Id of the conversation with Claude', claude(({ sessionId }) => sessionId)],
  claude_shells: ['Number of shells that Claude runs in the background', claude(({ details }) => String(details.shells))],
  claude_since: ['When Claude came into its state', claude(({ sinceMs }) => seconds(sinceMs))],
  claude_state: [
    'What Claude is doing: starting, working, waiting, idle, done, exited or unknown; empty where there is none',
    claude(({ state }) => state.kind),
  ],
  claude_transcript: [
    'File of the conversation with Claude, when it is known',
    (at) => statusOf(at)?.transcriptPath ?? binding(at)?.transcript ?? '',
  ],
  claude_version: ['Version of Claude Code', claude(({ version }) => version)],
  claude_waiting: [
    'What Claude waits for: permission, question, plan, trust, dialog, login or limit',
    claude(({ state }) => (state.kind === 'waiting' ? state.for : '')),
  ],
  session_claude_waiting: ['Number of Claudes in the session that wait for somebody', (at) => String(waitingIn(at) || '')],
  window_claude_state: ['State of the Claude in the window that needs somebody most', (at) => claudesIn(at)[0]?.state.kind ?? ''],
};
