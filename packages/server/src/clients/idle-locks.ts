/**
 * Locks the terminals of a session that nobody has used for as long as the option lock-after-time says. One timer for a
 * session that has the option and clients; none otherwise, and none while it is locked.
 */
import { numberOption, type SessionId } from '@ccmux/core';
import type { Timer } from '../clock.js';
import { lockClients } from '../operations/lock-clients.js';
import type { Services } from '../services.js';

export function lockIdleSessions({ store, clients, clock }: Pick<Services, 'store' | 'clients' | 'clock'>): void {
  const timers = new Map<SessionId, Timer>();

  const limitMs = (session: SessionId): number => numberOption(store.model, 'lock-after-time', { session }) * 1000;

  const look = (session: SessionId): void => {
    timers.delete(session);
    const looking = clients.of(session);
    const limit = limitMs(session);
    if (limit === 0 || looking.length === 0) return;
    const idle = clock.now() - Math.max(...looking.map((client) => client.lastActiveMs));
    if (idle < limit) {
      timers.set(
        session,
        clock.after(limit - idle, () => look(session)),
      );
      return;
    }
    lockClients(store.model, looking);
    // The next thing that somebody does there begins a new wait.
    clients.forgetLastUsed();
  };

  const lookAgain = (session: SessionId): void => {
    timers.get(session)?.cancel();
    look(session);
  };

  clients.listen((change, client) => {
    if (change === 'client-attached' || change === 'client-session-changed' || change === 'client-active') {
      lookAgain(client.session);
    }
  });
  store.subscribe((event) => {
    if (event.kind !== 'option-changed' || event.name !== 'lock-after-time') return;
    for (const session of store.model.sessions.keys()) lookAgain(session);
  });
}
