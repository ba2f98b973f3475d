/** What the tags of one text ask for, carried out one by one, and what its author is told. */
import type { Found, InputTag, SpawnTag } from '@ccmux/claude';
import { formatPaneId, type PaneId, readCommandLine } from '@ccmux/core';
import type { Services } from '../services.js';
import { controlChild } from './control.js';
import type { Inputs } from './inputs.js';
import type { SpawnAnswer, SpawnRequest } from './request.js';

export interface Told {
  /** A line for the agent; undefined: there is nothing to say yet. */
  readonly line: string | undefined;
  /** What a person still has to answer. */
  readonly later?: Promise<string>;
}

export class Wishes {
  readonly #services: Services;
  readonly #inputs: Inputs;

  constructor(services: Services) {
    this.#services = services;
    this.#inputs = services.inputs;
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
        return { line: this.#input(from, tag, `${key}:${found.index}`) };
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

  #input(from: PaneId, { to, text }: InputTag, id: string): string {
    const sent = this.#inputs.send({ from, door: 'tag', to, text, id });
    return sent.ok ? `${to}: the input is queued` : `${to}: refused: ${sent.error}`;
  }
}

const answerLine = (wanted: string, answer: SpawnAnswer): string =>
  answer.kind === 'granted'
    ? `${answer.name}: opened as pane ${formatPaneId(answer.pane)}; you will be told when it ends`
    : `${wanted}: refused: ${answer.reason}`;
