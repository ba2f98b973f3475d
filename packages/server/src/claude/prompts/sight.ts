/** What can be seen of one pane now: everything that says whether something may be typed in it. Reads, changes nothing. */
import { claudeRuleSet, hasStash, type PromptBox, readPromptBox, type Situation } from '@ccmux/claude';
import { numberOption, type PaneId } from '@ccmux/core';
import { screenView } from '../state/screen-view.js';
import type { PromptPorts } from './ports.js';
import type { TypingTurn } from './typing-turn.js';

export class Sight {
  readonly #ports: PromptPorts;
  readonly #pane: PaneId;
  readonly #turn: TypingTurn;

  constructor(ports: PromptPorts, pane: PaneId, turn: TypingTurn) {
    this.#ports = ports;
    this.#pane = pane;
    this.#turn = turn;
  }

  get box(): PromptBox {
    const runtime = this.#ports.panes.get(this.#pane);
    return runtime === undefined ? { kind: 'none' } : readPromptBox(screenView(runtime.emulator), claudeRuleSet);
  }

  get hasStash(): boolean {
    const runtime = this.#ports.panes.get(this.#pane);
    return runtime !== undefined && hasStash(screenView(runtime.emulator));
  }

  /** Monotonic milliseconds when a person last typed what Claude has or will have before ours; undefined: never. */
  get typedMs(): number | undefined {
    const typedMs = this.#ports.panes.get(this.#pane)?.typedMs;
    const { sinceMs } = this.#turn;
    return typedMs !== undefined && sinceMs !== undefined && typedMs >= sinceMs ? undefined : typedMs;
  }

  /** `since`: keys before this moment do not count. */
  situation(since = Number.NEGATIVE_INFINITY): Situation {
    const { states, store, clock } = this.#ports;
    const { model } = store;
    const pane = model.panes.get(this.#pane);
    const status = states.of(this.#pane);
    const { typedMs } = this;
    const isLater = typedMs !== undefined && typedMs > since;
    return {
      state: status?.state,
      settledMs: status === undefined ? 0 : clock.wallMs() - status.sinceMs,
      box: this.box,
      sinceKeyMs: isLater ? clock.now() - typedMs : undefined,
      isInputOff: pane?.inputOff === true,
      pauseMs: numberOption(model, 'claude-send-pause', { pane: this.#pane, window: pane?.window }) * 1000,
    };
  }
}
