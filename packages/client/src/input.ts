/**
 * The host terminal's bytes on their way in: decoded, with the two timers that a decoder needs and may not own.
 * Answers of the host are kept apart from what a person did.
 */
import type { InputEvent } from '@ccmux/protocol';
import { createInputDecoder, type DecodedEvent, type HostReport } from './keys/index.js';

/** An ESC alone is the Escape key when nothing follows for this long, unless the server says otherwise. */
const defaultEscapeMs = 10;
/** The rest of a cut sequence is not coming any more. */
const abandonMs = 1000;

export interface HostInputEvents {
  onInput(events: InputEvent[]): void;
  onReport(report: HostReport): void;
}

export class HostInput {
  readonly #decoder = createInputDecoder();
  readonly #events: HostInputEvents;
  #timer: NodeJS.Timeout | undefined;
  #escapeMs = defaultEscapeMs;

  constructor(events: HostInputEvents) {
    this.#events = events;
  }

  push(bytes: Uint8Array): void {
    clearTimeout(this.#timer);
    this.#deliver(this.#decoder.push(bytes));
    if (this.#decoder.pending) this.#timer = setTimeout(() => this.#flush(), this.#escapeMs);
    else this.#waitForRest();
  }

  /** How long an ESC is waited on; undefined: as long as at first. */
  waitForEscape(ms: number | undefined): void {
    this.#escapeMs = ms ?? defaultEscapeMs;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #flush(): void {
    this.#deliver(this.#decoder.flush());
    this.#waitForRest();
  }

  #waitForRest(): void {
    if (this.#decoder.holding) this.#timer = setTimeout(() => this.#deliver(this.#decoder.abandon()), abandonMs);
  }

  #deliver(events: readonly DecodedEvent[]): void {
    const input: InputEvent[] = [];
    for (const event of events) {
      if (event.kind === 'report') this.#events.onReport(event);
      else input.push(event);
    }
    if (input.length > 0) this.#events.onInput(input);
  }
}
