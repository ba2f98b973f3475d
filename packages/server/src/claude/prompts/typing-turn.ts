/**
 * Our turn at the keys of a pane: from looking whether the box is free until Claude has heard the key that submits, what a person
 * types waits, so that nothing gets between. Owns the hold; it ends by itself where Claude is slow.
 */
import type { PaneId } from '@ccmux/core';
import type { Hold } from '../../panes/held-input.js';
import type { PromptPorts } from './ports.js';

export class TypingTurn {
  readonly #ports: Pick<PromptPorts, 'panes' | 'clock'>;
  readonly #pane: PaneId;
  #hold: Hold | undefined;
  #sinceMs = 0;

  constructor(ports: Pick<PromptPorts, 'panes' | 'clock'>, pane: PaneId) {
    this.#ports = ports;
    this.#pane = pane;
  }

  /** Monotonic milliseconds since when it has been ours alone; undefined: it is not. */
  get sinceMs(): number | undefined {
    return this.#hold?.isHeld === true ? this.#sinceMs : undefined;
  }

  begin(): void {
    this.#sinceMs = this.#ports.clock.now();
    this.#hold = this.#ports.panes.hold(this.#pane);
  }

  end(): void {
    this.#hold?.release();
    this.#hold = undefined;
  }

  /** Types it, whoever else may; false when so much is waiting that it was refused. */
  write(bytes: string): boolean {
    const data = Buffer.from(bytes);
    return this.#hold?.write(data) ?? this.#ports.panes.write(this.#pane, data);
  }
}
