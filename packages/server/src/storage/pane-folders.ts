/**
 * Where the programs of panes are, for the checkpoint: there they are to run again. Looks at a few panes at a time, and
 * only at those that printed something since: a look at all of two hundred at once would cost a key forty milliseconds.
 */
import type { Model, Pane, PaneId } from '@ccmux/core';
import type { Clock } from '../clock.js';
import { folderOf } from '../panes/foreground.js';
import type { PaneRegistry } from '../panes/pane-registry.js';
import type { PaneRuntime } from '../panes/pane-runtime.js';

/** A millisecond, about. */
const panesAtOnce = 8;

export class PaneFolders {
  readonly #panes: PaneRegistry;
  readonly #clock: Clock;
  /** How much each program had printed when it was looked at. */
  readonly #seen = new WeakMap<PaneRuntime, number>();

  constructor(panes: PaneRegistry, clock: Clock) {
    this.#panes = panes;
    this.#clock = clock;
  }

  /** Looks again where something may have changed. */
  async look(model: Model): Promise<void> {
    let looked = 0;
    for (const pane of model.panes.values()) {
      if (!this.#lookAt(pane) || ++looked % panesAtOnce > 0) continue;
      await new Promise<void>((resolve) => this.#clock.soon(resolve));
    }
  }

  #lookAt({ id, dead }: Pane): boolean {
    const runtime = this.#panes.get(id);
    if (runtime === undefined || dead !== undefined) return false;
    const printed = runtime.printedBefore + runtime.received;
    if (this.#seen.get(runtime) === printed) return false;
    this.#seen.set(runtime, printed);
    runtime.folder = folderOf(runtime.pid) ?? runtime.folder;
    return true;
  }

  /** The model, with what was seen. */
  within(model: Model): Model {
    const withFolder = ([id, pane]: [PaneId, Pane]): [PaneId, Pane] => {
      const folder = this.#panes.get(id)?.folder ?? '';
      return [id, folder === '' ? pane : { ...pane, folder }];
    };
    return { ...model, panes: new Map([...model.panes].map(withFolder)) };
  }
}
