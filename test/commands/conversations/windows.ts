/** Windows that are linked, moved, swapped and numbered; sessions in groups; the marked pane; clients that are not there. */
import { type Conversation, lines } from './lines.js';

const all =
  "list-windows -a -F '#{session_name}:#{window_index}:#{window_name}:#{window_id}:#{window_flags}:#{window_linked}:#{window_linked_sessions}'";
const shared = "list-windows -a -F '#{session_name}:#{window_index}:#{window_name}:#{window_flags}:#{window_linked}'";
const own = 'list-windows -t main -F #{window_index}:#{window_name}:#{window_id}:#{window_flags}';
const sessions =
  "list-sessions -F '#{session_name} #{session_windows} #{session_group} #{session_grouped} #{session_group_size}'";
const current = 'display-message -p -t main: #{session_name}:#{window_index}:#{window_name}';
const mark =
  "list-panes -a -F '#{session_name}:#{window_index}.#{pane_index} #{pane_marked} #{window_marked_flag} #{window_flags}'";

export const windows: Readonly<Record<string, Conversation>> = {
  'link-window': lines(`
    new-session -d -s b -n bee -x 80 -y 24 cat
    link-window -s main:0 -t b:5
    ${all}
    link-window -s main:0 -t b:5
    link-window -s main:0 -t b:0
    link-window -s main:9 -t b:7
    link-window -s main:0 -t nosuch:3
    link-window -s nosuch:0 -t b:3
    link-window -d -k -s main:0 -t b:0
    ${all}
    unlink-window -t b:0
    ${all}
    has-session -t b:5
    display-message -p -t b:first '#{session_name} #{window_id} #{window_linked_sessions}'
    display-message -p -t b:@0 '#{session_name}:#{window_index}'
    display-message -p -t main:@0 '#{session_name}:#{window_index}'
    display-message -p -t b:.%0 '#{session_name}:#{window_index}.#{pane_id}'
    rename-window -t b:5 shared
    ${all}
    split-window -d -t b:5 cat
    list-panes -a -F '#{session_name}:#{window_index}.#{pane_index} #{pane_id}'
    unlink-window -t b:5
    ${sessions}
    unlink-window -t main:0
    unlink-window -t main:44
    link-window -s main:0 -t main:3
    ${all}
    unlink-window -t main:0
    unlink-window -t main:3
    ${all}
    link-window -x
    link-window extra
  `),
  'a linked window that closes': lines(`
    new-session -d -s keep -n keep cat
    new-session -d -s b -n bee cat
    new-session -d -s c -n cee cat
    link-window -s main:0 -t b:4
    link-window -s main:0 -t c:
    ${all}
    kill-session -t main
    ${all}
    kill-window -t c:1
    ${all}
    link-window -d -s c:0 -t b:
    kill-window -t b:0
    ${all}
    kill-window -t b:1
    ${sessions}
  `),
  'unlink the last window of a session': lines(`
    new-session -d -s b -n bee cat
    link-window -k -s main:0 -t b:0
    ${all}
    unlink-window -t b:0
    ${sessions}
    new-session -d -s c -n cee cat
    unlink-window -k -t c:0
    ${sessions}
  `),
  'move-window': lines(`
    new-window -d -n two cat
    new-window -d -n three cat
    ${own}
    move-window -s main:1 -t main:1
    move-window -s main:1 -t main:9
    ${own}
    move-window -s main:9 -t main:0
    move-window -k -s main:9 -t main:0
    ${own}
    move-window -a -s main:0 -t main:2
    ${own}
    move-window -b -s main:2 -t main:3
    ${own}
    move-window -d -t 7
    ${own}
    move-window -r -t main
    ${own}
    move-window -r -t nosuch
    move-window -s main:44 -t main:3
    move-window -s main:0 -t nosuch:3
    new-session -d -s b -n bee cat
    move-window -s b:0 -t main:
    ${all}
    new-session -d -s b -n bee cat
    new-window -d -t b -n boo cat
    move-window -s b:boo -t main:20
    ${all}
    move-window -d -s main:20 -t b:0
    move-window -dk -s main:20 -t b:0
    ${all}
    move-window -s b:0 -t :+
    ${own}
    new-window -d -t 30 -n thirty cat
    new-window -d -t :+ -n plus cat
    ${own}
  `),
  'swap-window': lines(`
    new-window -d -n two cat
    new-window -d -n three cat
    swap-window -s main:0 -t main:1
    ${own}
    swap-window -d -s main:0 -t main:1
    ${own}
    swap-window -t :2
    ${own}
    swap-window -d -t :-
    ${own}
    swap-window -s main:0 -t main:77
    swap-window -s main:77 -t main:0
    swap-window -s main:0 -t main:0
    new-session -d -s b -n bee cat
    swap-window -s b:0 -t main:1
    ${all}
    swap-window -d -s main:2 -t b:0
    ${all}
    select-pane -m -t main:0.0
    swap-window -t main:2
    ${own}
  `),
  'renumber-windows': lines(`
    new-window -n two cat
    new-window -n three cat
    new-window -n four cat
    set-option -g renumber-windows on
    kill-window -t main:1
    ${own}
    set-option -g base-index 5
    kill-window -t main:0
    ${own}
    move-window -t 9
    ${own}
    new-window -n five cat
    ${own}
    set-option -g renumber-windows off
    move-window -r
    ${own}
    kill-window -t main:5
    ${own}
  `),
  'select windows': lines(`
    last-window
    next-window
    previous-window
    next-window -a
    select-window -T -t :0
    new-window -n two cat
    new-window -n three cat
    ${current}
    select-window -t :1
    select-window -T -t :1
    ${current}
    select-window -T -t :2
    ${current}
    select-window -T -t :0
    ${current}
    select-window -l
    ${current}
    next-window -a
    previous-window -a
    next-window -t main
    ${current}
    previous-window -t main
    ${current}
    next-window -t nosuch
    select-window -n -t main:0
    ${current}
    select-window -p -t main:0
    ${current}
    select-window -t main:33
    select-window -t =
    select-window -t {mouse}
    switch-client -t =
    kill-window
    ${own}
    kill-window
    ${own}
  `),
  'new windows in places': lines(`
    new-window -d -n a -t :3 cat
    new-window -d -n b -t :3 cat
    new-window -dk -n b -t :3 cat
    ${own}
    new-window -da -n c -t :0 cat
    ${own}
    new-window -db -n d -t :0 cat
    ${own}
    new-window -db -n e -t :99 cat
    ${own}
    new-window -S -n c cat
    ${own}
    new-window -dS -n d cat
    ${own}
    new-window -dS -n fresh cat
    ${own}
    new-window -d -n fresh cat
    new-window -S -n fresh cat
    new-window -k -t :1 -n replaced cat
    ${own}
    new-window -d -n 'in #{session_name}' cat
    rename-window -t :1 'now #{window_index}'
    ${own}
    kill-window -a -t :1
    ${own}
  `),
  groups: lines(`
    new-session -d -s g1 -t main
    ${sessions}
    new-session -d -t main -n named
    new-session -d -t main cat
    new-session -d -t main -s g1
    new-window -d -t g1: -n shared cat
    ${shared}
    select-window -t g1:1
    ${shared}
    unlink-window -t main:1
    link-window -s main:0 -t g1:7
    swap-window -s main:0 -t g1:1
    move-window -s main:1 -t main:6
    ${shared}
    kill-session -t main
    ${sessions}
    new-session -d -t main -s g2
    ${sessions}
    display-message -p -t g1 '#{session_group_list} #{session_group_attached}'
    kill-window -t g2:6
    ${shared}
    new-session -d -s alone -t fresh
    ${sessions}
    new-session -d -s other -t fresh
    ${sessions}
    kill-window -t alone:0
    ${sessions}
  `),
  'the marked pane': lines(`
    split-window -d cat
    new-window -d -n two cat
    display-message -p -t ~ '#{pane_id}'
    select-pane -t {marked}
    select-pane -m -t main:0.1
    ${mark}
    display-message -p -t {marked} '#{session_name}:#{window_index}.#{pane_index} #{pane_marked} #{pane_marked_set}'
    display-message -p -t ~ '#{pane_id}'
    select-window -t ~
    ${current}
    swap-window -t :1
    ${own}
    select-pane -m -t main:1.1
    ${mark}
    select-pane -m -t main:1.0
    select-pane -M
    ${mark}
    select-pane -m -t main:1.0
    kill-pane -t main:1.0
    ${mark}
    display-message -p '#{pane_marked_set}'
  `),
  sessions: lines(`
    new-session -d -s b -n bee cat
    new-session -d -s c -n 'x#{session_name}' cat
    list-windows -t c -F #{session_name}
    rename-session -t c 'c2-#{session_windows}'
    list-sessions -F #{session_name}
    list-sessions -f #{==:#{session_name},b} -F #{session_name}
    list-windows -a -f #{m:be*,#{window_name}} -F #{window_name}
    list-panes -a -f #{==:#{session_name},b} -F #{session_name}:#{pane_id}
    list-clients
    list-clients -t nosuch
    list-clients -t b
    list-clients -F #{client_name}
    switch-client -t b
    switch-client -n
    switch-client -c nosuch -t b
    detach-client
    detach-client -t nosuch
    detach-client -a
    attach-session -t nosuch
    kill-session -a -t b
    list-sessions -F #{session_name}
    kill-session -C -t b
    list-sessions -F #{session_name}
    set-option -g default-size 100x40
    new-session -d -s sized cat
    list-windows -t sized -F #{window_width}x#{window_height}
    new-session -d -s half -x 50 cat
    list-windows -t half -F #{window_width}x#{window_height}
    show-options -gv detach-on-destroy
    show-options -gv destroy-unattached
    set-option -g detach-on-destroy no-detached
    show-options -g detach-on-destroy
  `),
  'windows: names that are given': lines(`
    new-window -d -n given cat
    display-message -p -t :given #{automatic-rename}
    show-options -wv -t :given automatic-rename
    rename-window -t :given other
    show-options -w -t :other automatic-rename
    display-message -p #{>=:#{version},3.3}
    break-pane -d -n broken
    show-options -w -t :broken automatic-rename
  `),
};
