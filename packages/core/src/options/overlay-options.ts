/** Options of what lies over the panes: choosers, popups, menus, pane numbers, the clock. By name. */
import { choice, colour, number, type OptionEntry, style } from './entry.js';

const lines = choice('single', 'double', 'heavy', 'simple', 'rounded', 'padded', 'none');

export const overlayOptions = [
  { name: 'clock-mode-colour', scope: 'window', type: colour, initial: 'blue', help: 'Colour of the clock.' },
  { name: 'clock-mode-style', scope: 'window', type: choice('12', '24'), initial: '24', help: 'Hours of the clock.' },
  {
    name: 'display-panes-active-colour',
    scope: 'session',
    type: colour,
    initial: 'red',
    help: 'Colour of the number of the active pane.',
  },
  { name: 'display-panes-colour', scope: 'session', type: colour, initial: 'blue', help: 'Colour of the numbers of panes.' },
  {
    name: 'display-panes-time',
    scope: 'session',
    type: number(1, 0x7fffffff),
    initial: '1000',
    help: 'Milliseconds that the numbers of panes are shown.',
  },
  { name: 'menu-border-lines', scope: 'window', type: lines, initial: 'single', help: 'Lines around menus.' },
  { name: 'menu-border-style', scope: 'window', type: style, initial: 'default', help: 'Style of the lines around menus.' },
  {
    name: 'menu-selected-style',
    scope: 'window',
    type: style,
    initial: 'bg=yellow,fg=black',
    help: 'Style of the chosen item of a menu.',
  },
  { name: 'menu-style', scope: 'window', type: style, initial: 'default', help: 'Style of menus.' },
  { name: 'popup-border-lines', scope: 'window', type: lines, initial: 'single', help: 'Lines around popups.' },
  { name: 'popup-border-style', scope: 'window', type: style, initial: 'default', help: 'Style of the lines around popups.' },
  { name: 'popup-style', scope: 'window', type: style, initial: 'default', help: 'Colours of popups.' },
] as const satisfies readonly OptionEntry[];
