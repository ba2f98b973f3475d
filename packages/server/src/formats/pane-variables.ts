/** The variables of formats about a pane: where it is, what runs in it, what it does. */
import {
  flagOption,
  formatPaneId,
  numberOption,
  optionAt,
  type Pane,
  paneRects,
  parseStyle,
  plain,
  type Rect,
} from '@ccmux/core';
import { folderOf, foregroundOf } from '../panes/foreground.js';
import { host } from './server-variables.js';
import { type At, flag, seconds, type Variables, wallSeconds } from './variable.js';

const nowhere: Rect = { x: 0, y: 0, width: 0, height: 0 };

const rectOf = ({ services, window, pane }: At): Rect => paneRects(services.store.model, window).get(pane.id) ?? nowhere;

const dead =
  (value: (death: NonNullable<Pane['dead']>) => string) =>
  ({ pane }: At): string =>
    pane.dead === undefined ? '' : value(pane.dead);

/** A colour of the style that the pane's empty cells have. */
const colour =
  (of: 'fg' | 'bg') =>
  ({ services: { store }, window, pane }: At): string => {
    const at = { window: window.id, pane: pane.id };
    const active = window.active === pane.id ? optionAt(store.model, 'window-active-style', at) : 'default';
    const named = (style: string) => new RegExp(`(?:^|[ ,])${of}=([^ ,]+)`).exec(parseStyle(style, plain).ok ? style : '')?.[1];
    return named(active) ?? named(optionAt(store.model, 'window-style', at)) ?? 'default';
  };

export const paneVariables: Variables<At> = {
  pane_active: ['1 if it is the active pane', ({ window, pane }) => flag(window.active === pane.id)],
  pane_at_bottom: ['1 if it is at the bottom', (at) => flag(rectOf(at).y + rectOf(at).height === at.window.size.rows)],
  pane_at_left: ['1 if it is at the left', (at) => flag(rectOf(at).x === 0)],
  pane_at_right: ['1 if it is at the right', (at) => flag(rectOf(at).x + rectOf(at).width === at.window.size.cols)],
  pane_at_top: ['1 if it is at the top', (at) => flag(rectOf(at).y === 0)],
  pane_bg: ['Background colour', colour('bg')],
  pane_bottom: ['Last row', (at) => String(rectOf(at).y + rectOf(at).height - 1)],
  pane_current_command: [
    'Name of the program that has the terminal',
    ({ runtime, pane }) => foregroundOf(runtime?.pid ?? 0)?.command ?? pane.command[0] ?? '',
  ],
  pane_current_path: [
    'Folder of the program that has the terminal',
    ({ runtime, pane }) => folderOf(runtime?.pid ?? 0) ?? (runtime?.folder || pane.cwd),
  ],
  pane_dead: ['1 if its program has ended', ({ pane }) => flag(pane.dead !== undefined)],
  pane_dead_signal: ['Signal that ended its program', dead(({ signal }) => (signal === 0 ? '' : String(signal)))],
  pane_dead_status: ['Exit status of its program', dead(({ code, signal }) => (signal === 0 ? String(code) : ''))],
  pane_dead_time: ['When its program ended', dead(({ atMs }) => seconds(atMs))],
  pane_fg: ['Colour of text', colour('fg')],
  pane_height: ['Height in rows', (at) => String(rectOf(at).height)],
  pane_id: ['Id of the pane', ({ pane }) => formatPaneId(pane.id)],
  pane_in_mode: ['1 if it is in a mode', ({ runtime }) => flag(runtime?.mode !== undefined)],
  pane_index: [
    'Index of the pane',
    ({ services, window, pane }) =>
      String(window.panes.indexOf(pane.id) + numberOption(services.store.model, 'pane-base-index', { window: window.id })),
  ],
  pane_input_off: ['1 if nothing typed goes to its program', ({ pane }) => flag(pane.inputOff === true)],
  pane_last: ['1 if it was the active pane before', ({ window, pane }) => flag(window.visited.at(-1) === pane.id)],
  pane_last_output_time: [
    'When its program last printed',
    ({ services, runtime }) =>
      runtime === undefined || runtime.lastOutputMs === 0 ? '' : wallSeconds(services, runtime.lastOutputMs),
  ],
  pane_left: ['First column', (at) => String(rectOf(at).x)],
  pane_marked: ['1 if it is the marked pane', ({ services, pane }) => flag(services.store.model.marked?.pane === pane.id)],
  pane_marked_set: ['1 if any pane is marked', ({ services }) => flag(services.store.model.marked !== undefined)],
  pane_mode: ['Name of its mode', ({ runtime }) => runtime?.mode?.name ?? ''],
  pane_path: ['Folder that its program says it is in', ({ runtime }) => runtime?.reportedPath ?? ''],
  pane_pid: ['Process id of its first program', ({ runtime }) => String(runtime?.pid ?? '')],
  pane_pipe: ['1 if its output goes to a command', ({ services, pane }) => flag(services.pipes.has(pane.id))],
  pane_pipe_pid: [
    'Process id of the command that its output goes to',
    ({ services, pane }) => String(services.pipes.pid(pane.id) ?? ''),
  ],
  pane_right: ['Last column', (at) => String(rectOf(at).x + rectOf(at).width - 1)],
  pane_search_string: ['What was searched for last in copy mode', ({ runtime }) => runtime?.lastSearch?.text ?? ''],
  pane_start_command: ['Command that it was started with', ({ pane }) => pane.command.join(' ')],
  pane_start_path: ['Folder that it was started in', ({ pane }) => pane.cwd],
  pane_synchronized: [
    '1 if what is typed goes to all such panes',
    ({ services, window, pane }) =>
      flag(flagOption(services.store.model, 'synchronize-panes', { window: window.id, pane: pane.id })),
  ],
  // As in tmux, a pane is called after the computer until its program says something else.
  pane_title: ['Title, which its program can set', ({ pane }) => pane.title || host],
  pane_top: ['First row', (at) => String(rectOf(at).y)],
  pane_tty: ['Path of its terminal', ({ runtime }) => runtime?.tty ?? ''],
  pane_unseen_changes: [
    '1 if its program has printed since it is in a mode',
    ({ runtime }) => flag(runtime?.mode !== undefined && runtime.received > runtime.seen),
  ],
  pane_width: ['Width in columns', (at) => String(rectOf(at).width)],
  pane_zoomed_flag: ['1 if it fills the window', ({ window, pane }) => flag(window.zoomed === pane.id)],
};
