/**
 * Brings the prompts of one pane to its Claude, one after the other. Owns the order of the steps: each is on disk before it is
 * done, so that a server that comes after knows what may have happened. What may be typed when, the gate decides.
 */
import { type ClaudePrompt, isPromptOver, type PaneId, type PromptStage } from '@ccmux/core';
import type { PromptPorts } from './ports.js';
import { Sight } from './sight.js';
import { followToEnd } from './steps/follow-to-end.js';
import { recover } from './steps/recover.js';
import type { Step, StepContext } from './steps/step.js';
import { submit } from './steps/submit.js';
import { typeText } from './steps/type-text.js';
import { TypingTurn } from './typing-turn.js';
import { Wakes } from './wakes.js';

export class Courier {
  readonly #context: StepContext;
  readonly #ports: PromptPorts;
  readonly #pane: PaneId;
  readonly #wakes: Wakes;
  #isRunning = false;
  /** Why the first prompt has not been typed yet. */
  #why: string | undefined;

  constructor(ports: PromptPorts, pane: PaneId, onWhy: () => void) {
    this.#ports = ports;
    this.#pane = pane;
    this.#wakes = new Wakes(ports.clock);
    const turn = new TypingTurn(ports, pane);
    this.#context = {
      ...ports,
      pane,
      sight: new Sight(ports, pane, turn),
      wakes: this.#wakes,
      turn,
      isGone: () => this.#wakes.isEnded || !ports.store.model.panes.has(pane),
      move: (prompt, stage) => this.#move(prompt, stage),
      waits: (why) => {
        if (this.#why === why) return;
        this.#why = why;
        onWhy();
      },
    };
  }

  get why(): string | undefined {
    return this.#why;
  }

  /** Something has changed: Claude's state, the prompts, the pane. */
  wake(): void {
    this.#wakes.wake();
    if (!this.#isRunning && this.#next() !== undefined) void this.#run();
  }

  dispose(): void {
    this.#wakes.end();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    // What an earlier server had begun is looked at before anything is done again.
    let isOwn = false;
    try {
      for (let prompt = this.#next(); prompt !== undefined && !this.#context.isGone(); prompt = this.#next()) {
        await stepFor(prompt, isOwn)(this.#context, prompt);
        isOwn = true;
        if (this.#next()?.stage.kind !== 'typing') this.#context.turn.end();
      }
    } catch (error) {
      this.#ports.log.error({ ev: 'prompt.failed', pane: this.#pane, error: String(error) });
      const prompt = this.#next();
      if (prompt !== undefined)
        this.#move(prompt, { kind: 'refused', atMs: this.#ports.clock.wallMs(), reason: `a fault of ccmux: ${error}` });
    } finally {
      this.#context.turn.end();
      this.#isRunning = false;
    }
  }

  #next(): ClaudePrompt | undefined {
    return this.#ports.store.model.prompts.get(this.#pane)?.find((prompt) => !isPromptOver(prompt));
  }

  #move(prompt: ClaudePrompt, stage: PromptStage): ClaudePrompt {
    const { store, log } = this.#ports;
    log.info({ ev: 'prompt.moved', pane: this.#pane, id: prompt.id, to: stage.kind });
    store.apply({ kind: 'prompt-moved', pane: this.#pane, id: prompt.id, stage });
    return { ...prompt, stage };
  }
}

function stepFor({ stage }: ClaudePrompt, isOwn: boolean): Step {
  switch (stage.kind) {
    case 'typing':
    case 'typed':
      return isOwn ? submit : recover;
    case 'accepted':
    case 'started':
      return followToEnd;
    default:
      return typeText;
  }
}
