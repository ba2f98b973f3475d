/**
 * Calls that are made one after the other to a server with one session `main` (window 0 `first`, 80×24, running cat).
 */

import { buffers } from './conversations/buffers.js';
import { copyModes } from './conversations/copy-mode.js';
import { formats } from './conversations/formats.js';
import { keys } from './conversations/keys.js';
import { layouts } from './conversations/layouts.js';
import { type Conversation, lines } from './conversations/lines.js';
import { mouse } from './conversations/mouse.js';
import { options } from './conversations/options.js';
import { overlays } from './conversations/overlays.js';
import { panes as paneConversations } from './conversations/panes.js';
import { scripting } from './conversations/scripting.js';
import { status } from './conversations/status.js';
import { targets } from './conversations/targets.js';
import { windows as windowConversations } from './conversations/windows.js';

const panes =
  'list-panes -s -t main -F #{window_index}.#{pane_index}:#{pane_id}:#{pane_width}x#{pane_height}+#{pane_left}+#{pane_top}:#{pane_active}';
const windows =
  'list-windows -t main -F #{window_index}:#{window_name}:#{window_id}:#{window_panes}:#{window_active}:#{window_flags}';
const sessions = 'list-sessions -F #{session_name}:#{session_id}:#{session_windows}';
const here = 'display-message -p #{session_name}:#{window_index}.#{pane_index}';

export const conversations: Readonly<Record<string, Conversation>> = {
  ...formats,
  ...keys,
  ...mouse,
  ...options,
  ...overlays,
  ...scripting,
  ...status,
  ...targets,
  'has-session': lines(`
    has-session
    has-session -t main
    has-session -t =main
    has-session -t ma
    has-session -t =ma
    has-session -t m*
    has-session -t nosuch
    has-session -t =nosuch
    has-session -t $0
    has-session -t $99
    has-session -t main:
    has-session -t main:0
    has-session -t main:9
    has -t main
    has-session extra
    has-session -x
  `),
  'new-session': lines(`
    new-session -d -s second -x 100 -y 30 cat
    new-session -d -s main cat
    new-session -d -s second -x 100 -y 30 cat
    new-session -d -s third -n named -x 50 -y 20 cat
    display-message -p -t third #{window_name}
    display-message -p -t second #{window_width}x#{window_height}
    new-session -d -P -s printed cat
    new-session -d -P -F #{session_name}/#{window_index}/#{pane_index} -s formatted cat
    new-session -d -s '' cat
    new-session -d -s a:b.c cat
    new-session -d -s a_b:c cat
    rename-session -t a_b_c x.y
    kill-session -t x_y
    new-session -d -x 0 -s zero cat
    new-session -d -x abc -s letters cat
    new-session -d -y 0 -s zero cat
    new-session -d cat
    ${sessions}
    has-session -t second
    kill-session -t second
    has-session -t second
    rename-session -t third renamed
    ${sessions}
    rename-session -t renamed main
    rename-session -t nosuch x
    rename-session
    kill-session -t nosuch
    kill-session -a -t main
    ${sessions}
  `),
  'new-window': lines(`
    new-window -n w1 cat
    new-window -d -n quiet cat
    ${windows}
    new-window -n loud -P cat
    new-window -n w2 -d -P -F #{window_index}/#{window_id}/#{pane_id} cat
    new-window -n w3 -d -t main:7 cat
    new-window -n w4 -d -t main:7 cat
    new-window -d -t :9 -n nine cat
    ${windows}
    new-window -t nosuch cat
    new-window -t nosuch: cat
    new-window -d -t main: -n last cat
    new-window -a -d -t main:0 -n after cat
    ${windows}
    rename-window -t main:7 seven
    rename-window quiet2
    rename-window -t main:99 x
    ${windows}
    kill-window -t main:7
    kill-window -t :seven
    kill-window -t main:99
    kill-window -t last
    ${windows}
    kill-window -a -t main:0
    ${windows}
  `),
  'split-window': lines(`
    split-window -d cat
    ${panes}
    split-window -h cat
    ${panes}
    split-window -h -l 10 cat
    split-window -v -l 25% cat
    split-window -b -l 3 cat
    ${panes}
    split-window -P cat
    split-window -d -P -F #{pane_index}:#{pane_id}:#{pane_width} cat
    ${panes}
    split-window -t main:9 cat
    split-window -t %99 cat
    split-window -l abc cat
    split-window -l 200% cat
    split-window -h -l 500 cat
    new-window cat
    split-window -f -h cat
    split-window -f -v -t 0 cat
    split-window -p 30 cat
    ${panes}
    new-window cat
    split-window -h cat
    split-window -h cat
    split-window -h cat
    split-window -h cat
    split-window -h cat
    split-window -h cat
    split-window -h cat
    ${panes}
    list-windows -t main -F #{window_layout}
  `),
  'select-pane': lines(`
    split-window -h cat
    split-window -v cat
    split-window -v -t 0 cat
    ${here}
    select-pane -L
    ${here}
    select-pane -R
    ${here}
    select-pane -U
    ${here}
    select-pane -D
    ${here}
    select-pane -l
    ${here}
    last-pane
    ${here}
    select-pane -t 2
    ${here}
    select-pane -t :.+
    ${here}
    select-pane -t :.-
    ${here}
    select-pane -t {top-left}
    ${here}
    select-pane -t {bottom-right}
    ${here}
    select-pane -t '{top-right}'
    ${here}
    select-pane -t {last}
    ${here}
    select-pane -t %0
    ${here}
    select-pane -t 9
    select-pane -t %9
    select-pane -T mytitle
    display-message -p #{pane_title}
    kill-pane -t 1
    ${panes}
    kill-pane -a -t 0
    ${panes}
    select-pane -l
    kill-pane -t 5
  `),
  'select-window': lines(`
    new-window -n alpha cat
    new-window -n beta cat
    new-window -n gamma cat
    select-window -t 1
    ${here}
    select-window -t main:beta
    ${here}
    select-window -t gam
    ${here}
    select-window -l
    ${here}
    last-window
    ${here}
    select-window -n
    ${here}
    next-window
    ${here}
    select-window -p
    ${here}
    previous-window
    ${here}
    select-window -t :+
    ${here}
    select-window -t :-
    ${here}
    select-window -t ^
    ${here}
    select-window -t :^
    ${here}
    select-window -t :$
    ${here}
    select-window -t @1
    ${here}
    select-window -t :=1
    ${here}
    select-window -t :=5
    select-window -t 99
    select-window -t nosuch
    select-window -t main:nosuch
    select-window -t nosuch:0
    ${windows}
  `),
  'resize-pane': lines(`
    split-window -h cat
    split-window -v cat
    resize-pane -L 5
    ${panes}
    resize-pane -R 3
    resize-pane -U
    resize-pane -D 4
    ${panes}
    resize-pane -x 20
    resize-pane -y 5
    ${panes}
    resize-pane -x 25%
    resize-pane -y 50%
    ${panes}
    resize-pane -Z
    display-message -p #{window_zoomed_flag}:#{pane_width}x#{pane_height}:#{window_flags}
    resize-pane -Z
    display-message -p #{window_zoomed_flag}:#{pane_width}x#{pane_height}
    resize-pane -Z
    select-pane -t 0
    display-message -p #{window_zoomed_flag}:#{pane_index}
    resize-pane -x abc
    resize-pane -L abc
    resize-pane -t 9 -L
    resize-pane -x 1000
    ${panes}
  `),
  'send-keys': lines(`
    send-keys hello Enter
    capture-pane -p
    send-keys -l Enter
    send-keys Enter
    capture-pane -p
    send-keys 'two words' Space x Enter
    send-keys -N 3 ab Enter
    capture-pane -p
    send-keys -H 41 42 43 0d
    send-keys -H zz
    send-keys -- -l Enter
    send-keys C-v Escape Enter
    send-keys -l -- 'semi;colon'
    send-keys Enter
    capture-pane -p
    send-keys a \\; display-message -p between
    send-keys ä 漢 Enter
    capture-pane -p
    send-keys -t nosuch x
    send-keys -t %9 x
    send-keys -t main:0.0 BSpace BSpace Tab y Enter
    capture-pane -p
    send-keys -N 0 x
    send-keys -N abc x
    send-keys -X cancel
    send-keys -R
    capture-pane -p
  `),
  'capture-pane': lines(`
    new-window -d -n text 'printf "one  \\n\\033[31mred\\033[0m \\033[1;4mbold\\033[m\\n"; seq 40; printf "%090d\\nlast   "; exec cat'
    capture-pane -p -t text
    capture-pane -p -t text -S -
    capture-pane -p -t text -S -5
    capture-pane -p -t text -S 0 -E 3
    capture-pane -p -t text -S - -E -
    capture-pane -p -t text -S -100 -E -15
    capture-pane -p -t text -S 3 -E 1
    capture-pane -p -t text -S abc
    capture-pane -p -J -t text
    capture-pane -p -N -t text
    capture-pane -p -e -t text -S - -E -20
    capture-pane -p -e -J -t text -S - -E -20
    capture-pane -p -a -t text
    capture-pane -p -a -q -t text
    capture-pane -p -t nosuch
    new-window -d -n alt 'printf "main"; printf "\\033[?1049h\\033[Halternate"; exec cat'
    capture-pane -p -t alt
    capture-pane -p -a -t alt
  `),
  'list and display': lines(`
    split-window -h cat
    new-window -n other cat
    list-panes -F #{pane_index}:#{pane_active}
    list-panes -t main:0 -F #{pane_index}:#{pane_active}
    list-panes -a -F #{session_name}:#{window_index}.#{pane_index}
    list-panes -s -F #{window_index}.#{pane_index}
    list-panes -t nosuch
    list-panes -t main:9
    list-windows -F #{window_index}:#{window_name}
    list-windows -a -F #{session_name}:#{window_name}
    list-windows -t nosuch
    list-windows
    list-sessions -F #{session_name}
    list-sessions -F '#{?session_attached,yes,no}'
    list-sessions -f #{==:#{session_name},main} -F found
    list-sessions -f #{==:#{session_name},x} -F found
    ls -F #S
    lsw -F #I
    lsp -F #P
    display-message -p '#S #I #P #W #D #F'
    display-message -p -t main:0.1 '#S #I #P #W #D'
    display-message -p '#{pane_width}x#{pane_height} #{window_layout}'
    display-message -p '#{nosuch}|#{=3:session_name}|#{?pane_active,A,B}|##|#'
    display-message -p -t nosuch x
    display-message -p
    display-message -p a b
    display -p short
    list-panes extra
  `),
  'sequences and errors': lines(`
    new-window -d -n a cat ; new-window -d -n b cat ; list-windows -F #W
    has-session -t nosuch ; new-window -d -n never cat
    list-windows -F #W
    display-message -p one; display-message -p two
    display-message -p 'a\\;b'
    nosuch-command
    list-sessions ; nosuch-command
    new-window -Q
    split-window -d -t
    kill
    list
    rename-window -t :a a2 ; list-windows -F #W
    detach-client
    detach-client -s nosuch
    detach-client -t nosuch
    attach-session -t nosuch
    attach-session -t main
    select-window
    kill-pane -t :a2.5
    start-server
  `),
  'folders and environment': lines(`
    new-window -d -n where -c /usr 'pwd; exec cat'
    capture-pane -p -t where
    split-window -d -c /etc 'pwd; exec cat'
    capture-pane -p -t .1
    new-window -d -n env -e FOO=bar -e 'BAZ=a b' 'echo "$FOO" "$BAZ"; exec cat'
    capture-pane -p -t env
    split-window -d -e X=1 'echo x$X; exec cat'
    capture-pane -p -t .1
    new-window -d -n argv printf '%s|' 'a b' c
    new-window -d -n argv2 sh -c 'printf "%s|" "$@"; exec cat' x 'a b' c
    capture-pane -p -t argv2
  `),
  ...buffers,
  ...copyModes,
  ...layouts,
  ...paneConversations,
  ...windowConversations,
};
