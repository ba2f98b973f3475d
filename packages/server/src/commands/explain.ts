/** explain: what the Claude in a pane does, what each source says of it, and why one was believed. */
import { stateText } from '@ccmux/claude';
import { err, formatPaneId, type Place, type Result } from '@ccmux/core';
import type { ClaudeExplanation } from '../claude/state/claude-status.js';
import { explanationLines } from '../claude/state/explanation-lines.js';
import { placeOfPane } from '../formats/places.js';
import { type Command, type CommandContext, done } from './command.js';

export const explain: Command = {
  name: 'explain',
  flags: 'jt:',
  long: { json: 'j' },
  args: [0, 1],
  usage: '[-j] [-t target-pane] [pane]',
  summary: 'Say what the Claude in a pane does, and how that is known.',
  flagHelp: {
    j: 'as JSON (--json)',
    t: 'the pane',
  },
  exec(context, args) {
    if (args.rest[0] !== undefined && args.has('t')) return err('only one of -t or argument must be given');
    const place = placeNamed(context, args.rest[0] ?? args.value('t'));
    if (!place.ok) return place;
    const { pane } = place.value;
    const explanation = context.claudeStates.explain(pane);
    if (explanation === undefined) return err(`no Claude runs in pane ${formatPaneId(pane)}`);
    const nowMs = context.clock.wallMs();
    if (args.has('j')) context.caller.print(JSON.stringify(asJson(explanation, nowMs)));
    else for (const line of explanationLines(explanation, nowMs)) context.caller.print(line);
    return done;
  },
};

/** A pane, or the name of a conversation. */
function placeNamed({ resolve, store }: CommandContext, word: string | undefined): Result<Place, string> {
  const named = word === undefined ? undefined : [...store.model.claude].find(([, binding]) => binding.name === word)?.[0];
  const place = named === undefined ? undefined : placeOfPane(store.model, named);
  return place === undefined ? resolve('pane', word) : { ok: true, value: place };
}

function asJson({ status, evidence, source, reason }: ClaudeExplanation, nowMs: number) {
  const { pane, state, sinceMs, ...rest } = status;
  return {
    pane: formatPaneId(pane),
    state: state.kind,
    waiting: state.kind === 'waiting' ? state.for : null,
    seconds: Math.max(0, (nowMs - sinceMs) / 1000),
    source,
    reason,
    ...rest,
    evidence: evidence.map((one) => ({
      source: one.source,
      state: one.state.kind,
      waiting: one.state.kind === 'waiting' ? one.state.for : null,
      says: stateText(one.state),
      reason: one.reason,
      seconds: Math.max(0, (nowMs - one.at) / 1000),
      won: one.source === source,
    })),
  };
}
