/** What a screen says: its parts, and the rules that hold in them. One picture; what led to it is the appearance's affair. */
import type { ClaudeDetails, ClaudeState, Trouble } from '../state/state.js';
import { partsOf, type ScreenParts } from './regions.js';
import type { Rule, RuleSet, Says } from './rule.js';
import type { ScreenView } from './view.js';

export interface ScreenReading {
  /** `prompt`: the box is there. `dialog`, `bare`: it is not. `left`: it is, and the program has gone. `viewer`: something lies over all of it. `blank`: nothing is drawn. */
  readonly kind: 'prompt' | 'dialog' | 'left' | 'bare' | 'viewer' | 'blank';
  /** What the picture alone says; undefined when no rule holds. */
  readonly state: ClaudeState | undefined;
  readonly reason: string;
  /** Columns and rows: a picture of another size is not drawn in one go. */
  readonly size: string;
  /** The row of the spinner's place. */
  readonly status: string;
  /** What works, if something does: a turn, something that works as long as its row changes, agents or shells beside the turn. */
  readonly work: 'turn' | 'spinning' | 'background' | 'shells' | undefined;
  readonly details: ClaudeDetails;
}

export function readScreen(view: ScreenView, { rules }: RuleSet): ScreenReading {
  const parts = partsOf(view);
  const held = rules.flatMap((rule) => {
    const match = holds(rule, parts);
    return match ? [{ rule, groups: match.groups ?? {} }] : [];
  });
  const rest = {
    size: `${view.cols}x${view.rows}`,
    status: parts.region('status')[0]?.text ?? '',
    details: detailsOf(view, parts, held),
    work: undefined,
  };
  const viewer = held.find(({ rule }) => rule.says.kind === 'viewer');
  if (viewer) {
    const working = held.find(({ rule }) => rule.region === 'end' && rule.says.kind === 'working');
    const state = working && stateOf(working.rule.says);
    return { ...rest, kind: 'viewer', state, reason: (working ?? viewer).rule.why };
  }
  const kind = parts.kind === 'box' ? 'prompt' : parts.kind;
  for (const { rule } of held) {
    const state = stateOf(rule.says);
    if (state) return { ...rest, kind, state, reason: rule.why, work: workOf(rule.says) };
  }
  if (parts.prompt?.isWhole === false) return { ...rest, kind, state: undefined, reason: 'a long draft fills the screen' };
  if (kind === 'prompt')
    return { ...rest, kind, state: { kind: 'idle' }, reason: 'the prompt is there and nothing works above it' };
  return { ...rest, kind, state: undefined, reason: kind === 'blank' ? 'the screen is empty' : 'there is no prompt' };
}

const workOf = ({ kind }: Says): ScreenReading['work'] =>
  kind === 'spinning' || kind === 'background'
    ? kind
    : kind === 'shells-work'
      ? 'shells'
      : kind === 'working'
        ? 'turn'
        : undefined;

function stateOf(says: Says): ClaudeState | undefined {
  if (says.kind === 'waiting') return { kind: 'waiting', for: says.for };
  if (workOf(says) !== undefined) return { kind: 'working' };
  return says.kind === 'idle' || says.kind === 'typing' ? { kind: 'idle' } : undefined;
}

interface Held {
  readonly rule: Rule;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

function holds({ region, row, also }: Rule, parts: ScreenParts): RegExpExecArray | undefined {
  if (!also.every((one) => parts.region(one.region).some(({ text }) => one.row.test(text)))) return undefined;
  for (const { text } of parts.region(region)) {
    const match = row.exec(text);
    if (match) return match;
  }
  return undefined;
}

function detailsOf(view: ScreenView, parts: ScreenParts, held: readonly Held[]): ClaudeDetails {
  const found = (kind: Rule['says']['kind']): Held | undefined => held.find(({ rule }) => rule.says.kind === kind);
  const mode = held.map(({ rule }) => rule.says).find((says) => says.kind === 'mode');
  const listed = found('agents');
  return {
    mode: mode?.kind === 'mode' ? mode.mode : undefined,
    draft: found('typing') !== undefined || (found('placeholder') === undefined && hasDraft(view, parts)),
    shells: Number(found('shells')?.groups.n ?? 0),
    agents: listed === undefined ? 0 : Number(listed.groups.n ?? countRows(listed.rule, parts)),
    trouble: troubleOf(found('retrying'), found('api-error')),
  };
}

const countRows = ({ region, row }: Rule, parts: ScreenParts): number =>
  parts.region(region).filter(({ text }) => row.test(text)).length;

function troubleOf(retrying: Held | undefined, failed: Held | undefined): Trouble | undefined {
  if (retrying) return { kind: 'retrying', attempt: Number(retrying.groups.attempt ?? 0), of: Number(retrying.groups.of ?? 0) };
  return failed && { kind: 'api-error', text: failed.groups.text ?? '' };
}

/** Words in the box that are not dim: dim ones are the program's suggestion. The caret is an inverse blank. */
function hasDraft(view: ScreenView, { prompt, region }: ScreenParts): boolean {
  if (prompt === undefined) return false;
  if (!prompt.isWhole) return true;
  const rows = region('box');
  if (rows.slice(1).some(({ text }) => /[^ │]/u.test(text))) return true;
  const text = rows[0]?.text.slice(prompt.textColumn).replace(/│$/u, '') ?? '';
  const first = text.search(/[^ \u00a0]/u);
  if (first < 0) return false;
  // The caret stands on the first letter of a suggestion and is not dim: the second tells.
  const looks = [0, 1].map((i) => view.look(prompt.textColumn + first + i, prompt.y));
  return !looks[looks[0]!.inverse && text.trim().length > 1 ? 1 : 0]!.dim;
}
