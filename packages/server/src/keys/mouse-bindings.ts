/** What the mouse does for everybody at first: tmux's bindings, for what exists here. */
import type { DefaultBinding } from './binding.js';
import { paneMenu, sessionMenu, windowMenu } from './default-menus.js';

type Keys = readonly (readonly [key: string, command: string])[];

/** A mode takes the mouse, or the program asked for it. */
const isTaken = '#{||:#{pane_in_mode},#{mouse_any_flag}}';
/** The mode is none that has a menu. */
const isOtherMode = '#{&&:#{pane_in_mode},#{?#{m/r:(copy|view)-mode,#{pane_mode}},0,1}}';

/** Shows what is selected for a moment, and copies it. */
const copySoon = 'run-shell -d 0.3 ; send-keys -X copy-pipe-and-cancel';
const orToProgram = (command: string): string => `if-shell -F "${isTaken}" { send-keys -M } { ${command} }`;

const root: Keys = [
  ['MouseDown1Pane', 'select-pane -t = ; send-keys -M'],
  ['MouseDrag1Pane', orToProgram('copy-mode -M')],
  ['WheelUpPane', 'if-shell -F "#{||:#{alternate_on},#{pane_in_mode},#{mouse_any_flag}}" { send-keys -M } { copy-mode -e }'],
  ['MouseDown2Pane', `select-pane -t = ; ${orToProgram('paste-buffer -p')}`],
  ['DoubleClick1Pane', `select-pane -t = ; ${orToProgram(`copy-mode -H ; send-keys -X select-word ; ${copySoon}`)}`],
  ['TripleClick1Pane', `select-pane -t = ; ${orToProgram(`copy-mode -H ; send-keys -X select-line ; ${copySoon}`)}`],
  ['MouseDrag1Border', 'resize-pane -M'],
  ['MouseDown1Status', 'switch-client -t ='],
  ['C-MouseDown1Status', 'swap-window -t ='],
  ['WheelDownStatus', 'next-window'],
  ['WheelUpStatus', 'previous-window'],
  ['MouseDown3StatusLeft', sessionMenu('-t = -x M -y W')],
  ['M-MouseDown3StatusLeft', sessionMenu('-t = -x M -y W')],
  ['MouseDown3Status', windowMenu('-t = -x W -y W')],
  ['M-MouseDown3Status', windowMenu('-t = -x W -y W')],
  [
    'MouseDown3Pane',
    `if-shell -F -t = "#{||:#{mouse_any_flag},${isOtherMode}}" { select-pane -t = ; send-keys -M } { ${paneMenu('-t = -x M -y M')} }`,
  ],
  ['M-MouseDown3Pane', paneMenu('-t = -x M -y M')],
];

const copyMode: Keys = [
  ['MouseDown1Pane', 'select-pane'],
  ['MouseDrag1Pane', 'select-pane ; send-keys -X begin-selection'],
  ['MouseDragEnd1Pane', 'send-keys -X copy-pipe-and-cancel'],
  ['WheelUpPane', 'select-pane ; send-keys -N 5 -X scroll-up'],
  ['WheelDownPane', 'select-pane ; send-keys -N 5 -X scroll-down'],
  ['DoubleClick1Pane', `select-pane ; send-keys -X select-word ; ${copySoon}`],
  ['TripleClick1Pane', `select-pane ; send-keys -X select-line ; ${copySoon}`],
];

const inTable = (table: string, keys: Keys): DefaultBinding[] =>
  keys.map(([key, command]) => ({ table, key, command, note: '', repeat: false }));

export const mouseBindings: readonly DefaultBinding[] = [
  ...inTable('root', root),
  ...inTable('copy-mode', copyMode),
  ...inTable('copy-mode-vi', copyMode),
];
