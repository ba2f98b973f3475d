/**
 * What Claude Code tells a hook on its standard input: JSON, one object an occasion. Owns the reading of it, for the events
 * that say something of the state. Refuses to throw: an event that is not known, or lacks what it should have, is nothing.
 */
import { asList, asObject, asText, type JsonObject, parseObject } from '../json.js';
import { aboutInput } from './tool-text.js';

/** What every payload says. */
interface Occasion {
  readonly sessionId: string;
  readonly transcriptPath: string | undefined;
  readonly cwd: string | undefined;
  /** As Claude names it; see `modeNamed`. */
  readonly permissionMode: string | undefined;
  /** Set in what a subagent does. */
  readonly agentId: string | undefined;
}

interface Tool {
  readonly tool: string;
  /** What it is about to do, in a few words: a command, a file. */
  readonly about: string;
}

export type HookEvent = Occasion &
  (
    | { readonly kind: 'session-start'; readonly source: string; readonly model: string | undefined }
    | { readonly kind: 'session-end'; readonly reason: string }
    | { readonly kind: 'prompt'; readonly prompt: string; readonly promptId: string | undefined }
    | ({ readonly kind: 'tool-begins' } & Tool)
    | ({ readonly kind: 'tool-ended' } & Tool)
    | ({ readonly kind: 'permission-asked' } & Tool)
    | { readonly kind: 'permission-denied' }
    | {
        readonly kind: 'turn-ended';
        readonly lastText: string | undefined;
        /** Agents that go on working for this turn. */
        readonly agents: number;
        /** Shells that go on. */
        readonly shells: number;
      }
    | { readonly kind: 'turn-failed'; readonly error: string; readonly lastText: string | undefined }
    | { readonly kind: 'agent-begins' }
    | { readonly kind: 'agent-ended' }
    | { readonly kind: 'compacting'; readonly byHand: boolean }
    | { readonly kind: 'compacted'; readonly byHand: boolean }
    | { readonly kind: 'notification'; readonly about: string; readonly message: string }
    | { readonly kind: 'text'; readonly text: string }
  );

type Own<T> = T extends unknown ? Omit<T, keyof Occasion> : never;
type Details = Own<HookEvent>;

/** Undefined for what is no payload, or of an event that is of no interest. */
export function parseHookPayload(text: string): HookEvent | undefined {
  const payload = parseObject(text);
  const sessionId = asText(payload?.['session_id']);
  if (payload === undefined || sessionId === undefined) return undefined;
  const name = asText(payload['hook_event_name']) ?? '';
  const details = Object.hasOwn(readers, name) ? readers[name]?.(payload) : undefined;
  if (details === undefined) return undefined;
  return {
    ...details,
    sessionId,
    transcriptPath: asText(payload['transcript_path']),
    cwd: asText(payload['cwd']),
    permissionMode: asText(payload['permission_mode']),
    agentId: asText(payload['agent_id']),
  };
}

const readers: Readonly<Record<string, (payload: JsonObject) => Details>> = {
  SessionStart: (p) => ({ kind: 'session-start', source: asText(p['source']) ?? '', model: asText(p['model']) }),
  SessionEnd: (p) => ({ kind: 'session-end', reason: asText(p['reason']) ?? '' }),
  UserPromptSubmit: (p) => ({ kind: 'prompt', prompt: asText(p['prompt']) ?? '', promptId: asText(p['prompt_id']) }),
  PreToolUse: (p) => ({ kind: 'tool-begins', ...toolOf(p) }),
  PostToolUse: (p) => ({ kind: 'tool-ended', ...toolOf(p) }),
  PostToolUseFailure: (p) => ({ kind: 'tool-ended', ...toolOf(p) }),
  PermissionRequest: (p) => ({ kind: 'permission-asked', ...toolOf(p) }),
  PermissionDenied: () => ({ kind: 'permission-denied' }),
  Stop: (p) => ({ kind: 'turn-ended', lastText: asText(p['last_assistant_message']), ...runningOf(p) }),
  StopFailure: (p) => ({
    kind: 'turn-failed',
    error: asText(p['error']) ?? 'unknown',
    lastText: asText(p['last_assistant_message']),
  }),
  SubagentStart: () => ({ kind: 'agent-begins' }),
  SubagentStop: () => ({ kind: 'agent-ended' }),
  PreCompact: (p) => ({ kind: 'compacting', byHand: p['trigger'] === 'manual' }),
  PostCompact: (p) => ({ kind: 'compacted', byHand: p['trigger'] === 'manual' }),
  Notification: (p) => ({
    kind: 'notification',
    about: asText(p['notification_type']) ?? '',
    message: asText(p['message']) ?? '',
  }),
  MessageDisplay: (p) => ({ kind: 'text', text: asText(p['delta']) ?? '' }),
};

function toolOf(payload: JsonObject): Tool {
  return { tool: asText(payload['tool_name']) ?? '', about: aboutInput(payload['tool_input']) };
}

function runningOf(payload: JsonObject): { readonly agents: number; readonly shells: number } {
  const running = (asList(payload['background_tasks']) ?? [])
    .map(asObject)
    .filter((task) => task !== undefined && (task['status'] === undefined || task['status'] === 'running'));
  const agents = running.filter((task) => task?.['type'] === 'subagent').length;
  return { agents, shells: running.length - agents };
}
