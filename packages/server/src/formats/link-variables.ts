/** The variables of formats about who shares what: links of windows, groups of sessions, clients, the marked pane. */
import { currentWindow, groupOf, linksOf, type Model, type Session, type SessionId, type Window } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import { isLinkedElsewhere } from '../operations/link-window.js';
import type { Services } from '../services.js';
import { clientName } from './client-variables.js';

interface At {
  readonly services: Services;
  readonly session: Session;
  readonly index: number;
  readonly window: Window;
}

type Variable = (at: At) => string;

const flag = (on: boolean): string => (on ? '1' : '0');

const nameOf = ({ sessions }: Model, id: SessionId): string => sessions.get(id)?.name ?? '';

const members = ({ services, session }: At): readonly Session[] =>
  session.group === undefined ? [] : groupOf(services.store.model, session);

const attached = ({ services }: At, sessions: readonly Session[]): readonly AttachedClient[] =>
  sessions.flatMap((s) => services.clients.of(s.id));

const clientNames = (clients: readonly AttachedClient[]): string => clients.map(clientName).join(',');

/** Sessions whose current window this is. */
const showing = ({ services: { store }, window }: At): readonly Session[] =>
  [...store.model.sessions.values()].filter((s) => currentWindow(store.model, s.id)?.id === window.id);

/** Milliseconds of the monotonic clock as seconds since the epoch. */
const wallSeconds = ({ clock }: Services, ms: number): string => String(Math.floor((clock.wallMs() - clock.now() + ms) / 1000));

export const linkVariables: Readonly<Record<string, Variable>> = {
  session_activity({ services, session }) {
    const { activeMs } = services.clients.sessions.of(session.id);
    return activeMs === undefined ? String(Math.floor(session.createdMs / 1000)) : wallSeconds(services, activeMs);
  },
  session_attached_list: (at) => clientNames(attached(at, [at.session])),
  session_group: ({ session }) => session.group ?? '',
  session_group_attached: (at) => (at.session.group === undefined ? '' : String(attached(at, members(at)).length)),
  session_group_attached_list: (at) => clientNames(attached(at, members(at))),
  session_group_list: (at) =>
    members(at)
      .map((s) => s.name)
      .join(','),
  session_group_many_attached: (at) => (at.session.group === undefined ? '' : flag(attached(at, members(at)).length > 1)),
  session_group_size: (at) => (at.session.group === undefined ? '' : String(members(at).length)),
  session_grouped: ({ session }) => flag(session.group !== undefined),
  session_last_attached({ services, session }) {
    const { attachedMs } = services.clients.sessions.of(session.id);
    return attachedMs === undefined ? '' : wallSeconds(services, attachedMs);
  },
  session_many_attached: (at) => flag(attached(at, [at.session]).length > 1),
  session_marked: ({ services, session }) => flag(services.store.model.marked?.session === session.id),
  session_stack: ({ session }) => [session.current, ...session.visited.toReversed()].join(','),
  window_active_clients: (at) => String(attached(at, showing(at)).length),
  window_active_clients_list: (at) => clientNames(attached(at, showing(at))),
  window_active_sessions: (at) => String(showing(at).length),
  window_active_sessions_list: (at) =>
    showing(at)
      .map((s) => s.name)
      .join(','),
  window_linked: ({ services: { store }, session, window }) =>
    flag(isLinkedElsewhere(store.model, session.id, linksOf(store.model, window.id).length)),
  window_linked_sessions: ({ services: { store }, window }) => String(linksOf(store.model, window.id).length),
  window_linked_sessions_list: ({ services: { store }, window }) =>
    linksOf(store.model, window.id)
      .map((link) => nameOf(store.model, link.session))
      .join(','),
  window_marked_flag: ({ services: { store }, session, index }) =>
    flag(store.model.marked?.session === session.id && store.model.marked.index === index),
  window_stack_index({ session, index }) {
    const at = session.visited.toReversed().indexOf(index);
    return String(session.current === index ? 0 : at + 1);
  },
};
