/**
 * The prompts that wait for the Claudes of panes. Owns a courier for each pane that has some, takes new ones, and tells who
 * waits for one how far it has come. What is queued is a fact of the model, and outlives the server.
 */
import { randomUUID } from 'node:crypto';
import { written } from '@ccmux/claude';
import { type ClaudePrompt, err, isPromptOver, ok, type PaneId, type Result } from '@ccmux/core';
import { Courier } from './courier.js';
import type { PromptPorts } from './ports.js';

/** Prompts of one pane that are not over. */
const mostWaiting = 100;

export interface NewPrompt {
  readonly text: string;
  readonly manner: 'text' | 'command';
  /** The same id is the same prompt; one is made up when left out. */
  readonly id?: string | undefined;
}

export interface Receipt {
  readonly prompt: ClaudePrompt;
  /** Why it has not been typed yet. */
  readonly why: string | undefined;
}

export class ClaudePrompts {
  readonly #ports: PromptPorts;
  readonly #couriers = new Map<PaneId, Courier>();
  readonly #watchers = new Set<() => void>();
  #isEnded = false;

  constructor(ports: PromptPorts) {
    this.#ports = ports;
    ports.states.subscribe(({ pane }) => this.#couriers.get(pane)?.wake());
    ports.store.subscribe((event, before) => {
      if (event.kind === 'prompt-moved' || event.kind === 'prompt-queued') this.#changed();
      else if (before.panes !== ports.store.model.panes) this.#followPanes();
    });
  }

  /** Takes up what an earlier server has left. */
  begin(): void {
    for (const [pane, prompts] of this.#ports.store.model.prompts) {
      if (prompts.some((prompt) => !isPromptOver(prompt))) this.#courier(pane).wake();
    }
  }

  /** The prompt as it is now: one with a known id is not sent again. The error is for a person. */
  send(pane: PaneId, { text, manner, id = randomUUID().slice(0, 8) }: NewPrompt): Result<ClaudePrompt, string> {
    const { store, states, clock } = this.#ports;
    const known = this.receipt(pane, id);
    if (known !== undefined) return ok(known.prompt);
    if (states.of(pane) === undefined && !store.model.claude.has(pane)) return err('no Claude runs in the pane');
    const checked = written(text, manner);
    if (!checked.ok) return checked;
    const waiting = (store.model.prompts.get(pane) ?? []).filter((prompt) => !isPromptOver(prompt));
    if (waiting.length >= mostWaiting) return err(`${mostWaiting} prompts are waiting already`);
    const prompt: ClaudePrompt = { id, text, manner, queuedMs: clock.wallMs(), stage: { kind: 'queued' } };
    store.apply({ kind: 'prompt-queued', pane, prompt });
    this.#courier(pane).wake();
    return ok(prompt);
  }

  receipt(pane: PaneId, id: string): Receipt | undefined {
    return this.receipts(pane).find(({ prompt }) => prompt.id === id);
  }

  /** In the order they were queued. */
  receipts(pane: PaneId): readonly Receipt[] {
    const prompts = this.#ports.store.model.prompts.get(pane) ?? [];
    const first = prompts.find((prompt) => !isPromptOver(prompt));
    const whyOf = (prompt: ClaudePrompt): string | undefined => {
      if (prompt === first) return this.#couriers.get(pane)?.why;
      return isPromptOver(prompt) ? undefined : 'a prompt before it is not answered yet';
    };
    return prompts.map((prompt) => ({ prompt, why: whyOf(prompt) }));
  }

  /** Settles when it is as wished, or with undefined when it is gone or the time is over. `ms`: undefined is for ever. */
  until(pane: PaneId, id: string, isWished: (receipt: Receipt) => boolean, ms?: number): Promise<Receipt | undefined> {
    return new Promise((resolve) => {
      const end = (receipt: Receipt | undefined): void => {
        timer?.cancel();
        this.#watchers.delete(look);
        resolve(receipt);
      };
      const look = (): void => {
        const receipt = this.receipt(pane, id);
        if (receipt === undefined || this.#isEnded) end(undefined);
        else if (isWished(receipt)) end(receipt);
      };
      const timer = ms === undefined ? undefined : this.#ports.clock.after(ms, () => end(undefined));
      this.#watchers.add(look);
      look();
    });
  }

  dispose(): void {
    this.#isEnded = true;
    for (const courier of this.#couriers.values()) courier.dispose();
    this.#changed();
  }

  #changed(): void {
    for (const look of [...this.#watchers]) look();
  }

  #followPanes(): void {
    for (const [pane, courier] of this.#couriers) {
      if (this.#ports.store.model.panes.has(pane)) continue;
      courier.dispose();
      this.#couriers.delete(pane);
    }
    this.#changed();
  }

  #courier(pane: PaneId): Courier {
    const known = this.#couriers.get(pane);
    if (known !== undefined) return known;
    const courier = new Courier(this.#ports, pane, () => this.#changed());
    this.#couriers.set(pane, courier);
    return courier;
  }
}
