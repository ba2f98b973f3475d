/** The session options of the status line, messages, alerts and hints, by name. */
import { array, choice, colour, flag, number, type OptionEntry, string, style } from './entry.js';
import { firstStatusFormat, secondStatusFormat } from './status-format.js';

const whose = choice('none', 'any', 'current', 'other');
const visual = choice('off', 'on', 'both');
const length = number(0, 32_767);
const session = 'session';

export const statusOptions = [
  { name: 'activity-action', scope: session, type: whose, initial: 'other', help: 'Windows whose activity is announced.' },
  { name: 'bell-action', scope: session, type: whose, initial: 'any', help: 'Windows whose bells are announced.' },
  {
    name: 'hints',
    scope: session,
    type: flag,
    initial: 'off',
    help: 'Whether a row above the status line says which keys there are. On where there is no configuration file.',
  },
  {
    name: 'hints-delay',
    scope: session,
    type: number(0, 60_000),
    initial: '500',
    help: 'Milliseconds after the prefix until the list of keys opens.',
  },
  { name: 'hints-style', scope: session, type: style, initial: 'fg=colour250,bg=colour236', help: 'Style of the hints.' },
  {
    name: 'message-command-style',
    scope: session,
    type: style,
    initial: 'bg=black,fg=yellow',
    help: 'Style of the prompt while its keys are commands, with status-keys vi.',
  },
  {
    name: 'message-line',
    scope: session,
    type: number(0, 4),
    initial: '0',
    help: 'Which of several status lines messages and prompts take the place of; 0 is the first.',
  },
  {
    name: 'message-style',
    scope: session,
    type: style,
    initial: 'bg=yellow,fg=black',
    help: 'Style of messages and of the prompt.',
  },
  {
    name: 'set-titles-string',
    scope: session,
    type: string,
    initial: '#S:#I:#W - "#T" #{session_alerts}',
    help: "The title of the terminal's window with set-titles.",
  },
  {
    name: 'silence-action',
    scope: session,
    type: whose,
    initial: 'other',
    help: 'Windows whose silence is announced.',
  },
  {
    name: 'status',
    scope: session,
    type: choice('off', 'on', '2', '3', '4', '5'),
    initial: 'on',
    help: 'Whether there is a status line, or how many.',
  },
  {
    name: 'status-bg',
    scope: session,
    type: colour,
    initial: 'default',
    help: 'Background of the status line, over status-style.',
  },
  {
    name: 'status-fg',
    scope: session,
    type: colour,
    initial: 'default',
    help: 'Text colour of the status line, over status-style.',
  },
  {
    name: 'status-format',
    scope: session,
    type: array(string, '', [firstStatusFormat, secondStatusFormat]),
    initial: '',
    help: 'What each status line says.',
  },
  {
    name: 'status-interval',
    scope: session,
    type: number(0, 2_147_483_647),
    initial: '15',
    help: 'Seconds after which what commands and seconds say is looked at again; 0 is never.',
  },
  {
    name: 'status-justify',
    scope: session,
    type: choice('left', 'centre', 'right', 'absolute-centre'),
    initial: 'left',
    help: 'Where the windows are on the status line.',
  },
  { name: 'status-left', scope: session, type: string, initial: '[#{session_name}] ', help: 'Left side of the status line.' },
  { name: 'status-left-length', scope: session, type: length, initial: '10', help: 'Columns that the left side may take.' },
  { name: 'status-left-style', scope: session, type: style, initial: 'default', help: 'Style of the left side.' },
  {
    name: 'status-position',
    scope: session,
    type: choice('top', 'bottom'),
    initial: 'bottom',
    help: 'Where the status line is.',
  },
  {
    name: 'status-right',
    scope: session,
    type: string,
    initial: '#{?window_bigger,[#{window_offset_x}#,#{window_offset_y}] ,}"#{=21:pane_title}" %H:%M %d-%b-%y',
    help: 'Right side of the status line.',
  },
  { name: 'status-right-length', scope: session, type: length, initial: '40', help: 'Columns that the right side may take.' },
  { name: 'status-right-style', scope: session, type: style, initial: 'default', help: 'Style of the right side.' },
  { name: 'status-style', scope: session, type: style, initial: 'bg=green,fg=black', help: 'Style of the status line.' },
  {
    name: 'visual-activity',
    scope: session,
    type: visual,
    initial: 'off',
    help: 'Whether activity is a message, a bell or both.',
  },
  { name: 'visual-bell', scope: session, type: visual, initial: 'off', help: 'Whether a bell is a message, a bell or both.' },
  { name: 'visual-silence', scope: session, type: visual, initial: 'off', help: 'Whether silence is a message, a bell or both.' },
] as const satisfies readonly OptionEntry[];
