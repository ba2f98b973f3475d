/** What the tags of one text ask for, carried out one by one, and what its author is told. */
import type { Found, InputTag, SpawnTag } from '@ccmux/claude';
import { formatPaneId, isLiving, type PaneId, readCommandLine } from '@ccmux/core';
import type { Services } from '../services.js';
import { controlChild } from './control.js';
import type { SpawnAnswer, SpawnRequest } from './request.js';

/** Prompts that a pane may be sent by others in a minute. */
const inputsAMinute = 6;
const minuteMs = 60_000;

export interface Told {
  /** A line for the agent; undefined: there is nothing to say yet. */
  readonly line: string | undefined;
  /** What a person still has to answer. */
  readonly later?: Promise<string>;
}

export class Wishes {
  readonly #services: Services;
  readonly #inputs = new Map<PaneId, number[]>();

  constructor(services: Services) {
    this.#services = services;
  }

  /** `key`: names the text; the same wish of it is not granted twice. */
  async fulfil(from: PaneId, found: Found, key: string): Promise<Told> {
    const { agents } = this.#services;
    if (found.kind === 'ignored') {
      agents.audit('ignored', { from: `%${from}`, door: 'tag', reason: found.reason });
      return { line: undefined };
    }
    if (found.kind === 'refused') {
      agents.audit('refused', { from: `%${from}`, door: 'tag', reason: found.reason, source: found.source });
      return { line: `refused ${JSON.stringify(found.source.slice(0, 60))}: ${found.reason}` };
    }
    const { tag } = found;
    switch (tag.kind) {
      case 'spawn':
        return this.#spawn(from, tag, `${key}:${found.index}`);
      case 'input':
        return { line: await this.#input(from, tag, `${key}:${found.index}`) };
      case 'control': {
        const done = await controlChild(this.#services, { from, door: 'tag', action: tag.action, name: tag.pane });
        return { line: `${tag.pane}: ${done.ok ? `${tag.action} done` : `refused: ${done.error}`}` };
      }
    }
  }

  async #spawn(from: PaneId, tag: SpawnTag, key: string): Promise<Told> {
    const request: SpawnRequest = {
      from,
      door: 'tag',
      key,
      command: readCommandLine(tag.command),
      cwd: tag.cwd,
      env: tag.env,
      layout: tag.layout ?? 'vertical',
      select: tag.focus === 'new',
      name: tag.paneId,
      parent: tag.parent,
      timeoutS: tag.timeout,
      restart: tag.restart ?? 'never',
    };
    const wanted = tag.paneId ?? tag.command.slice(0, 40);
    const asked = await this.#services.agents.ask(request);
    if (asked.kind === 'answered') return { line: answerLine(wanted, asked.answer) };
    return {
      line: `${wanted}: a person is asked for approval`,
      later: asked.answer.then((answer) => answerLine(wanted, answer)),
    };
  }

  /** Text for a Claude that the asker opened; the gate of prompts keeps it out of dialogs. */
  async #input(from: PaneId, { to, text }: InputTag, key: string): Promise<string> {
    const { agents, claudePrompts, claudeStates, clock } = this.#services;
    const said = (error: string | undefined): string => {
      agents.audit('input', { from: `%${from}`, to, length: text.length, error: error ?? null });
      return error === undefined ? `${to}: the input is queued` : `${to}: refused: ${error}`;
    };
    const child = agents.reachable(from, to);
    if (child === undefined) return said(`there is no pane ${to} below this one`);
    if (!isLiving(child)) return said('it has ended');
    const state = claudeStates.of(child.pane)?.state;
    if (state === undefined) return said('no Claude runs in it');
    if (state.kind === 'waiting') return said('it waits for a person, whose answer this may not be');
    const now = clock.now();
    const recent = (this.#inputs.get(child.pane) ?? []).filter((at) => at > now - minuteMs);
    if (recent.length >= inputsAMinute) return said(`${inputsAMinute} inputs a minute are allowed`);
    this.#inputs.set(child.pane, [...recent, now]);
    const sent = claudePrompts.send(child.pane, { text: text.trim(), manner: 'text', id: key });
    return said(sent.ok ? undefined : sent.error);
  }
}

const answerLine = (wanted: string, answer: SpawnAnswer): string =>
  answer.kind === 'granted'
    ? `${answer.name}: opened as pane ${formatPaneId(answer.pane)}; you will be told when it ends`
    : `${wanted}: refused: ${answer.reason}`;
