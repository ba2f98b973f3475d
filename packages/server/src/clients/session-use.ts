/** When sessions were used last: which of several is meant when nobody says, and what formats show of it. */
import type { ModelEvent, Session, SessionId } from '@ccmux/core';

interface Use {
  /** Rises with every use of any session. */
  readonly order: number;
  /** Of the monotonic clock; undefined: nobody did anything there yet. */
  readonly activeMs: number | undefined;
  readonly attachedMs: number | undefined;
}

const unused: Use = { order: 0, activeMs: undefined, attachedMs: undefined };

export class SessionUse {
  readonly #uses = new Map<SessionId, Use>();
  #order = 0;

  /** A person did something there. */
  used(session: SessionId, nowMs: number): void {
    this.#uses.set(session, { ...this.of(session), order: ++this.#order, activeMs: nowMs });
  }

  /** A client begins to look at it. */
  attached(session: SessionId, nowMs: number): void {
    this.#uses.set(session, { ...this.of(session), order: ++this.#order, activeMs: nowMs, attachedMs: nowMs });
  }

  of(session: SessionId): Use {
    return this.#uses.get(session) ?? unused;
  }

  /** Larger is later. */
  usedAt(session: SessionId): number {
    return this.of(session).order;
  }

  latest(sessions: Iterable<Session>): Session | undefined {
    return [...sessions].toSorted((a, b) => this.usedAt(a.id) - this.usedAt(b.id)).at(-1);
  }

  /** Making a session uses it. */
  follow(event: ModelEvent): void {
    if (event.kind === 'session-created' || event.kind === 'session-grouped')
      this.#uses.set(event.session, { ...unused, order: ++this.#order });
    if (event.kind === 'session-closed') this.#uses.delete(event.session);
  }
}
