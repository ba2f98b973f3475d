/** Panes: swapped, broken out, joined, started again, kept when they are dead. */
import { type Conversation, lines } from './lines.js';

const layout =
  "list-windows -t main -F '#{window_index}:#{window_name} #{window_layout} #{window_visible_layout} #{window_flags}'";
const order = "list-panes -s -t main -F '#{window_index}.#{pane_index}#{pane_id}#{?pane_active,*,}'";
const here = 'display-message -p #{session_name}:#{window_index}.#{pane_index}';

export const panes: Readonly<Record<string, Conversation>> = {
  'swap-pane': lines(`
    split-window -h cat
    split-window cat
    swap-pane -s 0 -t 2
    ${order}
    ${layout}
    swap-pane -d -s 0 -t 2
    ${order}
    swap-pane -d -s 1 -t 2
    ${order}
    swap-pane -D
    ${order}
    swap-pane -U -t 0
    ${order}
    ${layout}
    swap-pane
    swap-pane -s 1 -t 1
    ${order}
    resize-pane -Z
    swap-pane -Z -D
    ${order}
    ${layout}
    swap-pane -U
    ${layout}
    new-window -n other cat
    split-window cat
    swap-pane -s main:0.1 -t main:1.0
    ${order}
    ${layout}
    swap-pane -d -s main:0.0 -t main:1.1
    ${order}
    ${layout}
    swap-pane -s 9
    swap-pane -t %99
    select-pane -t main:0.2 -m
    swap-pane -t main:1.0
    ${order}
  `),
  'break-pane': lines(`
    set-option -g automatic-rename off
    split-window -h cat
    split-window cat
    break-pane
    ${order}
    ${layout}
    break-pane -P
    ${order}
    break-pane -d -P -t main:7 -s main:0.0 -F '#{window_index} #{pane_id} #{window_panes}'
    ${order}
    break-pane -t main:7 -s main:0.0
    break-pane -a -t main:0 -s main:0.0 -n foo
    ${order}
    ${layout}
    new-session -d -s second -x 60 -y 20 cat
    split-window -d -t second: cat
    break-pane -d -s second:0.1 -t main: -n moved
    ${layout}
    ${order}
    break-pane -b -t main:2 -s second:0.0
    has-session -t second
    ${order}
    break-pane -s main:99
    break-pane -t nosuch:
  `),
  'join-pane': lines(`
    new-window -d -n one cat
    new-window -d -n two cat
    split-window -d -t main:two cat
    join-pane -s main:1
    ${order}
    ${layout}
    join-pane -d -h -s main:2.0
    ${order}
    ${layout}
    join-pane -h -l 25% -s main:2.0 -t main:0.0
    ${order}
    ${layout}
    join-pane -s main:0.0 -t main:0.0
    join-pane -s nosuch
    join-pane -s main:0.1 -t main:0.0 -l abc
    join-pane -s main:0.1 -t main:0.0 -l 200%
    join-pane -s main:0.1 -t main:0.0 -p 200
    join-pane -s main:0.1 -t main:0.0 -l -5
    join-pane -b -s main:0.3 -t main:0.0 -l 3
    ${order}
    ${layout}
    move-pane -h -b -s main:0.0 -t main:0.2 -p 40
    ${order}
    ${layout}
    move-pane -v -s main:0.3 -t main:0.0 -l 0
    ${layout}
    new-session -d -s second -x 60 -y 20 cat
    join-pane -s second:0.0 -t main:0.0
    has-session -t second
    ${order}
    ${layout}
    new-window -n full cat
    split-window -h cat
    new-window -d -n source cat
    join-pane -d -f -h -l 10 -s main:source -t main:full.1
    ${layout}
    move-pane -f -b -s main:full.2 -t main:full.0
    ${layout}
    resize-pane -Z
    new-window -d -n more cat
    join-pane -s main:more
    ${layout}
  `),
  'moving within a window': lines(`
    split-window -h cat
    split-window cat
    join-pane -d -h -s 2 -t 0
    ${order}
    ${layout}
    select-pane -t 1
    join-pane -h -s 1 -t 2
    ${order}
    ${layout}
    last-pane
    ${order}
    move-pane -b -v -l 4 -s 2 -t 0
    ${order}
    ${layout}
    move-pane -f -s 0 -t 1
    ${layout}
  `),
  'last-pane': lines(`
    last-pane
    split-window -d cat
    last-pane
    ${here}
    last-pane
    ${here}
    split-window cat
    last-pane
    ${here}
    select-pane -l
    ${here}
    resize-pane -Z
    last-pane -Z
    ${layout}
    last-pane
    ${layout}
    last-pane -d
    display-message -p -t {last} '#{pane_input_off}'
    last-pane -e
    display-message -p -t {last} '#{pane_input_off}'
    select-pane -d
    display-message -p '#{pane_input_off}'
    send-keys typed Enter
    capture-pane -p
    select-pane -e
    display-message -p '#{pane_input_off}'
    send-keys typed Enter
    capture-pane -p
    last-pane -t nosuch
    select-pane -P 'fg=red,bg=blue'
    select-pane -g
    show-options -pv window-active-style
    select-pane -P nonsense
    select-pane -T '#{pane_id} title'
    display-message -p '#{pane_title}'
    select-pane -Z -t 0
    ${layout}
    resize-pane -Z
    select-pane -Z -R
    ${layout}
    select-pane -Z -D
    ${layout}
    select-pane -U
    ${layout}
  `),
  'dead panes': lines(`
    set-option -g remain-on-exit on
    set-option -g remain-on-exit-format 'gone (#{pane_dead_status}#{pane_dead_signal})'
    split-window 'exit 3'
    display-message -p '#{pane_dead} #{pane_dead_status} #{pane_dead_signal}.'
    capture-pane -p
    split-window 'kill -9 $$'
    display-message -p '#{pane_dead} #{pane_dead_status} #{pane_dead_signal}.'
    capture-pane -p
    split-window 'printf "one\\ntwo"'
    display-message -p '#{pane_dead} #{pane_dead_status} #{pane_dead_signal}.'
    list-panes -F '#{pane_index} #{pane_dead} #{pane_height}'
    send-keys x
    set-option -p remain-on-exit failed
    respawn-pane -t 1 'echo again; exec cat'
    capture-pane -p -t 1
    display-message -p -t 1 '#{pane_dead} #{pane_dead_status}.'
    respawn-pane -t 1
    respawn-pane -k -t 1 -e VAR=value 'echo $VAR; exec cat'
    capture-pane -p -t 1
    respawn-pane -k -t 1 -c / 'pwd; exec cat'
    capture-pane -p -t 1
    respawn-pane -k -t 1
    capture-pane -p -t 1
    respawn-pane -t 9
    respawn-window
    respawn-window -k cat
    ${order}
    kill-pane -a
  `),
  'synchronize-panes': lines(`
    split-window cat
    set-option -w synchronize-panes on
    display-message -p '#{pane_synchronized}'
    send-keys both Enter
    capture-pane -p -t 0
    capture-pane -p -t 1
    set-option -p -t 0 synchronize-panes off
    send-keys one Enter
    capture-pane -p -t 0
    capture-pane -p -t 1
    send-keys -t 0 alone Enter
    capture-pane -p -t 0
    capture-pane -p -t 1
    set-option -pu -t 0 synchronize-panes
    resize-pane -Z
    send-keys zoomed Enter
    capture-pane -p -t 0
    capture-pane -p -t 1
  `),
  'split-window, in full': lines(`
    split-window -d -l 5 cat
    ${layout}
    split-window -Z cat
    ${layout}
    split-window -h -Z cat
    ${layout}
    split-window -l 200% cat
    ${layout}
    split-window -l -5 cat
    split-window -l 0 cat
    split-window -p abc cat
    split-window -l 50%% cat
    split-window -fbh -l 10 cat
    ${layout}
    ${order}
    split-window -fb -p 20 cat
    ${layout}
    ${order}
    split-window -d -e VAR=there -t 0 'echo $VAR; exec cat'
    capture-pane -p -t 1
    clear-history
    clear-history -t 9
  `),
};
