/** What can be seen of one pane now: everything that says whether something may be typed in it. Reads, changes nothing. */
import { claudeRuleSet, hasStash, type PromptBox, readPromptBox, type Situation } from '@ccmux/claude';
import { numberOption, type PaneId } from '@ccmux/core';
import { screenView } from '../state/screen-view.js';
import type { PromptPorts } from './ports.js';

export class Sight {
  readonly #ports: PromptPorts;
  readonly #pane: PaneId;

  constructor(ports: PromptPorts, pane: PaneId) {
    this.#ports = ports;
    this.#pane = pane;
  }

  get box(): PromptBox {
    const runtime = this.#ports.panes.get(this.#pane);
    return runtime === undefined ? { kind: 'none' } : readPromptBox(screenView(runtime.emulator), claudeRuleSet);
  }

  get hasStash(): boolean {
    const runtime = this.#ports.panes.get(this.#pane);
    return runtime !== undefined && hasStash(screenView(runtime.emulator));
  }

  /** Monotonic milliseconds when a person last typed; undefined: never. */
  get typedMs(): number | undefined {
    return this.#ports.panes.get(this.#pane)?.typedMs;
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
