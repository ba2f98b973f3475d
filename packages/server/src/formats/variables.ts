/** The variables of formats: what `#{name}` stands for at a place. Grouped as tmux's manual groups them. */
import { hostname } from 'node:os';
import {
  flagOption,
  formatLayout,
  formatPaneId,
  formatSessionId,
  formatWindowId,
  numberOption,
  optionAt,
  type Pane,
  type Place,
  paneRects,
  type Rect,
  type Session,
  singlePane,
  type Window,
  windowsOf,
} from '@ccmux/core';
import { bufferVariable } from '../copy-mode/buffer-formats.js';
import { copyVariableNames } from '../copy-mode/formats.js';
import { foregroundOf } from '../panes/foreground.js';
import type { PaneRuntime } from '../panes/pane-runtime.js';
import type { Services } from '../services.js';
import { type AlertFlags, alertSigns, windowFlags } from '../status/window-flags.js';
import { version } from '../version.js';
import { linkVariables } from './link-variables.js';

/** Asked of the system once: it is part of every status line. */
const host = hostname();

const flag = (on: boolean): string => (on ? '1' : '0');
const seconds = (ms: number): string => String(Math.floor(ms / 1000));

interface At {
  readonly services: Services;
  readonly session: Session;
  /** Of the session. */
  readonly index: number;
  readonly window: Window;
  readonly pane: Pane;
  readonly runtime: PaneRuntime | undefined;
}

type Variable = (at: At) => string;

const sessionVariables: Readonly<Record<string, Variable>> = {
  session_id: ({ session }) => formatSessionId(session.id),
  session_name: ({ session }) => session.name,
  session_windows: ({ session }) => String(session.windows.size),
  session_created: ({ session }) => seconds(session.createdMs),
  session_attached: ({ services, session }) => String(services.clients.of(session.id).length),
  session_alerts: (at) => sessionAlerts(at),
  session_path: ({ session }) => session.cwd,
};

const windowVariables: Readonly<Record<string, Variable>> = {
  window_id: ({ window }) => formatWindowId(window.id),
  window_name: ({ window }) => window.name,
  window_index: ({ index }) => String(index),
  window_panes: ({ window }) => String(window.panes.length),
  window_width: ({ window }) => String(window.size.cols),
  window_height: ({ window }) => String(window.size.rows),
  window_active: ({ session, index }) => flag(session.current === index),
  window_last_flag: ({ session, index }) => flag(session.visited.at(-1) === index),
  window_zoomed_flag: ({ window }) => flag(window.zoomed !== undefined),
  window_layout: ({ window }) => formatLayout(window.layout),
  window_visible_layout: ({ window }) =>
    formatLayout(window.zoomed === undefined ? window.layout : singlePane(window.zoomed, window.size)),
  window_flags: (at) => flagsOf(at).replaceAll('#', '##'),
  window_raw_flags: (at) => flagsOf(at),
  window_activity: ({ services, window }) => seconds(services.alerts.activityMs(window.id)),
  window_activity_flag: (at) => flag(alertsOf(at).activity),
  window_bell_flag: (at) => flag(alertsOf(at).bell),
  window_silence_flag: (at) => flag(alertsOf(at).silence),
  window_start_flag: ({ session, index }) => flag(windowsOf(session)[0]?.[0] === index),
  window_end_flag: ({ session, index }) => flag(windowsOf(session).at(-1)?.[0] === index),
};

const alertsOf = ({ services, session, window }: At): AlertFlags => services.alerts.of(session.id, window.id);
const flagsOf = (at: At): string => windowFlags(at.services.store.model, at.session, at.index, alertsOf(at));

/** Windows that call for attention, as tmux lists them: `1#,3!~`. */
const sessionAlerts = ({ services, session }: At): string =>
  windowsOf(session)
    .map(([index, window]) => [index, alertSigns(services.alerts.of(session.id, window))] as const)
    .flatMap(([index, signs]) => (signs === '' ? [] : [`${index}${signs}`]))
    .join(',');

const rectOf = ({ services, window, pane }: At): Rect =>
  paneRects(services.store.model, window).get(pane.id) ?? { x: 0, y: 0, width: 0, height: 0 };

const paneVariables: Readonly<Record<string, Variable>> = {
  pane_id: ({ pane }) => formatPaneId(pane.id),
  pane_index: ({ services, window, pane }) =>
    String(window.panes.indexOf(pane.id) + numberOption(services.store.model, 'pane-base-index', { window: window.id })),
  pane_active: ({ window, pane }) => flag(window.active === pane.id),
  // As in tmux, a pane is called after the computer until its program says something else.
  pane_marked: ({ services, pane }) => flag(services.store.model.marked?.pane === pane.id),
  pane_marked_set: ({ services }) => flag(services.store.model.marked !== undefined),
  pane_title: ({ pane }) => pane.title || host,
  pane_pid: ({ runtime }) => String(runtime?.pid ?? ''),
  pane_tty: ({ runtime }) => runtime?.tty ?? '',
  pane_width: (at) => String(rectOf(at).width),
  pane_height: (at) => String(rectOf(at).height),
  pane_left: (at) => String(rectOf(at).x),
  pane_top: (at) => String(rectOf(at).y),
  pane_right: (at) => String(rectOf(at).x + rectOf(at).width - 1),
  pane_bottom: (at) => String(rectOf(at).y + rectOf(at).height - 1),
  pane_at_left: (at) => flag(rectOf(at).x === 0),
  pane_at_top: (at) => flag(rectOf(at).y === 0),
  pane_at_right: (at) => flag(rectOf(at).x + rectOf(at).width === at.window.size.cols),
  pane_at_bottom: (at) => flag(rectOf(at).y + rectOf(at).height === at.window.size.rows),
  pane_dead: ({ pane }) => flag(pane.dead !== undefined),
  pane_dead_signal: ({ pane }) => (pane.dead === undefined || pane.dead.signal === 0 ? '' : String(pane.dead.signal)),
  pane_dead_status: ({ pane }) => (pane.dead === undefined || pane.dead.signal !== 0 ? '' : String(pane.dead.code)),
  pane_dead_time: ({ pane }) => (pane.dead === undefined ? '' : seconds(pane.dead.atMs)),
  pane_input_off: ({ pane }) => flag(pane.inputOff === true),
  pane_synchronized: ({ services, window, pane }) =>
    flag(flagOption(services.store.model, 'synchronize-panes', { window: window.id, pane: pane.id })),
  pane_pipe: ({ services, pane }) => flag(services.pipes.has(pane.id)),
  pane_in_mode: ({ runtime }) => flag(runtime?.mode !== undefined),
  pane_mode: ({ runtime }) => runtime?.mode?.name ?? '',
  pane_search_string: ({ runtime }) => runtime?.lastSearch?.text ?? '',
  pane_start_command: ({ pane }) => pane.command.join(' '),
  pane_start_path: ({ pane }) => pane.cwd,
  pane_current_command: ({ runtime, pane }) => foregroundOf(runtime?.pid ?? 0)?.command ?? pane.command[0] ?? '',
  pane_path: ({ runtime }) => runtime?.reportedPath ?? '',
  pane_current_path: ({ runtime, pane }) => foregroundOf(runtime?.pid ?? 0)?.cwd ?? pane.cwd,
  cursor_x: ({ runtime }) => String(runtime?.emulator.cursor.x ?? 0),
  cursor_y: ({ runtime }) => String(runtime?.emulator.cursor.y ?? 0),
  cursor_flag: ({ runtime }) => flag(runtime?.emulator.cursor.visible ?? false),
  alternate_on: ({ runtime }) => flag(runtime?.emulator.modes.alternateScreen ?? false),
  mouse_any_flag: ({ runtime }) => flag((runtime?.emulator.modes.mouseTracking ?? 'none') !== 'none'),
  mouse_sgr_flag: ({ runtime }) => flag(runtime?.emulator.modes.mouseEncoding === 'sgr'),
  keypad_flag: ({ runtime }) => flag(runtime?.emulator.modes.applicationKeypad ?? false),
  keypad_cursor_flag: ({ runtime }) => flag(runtime?.emulator.modes.applicationCursor ?? false),
  bracket_paste_flag: ({ runtime }) => flag(runtime?.emulator.modes.bracketedPaste ?? false),
  history_size: ({ runtime }) => String(runtime?.emulator.historySize ?? 0),
  history_limit: ({ services, session }) => optionAt(services.store.model, 'history-limit', { session: session.id }),
  history_bytes: ({ runtime }) => String(runtime?.emulator.historyBytes ?? 0),
};

const serverVariables: Readonly<Record<string, (services: Services) => string>> = {
  pid: () => String(process.pid),
  version: () => version,
  socket_path: ({ socket }) => socket,
  host: () => host,
  host_short: () => host.split('.')[0]!,
};

const variables: Readonly<Record<string, Variable>> = {
  ...linkVariables,
  ...sessionVariables,
  ...windowVariables,
  ...paneVariables,
};

/** All of them, in order. */
export const variableNames: readonly string[] = [...Object.keys(variables), ...Object.keys(serverVariables)].sort();

/** The value of a variable; undefined when there is none of that name, or nothing at that place. */
export function variableAt(services: Services, place: Place | undefined, name: string): string | undefined {
  const ofServer = Object.hasOwn(serverVariables, name) ? serverVariables[name] : undefined;
  if (ofServer !== undefined) return ofServer(services);
  const ofBuffer = bufferVariable(services.buffers.get(undefined), name);
  if (ofBuffer !== undefined) return ofBuffer;
  const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (variable === undefined && place !== undefined && copyVariableNames.has(name)) {
    return services.panes.get(place.pane)?.mode?.variable(name) ?? '';
  }
  if (variable === undefined || place === undefined) return undefined;
  const { model } = services.store;
  const session = model.sessions.get(place.session);
  const window = model.windows.get(place.window);
  const pane = model.panes.get(place.pane);
  if (session === undefined || window === undefined || pane === undefined) return undefined;
  return variable({ services, session, index: place.index, window, pane, runtime: services.panes.get(pane.id) });
}
