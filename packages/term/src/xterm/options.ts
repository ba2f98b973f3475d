/** What an emulator is made with: its limits, who listens, and a clock. */
import type { Size } from '@ccmux/core';
import type { EmulatorEvents } from '../emulator/port.js';
import type { FloodBudget } from './flood-budget.js';

export interface XtermEmulatorOptions {
  readonly size: Size;
  /** Lines kept above the screen. */
  readonly historyLimit: number;
  /** How many of them stay as xterm.js has them, instead of packed. */
  readonly liveRows?: number;
  /** Lines of floods wait for `settle` as far as this allows. */
  readonly flood?: FloodBudget | undefined;
  readonly events: EmulatorEvents;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
}

/** The size is the image's. */
export type RestoreOptions = Omit<XtermEmulatorOptions, 'size'>;
