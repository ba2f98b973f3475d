import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stateText } from '../state/state.js';
import { followHook, type HookState, noHooks } from './follow.js';
import { parseHookPayload } from './payload.js';

const base = { session_id: 'a', transcript_path: '/t.jsonl', cwd: '/srv', permission_mode: 'default' };
const payload = (event: string, fields: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({ ...base, hook_event_name: event, ...fields });

function after(...payloads: readonly string[]): HookState {
  let at = 1000;
  return payloads.reduce((state, text) => {
    const event = parseHookPayload(text);
    return event === undefined ? state : followHook(state, event, at++);
  }, noHooks);
}

const start = payload('SessionStart', { source: 'startup' });
const prompt = payload('UserPromptSubmit', { prompt: 'go' });
const bash = { tool_name: 'Bash', tool_input: { command: 'make\n test' } };
const stop = payload('Stop', { last_assistant_message: 'Done.', background_tasks: [] });

describe('what hooks say', () => {
  test.each([
    ['a start', [start], 'starting'],
    ['a prompt', [start, prompt], 'working'],
    ['a tool', [prompt, payload('PreToolUse', bash)], 'working'],
    ['a request', [prompt, payload('PermissionRequest', bash)], 'waiting (permission)'],
    ['a question', [prompt, payload('PermissionRequest', { tool_name: 'AskUserQuestion' })], 'waiting (question)'],
    ['a plan', [prompt, payload('PermissionRequest', { tool_name: 'ExitPlanMode' })], 'waiting (plan)'],
    ['leave', [payload('PermissionRequest', bash), payload('PostToolUse', bash)], 'working'],
    ['an end', [prompt, stop], 'idle'],
    ['a failure', [prompt, payload('StopFailure', { error: 'server_error' })], 'idle'],
    ['agents that go on', [prompt, payload('Stop', { background_tasks: [{ type: 'subagent', status: 'running' }] })], 'working'],
    ['shells that go on', [prompt, payload('Stop', { background_tasks: [{ type: 'shell', status: 'running' }] })], 'idle'],
    ['/clear', [start, stop, payload('SessionEnd', { reason: 'clear' })], 'idle'],
    ['/exit', [start, payload('SessionEnd', { reason: 'prompt_input_exit' })], 'exited'],
    ['a compaction', [prompt, payload('PreCompact', { trigger: 'manual' })], 'working'],
    ['its end', [payload('PreCompact'), payload('PostCompact', { trigger: 'manual' })], 'idle'],
    [
      'a late notice of a request',
      [prompt, payload('Notification', { notification_type: 'permission_prompt' })],
      'waiting (permission)',
    ],
    ['a late notice of idleness', [prompt, payload('Notification', { notification_type: 'idle_prompt' })], 'idle'],
  ])('%s: %s', (_, payloads, expected) => {
    const { state } = after(...payloads);
    expect(state && stateText(state)).toBe(expected);
  });

  test('a request says what for', () => {
    expect(after(prompt, payload('PermissionRequest', bash)).asks).toBe('Bash: make test');
    expect(after(payload('PermissionRequest', bash), prompt).asks).toBeUndefined();
  });

  test('a failure says what went wrong, until the next prompt', () => {
    const failed = [prompt, payload('StopFailure', { error: 'x', last_assistant_message: 'API Error: 400' })];
    expect(after(...failed).error).toBe('API Error: 400');
    expect(after(...failed, prompt).error).toBeUndefined();
  });

  test('/clear goes on under another id', () => {
    const next = JSON.stringify({ ...base, session_id: 'b', hook_event_name: 'SessionStart', source: 'clear' });
    expect(after(start, prompt, stop, payload('SessionEnd', { reason: 'clear' }), next)).toMatchObject({
      sessionId: 'b',
      state: { kind: 'idle' },
      lastText: undefined,
    });
  });

  test('modes have one name', () => {
    expect(after(payload('Stop', { permission_mode: 'acceptEdits' })).mode).toBe('accept-edits');
    expect(after(payload('Stop', { permission_mode: 'plan' }), payload('Stop', { permission_mode: 'newest' })).mode).toBe('plan');
  });

  test('nothing that comes makes it throw', () => {
    const names = fc.constantFrom('Stop', 'PermissionRequest', 'SessionStart', 'Notification', 'toString', 'PreToolUse');
    fc.assert(
      fc.property(names, fc.dictionary(fc.string(), fc.jsonValue()), (event, fields) => {
        after(payload(event, fields));
        expect(parseHookPayload(JSON.stringify(fields))).toBeUndefined();
      }),
    );
    expect(parseHookPayload('{')).toBeUndefined();
    expect(parseHookPayload(payload('SomethingNew'))).toBeUndefined();
  });
});
