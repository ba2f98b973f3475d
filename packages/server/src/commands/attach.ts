/** Attaching the caller's terminal to a session, for the commands that do: others sent away, environment, flags. */
import { arrayAt, err, type Place } from '@ccmux/core';
import type { ModelStore } from '../model/store.js';
import { clientEnvironment } from '../panes/environment.js';
import { clientFlags } from './client-flags.js';
import type { CommandContext, Outcome } from './command.js';
import { departureText } from './detach-client.js';

export interface AttachWish {
  readonly place: Place;
  /** Goes to the window and the pane, too. */
  readonly select: boolean;
  /** Other clients of the session leave, or with `hang-up` the processes that started them as well. */
  readonly others: 'stay' | 'detach' | 'hang-up';
  readonly flags: string | undefined;
  readonly readOnly: boolean;
  /** The session's variables stay as they are. */
  readonly keepEnvironment: boolean;
}

export function attach(context: CommandContext, wish: AttachWish): Outcome {
  const { caller, store, clients } = context;
  const { session, index, pane } = wish.place;
  const refusal = caller.attached === undefined ? caller.attachRefusal() : undefined;
  if (refusal !== undefined) return err(refusal);
  const flags = clientFlags(wish.flags, wish.readOnly);
  if (!flags.ok) return flags;
  const others = wish.others === 'stay' ? [] : clients.of(session).filter((c) => c !== caller.attached);
  for (const client of others) {
    if (wish.others === 'hang-up') clients.detach(client, departureText(context, client, true), { what: 'hang-up' });
    else clients.detach(client, departureText(context, client, false));
  }
  if (!wish.keepEnvironment) updateEnvironment(store, session, caller.hello?.env ?? {});
  if (wish.select) {
    store.apply({ kind: 'window-selected', session, index });
    store.apply({ kind: 'pane-selected', pane });
  }
  return caller.attach(session, flags.value);
}

/** The session takes what update-environment names from a client. */
export function updateEnvironment(store: ModelStore, session: Place['session'], env: Readonly<Record<string, string>>): void {
  const taken = clientEnvironment(env, arrayAt(store.model, 'update-environment', { session }));
  const own = store.model.sessions.get(session)?.env ?? {};
  for (const [name, variable] of Object.entries(taken)) {
    if (own[name]?.value !== variable?.value || own[name] === undefined)
      store.apply({ kind: 'environment-changed', session, name, variable });
  }
}
