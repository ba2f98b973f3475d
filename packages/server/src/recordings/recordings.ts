/**
 * Recordings of live panes: what their programs print, what is typed to them, and their sizes, with times. Owns at most one for a
 * pane. It begins with what the screen shows. A pane never waits for its recording.
 */
import type { PaneId, Size } from '@ccmux/core';
import type { Clock } from '../clock.js';
import type { ModelStore } from '../model/store.js';
import type { PaneRuntime } from '../panes/pane-runtime.js';
import { CastWriter } from './cast-writer.js';

interface Recording {
  readonly cast: CastWriter;
  readonly startedMs: number;
  /** Settles when the file is whole; the error is for people. */
  readonly ended: Promise<string | undefined>;
}

export class PaneRecordings {
  readonly #clock: Clock;
  readonly #recordings = new Map<PaneId, Recording>();

  constructor(store: ModelStore, clock: Clock) {
    this.#clock = clock;
    // A pane that is closed does not tell of its program's end.
    store.subscribe(() => {
      for (const pane of this.#recordings.keys()) if (!store.model.panes.has(pane)) void this.stop(pane);
    });
  }

  has(pane: PaneId): boolean {
    return this.#recordings.has(pane);
  }

  /** The pane has no recording. Settles when the recording has ended, with what went wrong if anything did. */
  start(runtime: PaneRuntime, path: string, title: string): Promise<string | undefined> {
    const { id, size, emulator } = runtime;
    let settle: (error: string | undefined) => void = () => {};
    const ended = new Promise<string | undefined>((resolve) => {
      settle = resolve;
    });
    const header = { size, startedMs: this.#clock.wallMs(), title };
    const cast = new CastWriter(path, header, (error) => {
      if (this.#recordings.get(id)?.cast === cast) this.#recordings.delete(id);
      settle(error);
    });
    this.#recordings.set(id, { cast, startedMs: this.#clock.now(), ended });
    // Before anything was printed there is nothing to draw.
    const hasPrinted = runtime.received > 0;
    if (hasPrinted) cast.event('o', 0, `${titleText(title)}${emulator.exportScreen()}`);
    return ended;
  }

  /** Settles when the file is whole. */
  stop(pane: PaneId): Promise<string | undefined> | undefined {
    const recording = this.#recordings.get(pane);
    recording?.cast.end();
    return recording?.ended;
  }

  output(pane: PaneId, data: Uint8Array): void {
    const recording = this.#recordings.get(pane);
    recording?.cast.bytes('o', this.#seconds(recording), data);
  }

  input(pane: PaneId, data: Uint8Array): void {
    const recording = this.#recordings.get(pane);
    recording?.cast.bytes('i', this.#seconds(recording), data);
  }

  resized(pane: PaneId, { cols, rows }: Size): void {
    const recording = this.#recordings.get(pane);
    recording?.cast.event('r', this.#seconds(recording), `${cols}x${rows}`);
  }

  #seconds({ startedMs }: Recording): number {
    return (this.#clock.now() - startedMs) / 1000;
  }
}

const titleText = (title: string): string => (title === '' ? '' : `\x1b]0;${title}\x07`);
