/** The variables of formats about a session: itself, its clients, its group. */
import { formatSessionId, groupOf, type Session, windowsOf } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import { clientName } from '../clients/client-name.js';
import { type AlertFlags, alertSigns } from '../status/window-flags.js';
import { type At, flag, seconds, type Variables, wallSeconds } from './variable.js';

const members = ({ services, session }: At): readonly Session[] =>
  session.group === undefined ? [] : groupOf(services.store.model, session);

const attached = ({ services }: At, sessions: readonly Session[]): readonly AttachedClient[] =>
  sessions.flatMap((s) => services.clients.of(s.id));

const names = (of: readonly { readonly name: string }[]): string => of.map(({ name }) => name).join(',');
const clientNames = (clients: readonly AttachedClient[]): string => clients.map(clientName).join(',');

const inGroup =
  (value: (at: At) => string) =>
  (at: At): string =>
    at.session.group === undefined ? '' : value(at);

const alerts = ({ services, session }: At): (readonly [index: number, alerts: AlertFlags])[] =>
  windowsOf(session).map(([index, window]) => [index, services.alerts.of(session.id, window)] as const);

const anyWindow =
  (kind: keyof AlertFlags) =>
  (at: At): string =>
    flag(alerts(at).some(([, of]) => of[kind]));

export const sessionVariables: Variables<At> = {
  active_window_index: ['Index of the current window', ({ session }) => String(session.current)],
  last_window_index: ['Highest index of a window', ({ session }) => String(windowsOf(session).at(-1)?.[0] ?? '')],
  session_activity: [
    'When somebody last did something in the session',
    ({ services, session }) => {
      const { activeMs } = services.clients.sessions.of(session.id);
      return activeMs === undefined ? seconds(session.createdMs) : wallSeconds(services, activeMs);
    },
  ],
  session_activity_flag: ['1 if a window has activity', anyWindow('activity')],
  session_alerts: [
    'Indexes of windows that call for attention, with signs of what for',
    (at) =>
      alerts(at)
        .flatMap(([index, of]) => (alertSigns(of) === '' ? [] : [`${index}${alertSigns(of)}`]))
        .join(','),
  ],
  session_attached: ['Number of clients', ({ services, session }) => String(services.clients.of(session.id).length)],
  session_attached_list: ['Names of the clients', (at) => clientNames(attached(at, [at.session]))],
  session_bell_flag: ['1 if a bell rang in a window', anyWindow('bell')],
  session_created: ['When the session was made', ({ session }) => seconds(session.createdMs)],
  session_group: ['Name of the group', ({ session }) => session.group ?? ''],
  session_group_attached: ['Number of clients of the group', inGroup((at) => String(attached(at, members(at)).length))],
  session_group_attached_list: ['Names of the clients of the group', (at) => clientNames(attached(at, members(at)))],
  session_group_list: ['Names of the sessions of the group', (at) => names(members(at))],
  session_group_many_attached: [
    '1 if the group has more than one client',
    inGroup((at) => flag(attached(at, members(at)).length > 1)),
  ],
  session_group_size: ['Number of sessions in the group', inGroup((at) => String(members(at).length))],
  session_grouped: ['1 if the session is in a group', ({ session }) => flag(session.group !== undefined)],
  session_id: ['Id of the session', ({ session }) => formatSessionId(session.id)],
  session_last_attached: [
    'When a client last began to look at the session',
    ({ services, session }) => {
      const { attachedMs } = services.clients.sessions.of(session.id);
      return attachedMs === undefined ? '' : wallSeconds(services, attachedMs);
    },
  ],
  session_many_attached: ['1 if there is more than one client', (at) => flag(attached(at, [at.session]).length > 1)],
  session_marked: [
    '1 if the marked pane is in the session',
    ({ services, session }) => flag(services.store.model.marked?.session === session.id),
  ],
  session_name: ['Name of the session', ({ session }) => session.name],
  session_path: ['Folder of new windows', ({ session }) => session.cwd],
  session_silence_flag: ['1 if a window has fallen silent', anyWindow('silence')],
  session_stack: [
    'Indexes of windows, the one looked at last first',
    ({ session }) => [session.current, ...session.visited.toReversed()].join(','),
  ],
  session_windows: ['Number of windows', ({ session }) => String(session.windows.size)],
};
