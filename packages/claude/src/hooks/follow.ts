/**
 * What Claude is doing, as its hooks tell it: a value that each payload moves on. Pure. Owns which event means what. Hooks say
 * nothing of Esc, of a prompt that was declined, nor of SIGKILL: whoever judges has to believe others over an old word.
 */
import { assertNever } from '@ccmux/core';
import type { ClaudeState, PermissionMode, WaitingFor } from '../state/state.js';
import { modeNamed } from './mode.js';
import type { HookEvent } from './payload.js';

export interface HookState {
  readonly sessionId: string | undefined;
  readonly transcriptPath: string | undefined;
  /** Undefined before any event that says it. */
  readonly state: ClaudeState | undefined;
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly mode: PermissionMode | undefined;
  /** What a person is asked for: the tool and what it would do. */
  readonly asks: string | undefined;
  readonly lastText: string | undefined;
  readonly error: string | undefined;
  /** Subagents at work. */
  readonly agents: number;
  /** Shells in the background. */
  readonly shells: number;
}

export const noHooks: HookState = {
  sessionId: undefined,
  transcriptPath: undefined,
  state: undefined,
  reason: '',
  at: 0,
  mode: undefined,
  asks: undefined,
  lastText: undefined,
  error: undefined,
  agents: 0,
  shells: 0,
};

const working: ClaudeState = { kind: 'working' };
const idle: ClaudeState = { kind: 'idle' };

export function followHook(before: HookState, event: HookEvent, at: number): HookState {
  const base: HookState = {
    ...before,
    sessionId: event.sessionId,
    transcriptPath: event.transcriptPath ?? before.transcriptPath,
    mode: modeNamed(event.permissionMode ?? '') ?? before.mode,
  };
  const says = (state: ClaudeState, reason: string, more: Partial<HookState> = {}): HookState => ({
    ...base,
    asks: undefined,
    ...more,
    state,
    reason,
    at,
  });
  switch (event.kind) {
    case 'session-start':
      // A compaction is in the middle of something.
      if (event.source === 'compact') return base;
      // It tells before it takes anything; after /clear it is there already.
      return says(event.source === 'clear' ? idle : { kind: 'starting' }, `a session began (${event.source})`, {
        agents: 0,
        shells: 0,
        error: undefined,
        lastText: undefined,
      });
    case 'session-end':
      return event.reason === 'clear' ? base : says({ kind: 'exited' }, `the session ended (${event.reason})`);
    case 'prompt':
      return says(working, 'a prompt was submitted', { error: undefined });
    case 'tool-begins':
      return says(working, `it uses ${event.tool}`);
    case 'tool-ended':
      return says(working, `${event.tool} is done`);
    case 'permission-asked':
      return says({ kind: 'waiting', for: waitsFor(event.tool) }, `it asks before it uses ${event.tool}`, {
        asks: event.about === '' ? event.tool : `${event.tool}: ${event.about}`,
      });
    case 'permission-denied':
      return says(working, 'a tool was denied');
    case 'turn-ended': {
      const { agents, shells, lastText } = event;
      const more = { agents, shells, lastText: lastText ?? before.lastText };
      return agents > 0 ? says(working, 'the turn ended, its agents go on', more) : says(idle, 'the turn ended', more);
    }
    case 'turn-failed':
      return says(idle, `the turn failed: ${event.error}`, { error: event.lastText ?? event.error });
    case 'agent-begins':
      return { ...base, agents: before.agents + 1 };
    case 'agent-ended':
      return { ...base, agents: Math.max(0, before.agents - 1) };
    case 'compacting':
      return says(working, 'it compacts the conversation');
    case 'compacted':
      return event.byHand ? says(idle, 'the conversation was compacted') : base;
    case 'notification':
      return notified(base, event.about, event.message, at);
    case 'text':
      return { ...base, lastText: event.text.trim() === '' ? before.lastText : event.text };
    default:
      return assertNever(event);
  }
}

function waitsFor(tool: string): WaitingFor {
  if (tool === 'AskUserQuestion') return 'question';
  return tool === 'ExitPlanMode' ? 'plan' : 'permission';
}

/** They come seconds late: they add to what is known, and contradict nothing newer. */
function notified(base: HookState, about: string, message: string, at: number): HookState {
  if (about === 'idle_prompt' && base.state?.kind !== 'idle')
    return { ...base, state: idle, reason: message, at, asks: undefined };
  if (about === 'permission_prompt' && base.state?.kind !== 'waiting') {
    return { ...base, state: { kind: 'waiting', for: 'permission' }, reason: message, at };
  }
  return base;
}
