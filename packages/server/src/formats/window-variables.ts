/** The variables of formats about a window, and about who else has it. */
import { currentWindow, formatLayout, formatWindowId, linksOf, type Session, singlePane, windowsOf } from '@ccmux/core';
import { clientName } from '../clients/client-name.js';
import { isLinkedElsewhere } from '../operations/link-window.js';
import { type AlertFlags, claudeSign, windowFlags } from '../status/window-flags.js';
import { claudesIn } from './claude-variables.js';
import { type At, flag, seconds, type Variables } from './variable.js';

/** Sessions whose current window this is. */
const showing = ({ services: { store }, window }: At): readonly Session[] =>
  [...store.model.sessions.values()].filter((s) => currentWindow(store.model, s.id)?.id === window.id);

const viewers = (at: At) => showing(at).flatMap((s) => at.services.clients.of(s.id));

/** What tmux takes for the size of a cell that nobody has told, in pixels. */
const unknownCell = { width: 16, height: 32 };

/** Of the client that was used last among those that show the window and know. */
function cellOf(at: At): { readonly width: number; readonly height: number } {
  const knowing = viewers(at).filter(({ terminal }) => terminal.cell !== undefined);
  const latest = knowing.toSorted((a, b) => b.lastActiveMs - a.lastActiveMs)[0];
  return latest?.terminal.cell ?? unknownCell;
}

const alertsOf = ({ services, session, window }: At): AlertFlags => services.alerts.of(session.id, window.id);
const flagsOf = (at: At): string =>
  windowFlags(at.services.store.model, at.session, at.index, alertsOf(at)) + claudeSign(claudesIn(at)[0]?.state);

export const windowVariables: Variables<At> = {
  window_active: ['1 if it is the current window', ({ session, index }) => flag(session.current === index)],
  window_active_clients: ['Number of clients that show it', (at) => String(viewers(at).length)],
  window_active_clients_list: ['Names of the clients that show it', (at) => viewers(at).map(clientName).join(',')],
  window_active_sessions: ['Number of sessions whose current window it is', (at) => String(showing(at).length)],
  window_active_sessions_list: [
    'Names of the sessions whose current window it is',
    (at) =>
      showing(at)
        .map((s) => s.name)
        .join(','),
  ],
  window_activity: [
    'When a program in it last printed',
    ({ services, window }) => seconds(services.alerts.activityMs(window.id)),
  ],
  window_activity_flag: ['1 if it has activity', (at) => flag(alertsOf(at).activity)],
  window_bell_flag: ['1 if a bell rang in it', (at) => flag(alertsOf(at).bell)],
  window_cell_height: ['Height of a cell in pixels, of the client used last', (at) => String(cellOf(at).height)],
  window_cell_width: ['Width of a cell in pixels, of the client used last', (at) => String(cellOf(at).width)],
  window_end_flag: ['1 if it has the highest index', ({ session, index }) => flag(windowsOf(session).at(-1)?.[0] === index)],
  window_flags: ['Signs behind its name, each # doubled', (at) => flagsOf(at).replaceAll('#', '##')],
  window_height: ['Height in rows', ({ window }) => String(window.size.rows)],
  window_id: ['Id of the window', ({ window }) => formatWindowId(window.id)],
  window_index: ['Index of the window', ({ index }) => String(index)],
  window_last_flag: ['1 if it was the current window before', ({ session, index }) => flag(session.visited.at(-1) === index)],
  window_layout: ['Layout, as if no pane was zoomed', ({ window }) => formatLayout(window.layout)],
  window_linked: [
    '1 if it is at more than one place',
    ({ services: { store }, session, window }) =>
      flag(isLinkedElsewhere(store.model, session.id, linksOf(store.model, window.id).length)),
  ],
  window_linked_sessions: [
    'Number of places it is at',
    ({ services: { store }, window }) => String(linksOf(store.model, window.id).length),
  ],
  window_linked_sessions_list: [
    'Names of the sessions that have it',
    ({ services: { store }, window }) =>
      linksOf(store.model, window.id)
        .map((link) => store.model.sessions.get(link.session)?.name ?? '')
        .join(','),
  ],
  window_marked_flag: [
    '1 if the marked pane is in it',
    ({ services: { store }, session, index }) =>
      flag(store.model.marked?.session === session.id && store.model.marked.index === index),
  ],
  window_name: ['Name of the window', ({ window }) => window.name],
  window_panes: ['Number of panes', ({ window }) => String(window.panes.length)],
  window_raw_flags: ['Signs behind its name', (at) => flagsOf(at)],
  window_silence_flag: ['1 if it has fallen silent', (at) => flag(alertsOf(at).silence)],
  window_stack_index: [
    'How many windows were looked at since',
    ({ session, index }) => String(session.current === index ? 0 : session.visited.toReversed().indexOf(index) + 1),
  ],
  window_start_flag: ['1 if it has the lowest index', ({ session, index }) => flag(windowsOf(session)[0]?.[0] === index)],
  window_visible_layout: [
    'Layout as it is shown',
    ({ window }) => formatLayout(window.zoomed === undefined ? window.layout : singlePane(window.zoomed, window.size)),
  ],
  window_width: ['Width in columns', ({ window }) => String(window.size.cols)],
  window_zoomed_flag: ['1 if a pane is zoomed', ({ window }) => flag(window.zoomed !== undefined)],
};
