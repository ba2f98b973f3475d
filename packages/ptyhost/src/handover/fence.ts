/** What is asked for while everything is being handed over. Owns which requests wait for the outcome. */
import type { ToHost } from '@ccmux/protocol/ptyhost';
import type { Pane } from '../pane.js';
import type { PtyState } from '../pty.js';

/** A pane that nothing happens to. */
export interface FrozenPane {
  readonly pane: Pane;
  readonly state: PtyState;
}

type Request = Exclude<ToHost, { readonly kind: 'hello' }>;

/** What changes nothing in a pane. */
const harmless: ReadonlySet<ToHost['kind']> = new Set(['ack', 'replay', 'pong', 'taken', 'starter', 'successor']);

export class Fence {
  #held: Request[] | undefined;

  get isUp(): boolean {
    return this.#held !== undefined;
  }

  raise(): void {
    this.#held ??= [];
  }

  /** Whether the request has to wait; then it is kept. */
  holds(request: Request): boolean {
    if (this.#held === undefined || harmless.has(request.kind)) return false;
    this.#held.push(request);
    return true;
  }

  /** Answers what has waited. */
  lower(): readonly Request[] {
    const held = this.#held ?? [];
    this.#held = undefined;
    return held;
  }
}
