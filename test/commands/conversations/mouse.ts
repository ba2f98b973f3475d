/** Keys of the mouse: their names, their order, and what is bound to them at first. */
import { type Conversation, lines } from './lines.js';

export const mouse: Readonly<Record<string, Conversation>> = {
  'mouse: names of keys': lines(`
    bind-key -T own WheelUpStatusLeft list-sessions
    bind-key -T own c-m-mousedown1pane list-sessions
    bind-key -T own MouseDown1Status list-sessions
    bind-key -T own MouseDown1Border list-sessions
    bind-key -T own TripleClick3StatusRight list-sessions
    bind-key -T own DoubleClick1StatusDefault list-sessions
    bind-key -T own SecondClick1Border list-sessions
    bind-key -T own MouseDragEnd2Pane list-sessions
    bind-key -T own MouseDrag11Pane list-sessions
    bind-key -T own MouseUp3Border list-sessions
    bind-key -T own S-WheelDownPane list-sessions
    bind-key -T own M-MouseDown2Pane list-sessions
    bind-key -T own MouseDown6Pane list-sessions
    bind-key -T own MouseDown10Pane list-sessions
    bind-key -T own WheelDownBorder list-sessions
    bind-key -T own F1 list-sessions
    bind-key -T own Up list-sessions
    list-keys -T own
    bind-key -T own MouseDown4Pane list-sessions
    bind-key -T own MouseDown5Pane list-sessions
    bind-key -T own MouseDown12Pane list-sessions
    bind-key -T own MouseDown1 list-sessions
    bind-key -T own MouseDown1Empty list-sessions
    bind-key -T own WheelUp1Pane list-sessions
    unbind-key -T own MOUSEDOWN6PANE
    unbind-key -T own C-M-MouseDown1Pane
    list-keys -T own
    list-keys -T own S-WheelDownPane
  `),
  'mouse: default bindings': lines(`
    ${['Down1Pane', 'Down2Pane', 'Down3Pane', 'Drag1Pane', 'Drag1Border', 'Down1Status', 'Down3Status', 'Down3StatusLeft']
      .map((key) => `list-keys -T root Mouse${key}`)
      .join('\n')}
    list-keys -T root M-MouseDown3Pane
    list-keys -T root WheelUpPane
    list-keys -T root WheelDownPane
    list-keys -T root WheelUpStatus
    list-keys -T root WheelDownStatus
    list-keys -T root DoubleClick1Pane
    list-keys -T root TripleClick1Pane
    list-keys -T root M-MouseDown3Status
    list-keys -T root M-MouseDown3StatusLeft
    list-keys -T root C-MouseDown1Status
    list-keys -T prefix <
    list-keys -T prefix >
    ${['copy-mode', 'copy-mode-vi']
      .flatMap((table) =>
        ['MouseDown1', 'MouseDrag1', 'MouseDragEnd1', 'WheelUp', 'WheelDown', 'DoubleClick1', 'TripleClick1'].map(
          (key) => `list-keys -T ${table} ${key}Pane`,
        ),
      )
      .join('\n')}
  `),
  'mouse: commands without one': lines(`
    select-pane -t =
    select-window -t {mouse}
    switch-client -t =
    send-keys -M
    copy-mode -M
    display-message -p #{pane_in_mode}
    resize-pane -M
    display-message -p 'x#{mouse_x}y#{mouse_y}w#{mouse_word}l#{mouse_line}'
    if-shell -F -t = 1 'display-message -p yes' 'display-message -p no'
  `),
};
