/** Key bindings: made, taken away, listed; and the words of commands as they are printed back. */
import { type Conversation, lines } from './lines.js';

export const keys: Readonly<Record<string, Conversation>> = {
  'keys: binding': lines(`
    bind-key
    bind-key -n
    bind-key -x
    bind-key nosuch display-message
    bind-key -T own x nosuch
    bind-key -T own x split-window -Q
    bind-key -T own x display-message a b c
    list-keys -T own
    bind-key -T own x
    list-keys -T own
    bind-key -T own x display-message hello
    list-keys -T own
    bind-key -T own x splitw -hd -c /tmp
    bind-key -r -T own C-M-Up next
    bind-key -T own F1 display-message 'a b' \\; display-message c
    bind-key -T own ^a 'display-message d ; display-message "e f"'
    bind-key -T own IC kill-pane -a
    bind-key -N 'a note' -T own Any display-message any
    bind-key -T own NPage send-keys -l -- -x
    bind-key -T own S-Up resizep -Z
    bind-key -T own M-é display-message 'é ü'
    bind-key -T own Space lsw
    bind-key -T own é display-message e
    bind-key -T own \\; display-message semicolon
    bind-key -T own # display-message hash
    bind-key -T own ~ display-message ~
    bind-key -T own $ display-message $x
    bind-key -T own % display-message %1
    bind-key -T own { display-message { }
    list-keys -T own
    list-keys -T own x
    list-keys -T own nosuch
    list-keys -T own Q
    list-keys -T nosuch
    list-keys -1 -T own
    list-keys -N -T own
    list-keys -aN -T own
    list-keys -1aN -T own
    list-keys -N -P 'own: ' -T own
    list-keys -N -T own Any
    list-keys -1 -N -T own Any
    list-keys -N -T own x
    list-keys a b
    bind-key -T own x
    bind-key -T own -N 'another note' x
    list-keys -N -T own
    unbind-key -T own x
    list-keys -T own x
    unbind-key -T own x
    unbind-key -T nosuch x
    unbind-key -T own nosuch
    unbind-key -q -T own nosuch
    unbind-key
    unbind-key -q
    unbind-key -a x
    unbind-key -aq x
    unbind-key -a -T nosuch
    unbind-key -a -T own
    list-keys -T own
    unbind-key x y
    bind-key -n M-a select-pane -L
    list-keys -T root M-a
    unbind-key -n M-a
    list-keys -T root M-a
    bind-key Z resize-pane -Z
    list-keys Z
    unbind-key Z
    list-keys Z
  `),
  'keys: default bindings': lines(`
    list-keys C-b
    list-keys -T prefix d
    list-keys -T prefix c
    list-keys -T prefix %
    list-keys -T prefix "
    list-keys -T prefix &
    list-keys -T prefix x
    list-keys -T prefix C-Up
    list-keys -T prefix M-Left
    list-keys -T prefix :
    list-keys -T prefix '
    list-keys -T prefix /
    list-keys -T prefix E
    list-keys -T prefix M-5
    list-keys -T prefix C-z
    list-keys -T prefix {
    list-keys -T prefix ~
    list-keys -N C-b
    list-keys -1N "
    list-keys -N -P 'prefix ' d
    set-option -g prefix C-a
    list-keys -N d
    set-option -g prefix None
    list-keys -N d
    set-option -g prefix2 M-x
    show-options -g prefix2
    set-option -g prefix2 nosuch
    set-option -g key-table own
    show-options -g key-table
    show-options -g repeat-time
    set-option -g status-keys vi
    show-options -g status-keys
    set-option -g status-keys ed
  `),
  'keys: sent': lines(`
    send-keys -N 0 x
    send-keys -N x x
    send-keys -N 3 ab
    capture-pane -p
    send-keys -F #{session_name}
    send-keys -lF #{session_name}
    send-keys -H 41 42
    send-keys Enter
    capture-pane -p
    send-keys a\\; b \\;
    send-keys -l Enter Space
    send-keys Enter
    capture-pane -p
    send-keys -R
    send-keys -X cancel
    send-keys -t nosuch x
    send-prefix -t nosuch
    send-prefix -x
    send-prefix extra
    set-option -g prefix a
    set-option -g prefix2 b
    send-prefix
    send-prefix -2
    send-keys Enter
    capture-pane -p
  `),
};
