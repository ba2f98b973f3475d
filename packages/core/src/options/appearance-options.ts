/** The window options of how windows and panes look and when they call for attention, by name. */
import { choice, flag, number, type OptionEntry, string, style } from './entry.js';

const label = '#I:#W#{?window_flags,#{window_flags}, }';

export const appearanceOptions = [
  { name: 'monitor-activity', scope: 'window', type: flag, initial: 'off', help: 'Whether output in a window is announced.' },
  { name: 'monitor-bell', scope: 'window', type: flag, initial: 'on', help: 'Whether a bell in a window is announced.' },
  {
    name: 'monitor-silence',
    scope: 'window',
    type: number(0, 2_147_483_647),
    initial: '0',
    help: 'Seconds without output after which a window is announced; 0 is never.',
  },
  {
    name: 'pane-active-border-style',
    scope: 'pane',
    type: style,
    initial: '#{?pane_in_mode,fg=yellow,#{?synchronize-panes,fg=red,fg=green}}',
    help: 'Style of the border around the active pane.',
  },
  {
    name: 'pane-border-format',
    scope: 'pane',
    type: string,
    initial: '#{?pane_active,#[reverse],}#{pane_index}#[default] "#{pane_title}"',
    help: 'What the border says of its pane.',
  },
  {
    name: 'pane-border-indicators',
    scope: 'window',
    type: choice('off', 'colour', 'arrows', 'both'),
    initial: 'colour',
    help: 'How the border shows which of two panes is active.',
  },
  {
    name: 'pane-border-lines',
    scope: 'window',
    type: choice('single', 'double', 'heavy', 'simple', 'number'),
    initial: 'single',
    help: 'Lines between panes.',
  },
  {
    name: 'pane-border-status',
    scope: 'window',
    type: choice('off', 'top', 'bottom'),
    initial: 'off',
    help: 'Where panes have a line that says what they are.',
  },
  { name: 'pane-border-style', scope: 'pane', type: style, initial: 'default', help: 'Style of borders.' },
  {
    name: 'window-active-style',
    scope: 'pane',
    type: style,
    initial: 'default',
    help: 'Default colours of the active pane; what it does not say window-style does.',
  },
  {
    name: 'window-status-activity-style',
    scope: 'window',
    type: style,
    initial: 'reverse',
    help: 'Style of a window with activity or silence in the status line.',
  },
  {
    name: 'window-status-bell-style',
    scope: 'window',
    type: style,
    initial: 'reverse',
    help: 'Style of a window with a bell in the status line.',
  },
  {
    name: 'window-status-current-format',
    scope: 'window',
    type: string,
    initial: label,
    help: 'What the status line says of the current window.',
  },
  {
    name: 'window-status-current-style',
    scope: 'window',
    type: style,
    initial: 'default',
    help: 'Style of the current window in the status line.',
  },
  { name: 'window-status-format', scope: 'window', type: string, initial: label, help: 'What the status line says of a window.' },
  {
    name: 'window-status-last-style',
    scope: 'window',
    type: style,
    initial: 'default',
    help: 'Style of the last window in the status line.',
  },
  {
    name: 'window-status-separator',
    scope: 'window',
    type: string,
    initial: ' ',
    help: 'What is between windows in the status line.',
  },
  { name: 'window-status-style', scope: 'window', type: style, initial: 'default', help: 'Style of windows in the status line.' },
  { name: 'window-style', scope: 'pane', type: style, initial: 'default', help: 'Default colours of panes.' },
] as const satisfies readonly OptionEntry[];
