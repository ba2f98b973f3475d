/**
 * Whether the other side of a connection answers. Owns the question and the patience; what becomes of one that is silent is
 * decided by who is told. Nothing runs while nothing was sent: who was told nothing has nothing to answer.
 */

/** How long the other side may say nothing behind what it was sent before it is asked whether it is there. */
const silenceMs = 3_000;

/**
 * How long it may take to answer, counted in ticks: a machine that slept, or a process that was stopped and goes on, is late
 * by one tick, whatever the clock says.
 */
const tickMs = 1_000;
const maxTicks = 5;

export interface HeartbeatPorts {
  /** Sends something that is answered at once. */
  ask(): void;
  /** There was no answer. True: it is only slow, and may take as long again; else it is asked again when more is sent. */
  onSilent(): boolean;
  /** Calls back once after `delayMs`; the answer cancels. */
  after(delayMs: number, callback: () => void): () => void;
}

export class Heartbeat {
  readonly #ports: HeartbeatPorts;
  #cancel: (() => void) | undefined;
  #isOwed = false;
  /** It has been asked, and its time runs. */
  #isAsked = false;

  constructor(ports: HeartbeatPorts) {
    this.#ports = ports;
  }

  /** Something was sent. */
  sent(): void {
    this.#isOwed = true;
    this.#cancel ??= this.#ports.after(silenceMs, () => this.#ask());
  }

  /** The other side said something, whatever it was. */
  heard(): void {
    // Who goes on sending owes the other side another silence, not the rest of this one.
    if (this.#isAsked) return this.end();
    this.#isOwed = false;
  }

  end(): void {
    this.#isOwed = false;
    this.#isAsked = false;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #ask(): void {
    this.#cancel = undefined;
    if (!this.#isOwed) return;
    this.#isAsked = true;
    this.#ports.ask();
    this.#tick(1);
  }

  #tick(count: number): void {
    this.#cancel = this.#ports.after(tickMs, () => {
      this.#cancel = undefined;
      if (!this.#isOwed) return;
      if (count < maxTicks) return this.#tick(count + 1);
      if (this.#ports.onSilent()) return this.#tick(1);
      this.end();
    });
  }
}

/** The time of this process. */
export function afterMs(delayMs: number, callback: () => void): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
}
