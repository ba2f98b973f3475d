/**
 * Output of panes on its way to one control client. Owns what waits while the client does not read, and the policy: a client
 * that asked for it (`pause-after`) has the pane paused and what waited thrown away; any other one that is five minutes or
 * some megabytes behind is sent away. A pane never waits for a control client.
 */
import { formatPaneId, type PaneId } from '@ccmux/core';
import { outputLine } from './lines.js';

/** Bytes that may be under way to the client before output waits here, where it can still be thrown away. */
const underWayBytes = 256 * 1024;
/** Output that may wait. */
const maxWaitingBytes = 8 * 1024 * 1024;
/** As tmux has it. */
const maxAgeMs = 300_000;
/** Output of one line. */
const maxLineBytes = 16 * 1024;

export interface PaneOutputPorts {
  write(bytes: Uint8Array): void;
  /** Bytes that the client has not taken yet. */
  backlog(): number;
  whenDrained(callback: () => void): void;
  /** Monotonic milliseconds. */
  now(): number;
  /** A pane that is so far behind is paused; undefined: none is. */
  pauseAfterMs(): number | undefined;
  notify(line: string): void;
  /** The client does not keep up and cannot be helped. */
  onTooFarBehind(): void;
}

interface Piece {
  readonly pane: PaneId;
  readonly data: Uint8Array;
  readonly at: number;
}

export type PaneSwitch = 'on' | 'off' | 'pause' | 'continue';

export class PaneOutput {
  readonly #ports: PaneOutputPorts;
  readonly #off = new Set<PaneId>();
  readonly #paused = new Set<PaneId>();
  #waiting: Piece[] = [];
  #size = 0;
  #listens = false;

  constructor(ports: PaneOutputPorts) {
    this.#ports = ports;
  }

  take(pane: PaneId, data: Uint8Array): void {
    if (this.#off.has(pane) || this.#paused.has(pane)) return;
    const at = this.#ports.now();
    for (let from = 0; from < data.length; from += maxLineBytes) {
      const piece = { pane, data: data.subarray(from, from + maxLineBytes), at };
      if (this.#waiting.length === 0 && this.#ports.backlog() < underWayBytes) this.#send(piece);
      else this.#keep(piece);
    }
    this.#limit(at);
  }

  set(pane: PaneId, how: PaneSwitch): void {
    if (how === 'off') this.#off.add(pane);
    if (how === 'on') this.#off.delete(pane);
    if (how === 'pause' && !this.#paused.has(pane)) this.#pause(pane);
    if (how === 'continue' && this.#paused.delete(pane)) this.#ports.notify(`%continue ${formatPaneId(pane)}`);
  }

  forget(pane: PaneId): void {
    this.#off.delete(pane);
    this.#paused.delete(pane);
  }

  #keep(piece: Piece): void {
    // A copy: the data may be part of a buffer that is read into again.
    this.#waiting.push({ ...piece, data: piece.data.slice() });
    this.#size += piece.data.length;
    if (this.#listens) return;
    this.#listens = true;
    this.#ports.whenDrained(() => {
      this.#listens = false;
      this.#flush();
    });
  }

  #flush(): void {
    while (this.#waiting.length > 0 && this.#ports.backlog() < underWayBytes) {
      const piece = this.#waiting.shift()!;
      this.#size -= piece.data.length;
      this.#send(piece);
    }
    if (this.#waiting.length === 0 || this.#listens) return;
    this.#listens = true;
    this.#ports.whenDrained(() => {
      this.#listens = false;
      this.#flush();
    });
  }

  #send({ pane, data, at }: Piece): void {
    const age = this.#ports.pauseAfterMs() === undefined ? undefined : this.#ports.now() - at;
    this.#ports.write(outputLine(pane, data, age));
  }

  #limit(now: number): void {
    const [oldest] = this.#waiting;
    if (oldest === undefined) return;
    const pauseAfter = this.#ports.pauseAfterMs();
    const isLate = now - oldest.at >= (pauseAfter ?? maxAgeMs);
    if (!isLate && this.#size <= maxWaitingBytes) return;
    if (pauseAfter === undefined) {
      this.#waiting = [];
      this.#size = 0;
      return this.#ports.onTooFarBehind();
    }
    // The one that says most, when it is the amount.
    this.#pause(isLate ? oldest.pane : this.#loudest());
  }

  #loudest(): PaneId {
    const sizes = new Map<PaneId, number>();
    for (const { pane, data } of this.#waiting) sizes.set(pane, (sizes.get(pane) ?? 0) + data.length);
    return [...sizes].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
  }

  #pause(pane: PaneId): void {
    this.#paused.add(pane);
    this.#waiting = this.#waiting.filter((piece) => piece.pane !== pane);
    this.#size = this.#waiting.reduce((sum, piece) => sum + piece.data.length, 0);
    this.#ports.notify(`%pause ${formatPaneId(pane)}`);
  }
}
