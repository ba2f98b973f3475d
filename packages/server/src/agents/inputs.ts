/**
 * Text from an agent for a Claude that it opened. Owns how many a pane may be sent in a minute; what answers a person's
 * question is kept out by the gate of prompts, and refused here when it is known to be one.
 */
import { err, isLiving, ok, type PaneId, type Result } from '@ccmux/core';
import type { ClaudePrompts } from '../claude/prompts/claude-prompts.js';
import type { Agents } from './agents.js';
import type { AgentContext } from './context.js';
import type { Door } from './request.js';

const inputsAMinute = 6;
const minuteMs = 60_000;

export interface InputRequest {
  /** The pane that sends, as the server knows it. */
  readonly from: PaneId;
  readonly door: Door;
  /** Name or id of a descendant of it. */
  readonly to: string;
  readonly text: string;
  /** The same one is sent once. */
  readonly id: string | undefined;
}

export interface InputPorts extends Pick<AgentContext, 'store' | 'clock' | 'claudeStates'> {
  readonly agents: Agents;
  readonly claudePrompts: ClaudePrompts;
}

export class Inputs {
  readonly #ports: InputPorts;
  readonly #recent = new Map<PaneId, number[]>();

  constructor(ports: InputPorts) {
    this.#ports = ports;
  }

  /** The id of the prompt that is queued; or why not, for the agent. */
  send(request: InputRequest): Result<string, string> {
    const { from, door, to, text } = request;
    const sent = this.#sent(request);
    const error = sent.ok ? null : sent.error;
    this.#ports.agents.audit('input', { from: `%${from}`, door, to, length: text.length, error });
    return sent;
  }

  #sent({ from, to, text, id }: InputRequest): Result<string, string> {
    const { agents, claudePrompts, claudeStates, clock, store } = this.#ports;
    const child = agents.reachable(from, to);
    if (child === undefined) return err(`there is no pane ${to} below this one`);
    if (!isLiving(child)) return err('it has ended');
    const state = claudeStates.of(child.pane)?.state;
    if (state === undefined) return err('no Claude runs in it');
    if (state.kind === 'waiting') return err('it waits for a person, whose answer this may not be');
    const now = clock.now();
    const recent = (this.#recent.get(child.pane) ?? []).filter((at) => at > now - minuteMs);
    if (recent.length >= inputsAMinute) return err(`${inputsAMinute} inputs a minute are allowed`);
    for (const pane of this.#recent.keys()) if (!store.model.panes.has(pane)) this.#recent.delete(pane);
    this.#recent.set(child.pane, [...recent, now]);
    const queued = claudePrompts.send(child.pane, { text: text.trim(), manner: 'text', ...(id !== undefined && { id }) });
    return queued.ok ? ok(queued.value.id) : queued;
  }
}
