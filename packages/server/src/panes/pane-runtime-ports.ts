/** What a pane's live side tells its owner, and what it needs. Types only. */
import type { DirtyRange, EmulatorEvents } from '@ccmux/term';
import type { FloodBudget } from '@ccmux/term/xterm';
import type { Clock } from '../clock.js';
import type { ParseGuard } from '../watchdog/parse-guard.js';
import type { ParseScheduler } from './parse-scheduler.js';
import type { Suspects } from './suspects.js';

export interface PaneRuntimeEvents extends EmulatorEvents {
  /** Rows (or only the cursor, with no range) changed by `bytes` of output. */
  onChange(range: DirtyRange | undefined, bytes: number): void;
  /**
   * The emulator failed on `bytes` at `offset`, or at a change of its size; `error` is undefined when it did not come back. There
   * will be another one. Answers where the bytes are kept.
   */
  onFailed(offset: number, bytes: Uint8Array, error: unknown): string | undefined;
  /** Nothing could be salvaged: the pane's output is wanted again, as `goOnFrom` says. It had come up to `upTo`. */
  onReplayWanted(upTo: number): void;
  /** A mode covers the screen, or no longer does. */
  onMode(): void;
  /** Everything below `offset` has been parsed. */
  onParsed(offset: number): void;
}

export interface PaneRuntimePorts {
  readonly clock: Clock;
  readonly scheduler: ParseScheduler;
  readonly flood?: FloodBudget;
  readonly guard?: ParseGuard;
  /** Nobody remembers what is shown again when left out. */
  readonly suspects?: Suspects;
}
