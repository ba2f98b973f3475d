/** Options, environments and hooks. */
import { type Conversation, lines } from './lines.js';

export const options: Readonly<Record<string, Conversation>> = {
  'options: levels': lines(`
    show -gv base-index
    show base-index
    show -A base-index
    show -Av base-index
    set -g base-index 3
    show -g base-index
    show base-index
    show -A base-index
    set base-index 5
    show base-index
    show -A base-index
    show -v base-index
    show -gv base-index
    set -u base-index
    show base-index
    set -gu base-index
    show -g base-index
    set -t nosuch base-index 1
    set -w -t nosuch automatic-rename on
    set -p -t nosuch @x on
    set -t nosuch @x on
    show -t nosuch
    show -w -t nosuch
    show -p -t nosuch
    show -s -t nosuch buffer-limit
    set -s base-index 4
    show -s base-index
    show -w base-index
    show -w pane-base-index
    set -p pane-base-index 2
    show -w pane-base-index
    show -wv pane-base-index
    showw -v pane-base-index
    showw -gv pane-base-index
    setw -g pane-base-index 1
    showw -gv pane-base-index
    setw -u pane-base-index
    show -wAv pane-base-index
    set-window-option -t main: pane-base-index 7
    show-window-options pane-base-index
    show-w -v pane-base-index
    show-option -v base-index
    show -s buffer-limit
    show buffer-limit
    set buffer-limit 20
    show -v buffer-limit
    set -g buffer-limit 30
    show -gv buffer-limit
    set -u buffer-limit
    show -v buffer-limit
  `),
  'options: values and mistakes': lines(`
    set -g base-index x
    set -g base-index ''
    set -g base-index
    set -g base-index -1
    set -g base-index +5
    set -g base-index ' 6'
    show -gv base-index
    set -g mouse maybe
    set -g mouse yes
    show -gv mouse
    set -g mouse 0
    show -gv mouse
    set -g mouse
    show -gv mouse
    set -g mouse ''
    show -gv mouse
    set -g prefix NoKey
    set -g prefix C-a
    show -g prefix
    setw -g window-size huge
    setw -g window-size ''
    setw -g window-size largest
    setw -g window-size
    show -wgv window-size
    setw -g window-size latest
    setw -g window-size
    show -wgv window-size
    set -g default-shell /nosuch
    set -g default-shell bash
    set -g default-shell /bin/sh
    show -g default-shell
    set -g default-command 'top -d 5'
    show -g default-command
    set -ga default-command ' -x'
    show -g default-command
    set -g default-command ''
    show -g default-command
    set -g nosuch 1
    set -gq nosuch 1
    set -g default 1
    set '' x
    set 'mouse[' x
    set mouse[0] on
    set @x[0] on
    show nosuch
    show -q nosuch
    show mou
    show defa
    set
    set a b c
    set -Q x
    show a b
    show -Q
    showw a b
    set -gF @path '#{session_name}:#{window_index}'
    show -gv @path
    set -g '@#{session_name}' v
    show -gv @main
    show -gv '@#{session_name}'
    set -g mouse[1] on
  `),
  'options: of users': lines(`
    set -g @a 'x y'
    set -g @b '$HOME'
    set -g @d 'a;b'
    set -g @e ''
    set -g @f ~x
    set -g @g '#{x}'
    set -g @h 'a\\b'
    set -g @i 'äö'
    set -g @k %x
    set -g @l {a}
    set -g @m x=y,z
    set -g @n '"'
    set -g @o 'say "hi"'
    show -g @a
    show -g @b
    show -g @d
    show -g @e
    show -g @f
    show -g @g
    show -g @h
    show -g @i
    show -g @k
    show -g @l
    show -g @m
    show -g @n
    show -g @o
    show -gv @o
    set -ga @a z
    show -gv @a
    set -a @a own
    show @a
    show -gv @a
    show -v @nope
    show -qv @nope
    show -A @b
    show @b
    set @new
    set -g @x 1
    set -go @x 2
    set -goq @x 2
    set -o @x 3
    set -o @x 4
    show @x
    show -gv @x
    set -u @x
    show @x
    set -gu @x
    show -g @x
    set -s @s 1
    show -s @s
    set -w @w 1
    show -w @w
    set -p @p 1
    show -p
    show -p @p
    set -U @p
    show -p
    display-message -p '#{@w}|#{@a}|#{@nope}'
    set -w @w 'two words'
    display-message -p '#{@w}'
  `),
  'options: arrays': lines(`
    set -g update-environment 'A B,C'
    show -g update-environment
    show -gv update-environment
    show -g update-environment[1]
    show -gv update-environment[1]
    show -g update-environment[9]
    show update-environment
    show -A update-environment[2]
    show -A update-environment
    set -ga update-environment ' D'
    show -gv update-environment
    set -g update-environment[7] G
    set -ga update-environment E
    show -g update-environment
    set -ga update-environment[7] H
    show -g update-environment[7]
    set -gu update-environment[0]
    show -g update-environment
    set -go update-environment[0] again
    set -go update-environment[0] never
    show -g update-environment[0]
    set -g update-environment ''
    show -g update-environment
    show -gv update-environment
    set -g update-environment
    set update-environment X
    show update-environment
    show -A update-environment
    set -u update-environment[0]
    show update-environment
    set -u update-environment
    show update-environment
    show -s command-alias
    set -s command-alias[9] 'zz=list-sessions -F x'
    show -s command-alias[9]
    zz
    zz ; display-message -p then
    set -s command-alias[10] 'both=display-message -p one ; display-message -p'
    both two
    set -s command-alias[11] 'has=list-sessions -F aliased'
    has
    set -su command-alias[9]
    zz
    splitp -d -P -F #{pane_index} cat
    split-pane -d -P -F #{pane_index} cat
    set -s command-alias[12] 'broken=nosuch'
    broken
    set -su command-alias
    show -s command-alias
  `),
  environments: lines(`
    set-environment FOO bar
    show-environment FOO
    set-environment -r GONE
    show-environment GONE
    show-environment -s GONE
    show-environment -s FOO
    set-environment -h HID x
    show-environment HID
    show-environment -h HID
    show-environment -h
    display-message -p '#{FOO}|#{HID}'
    set-environment -u FOO
    show-environment FOO
    set-environment -u FOO x
    set-environment -r FOO x
    set-environment FOO
    set-environment A=B c
    set-environment '' c
    set-environment
    set-environment -g a b c
    set-environment -Q a
    set-environment -t nosuch A b
    show-environment -t nosuch
    show-environment -g -t nosuch
    show-environment -g NOPE
    show-environment a b
    set-environment -g Q 'a"b$c\`d\\e'
    show-environment -g Q
    show-environment -gs Q
    set-environment -F Z '#{session_name}'
    show-environment Z
    set-environment -g HG x
    setenv -gu HG
    showenv -g HG
    set-environment -gr HG
    show-environment -g HG
    set-environment -t main: T1 one
    show-environment -t main T1
    show-environment -t =main T1
    set-environment -g CCOMMON global
    set-environment CCOMMON own
    set-environment -r CGONE
    set-environment -g CGONE here
    set-environment -gh CHIDDEN here
    new-window -d -n env 'echo "<$CCOMMON|$CGONE|$CHIDDEN>"; exec cat'
    capture-pane -p -t env
    new-session -d -e ONLY=here -s e cat
    show-environment -t e ONLY
    split-window -d -t e 'echo "<$ONLY|$CCOMMON>"; exec cat'
    capture-pane -p -t e:0.1
  `),
  hooks: lines(`
    set-hook -g after-new-window 'neww -n x -d;splitw -h -d "a b"'
    show-hooks -g after-new-window
    set-hook -ga after-new-window 'display-message foo'
    show-hooks -g after-new-window
    set-hook -g after-new-window[5] 'display "it is"'
    show-hooks -g after-new-window
    show -gv after-new-window
    show-hooks -g after-new-window[5]
    show-hooks -g after-new-window[9]
    set-hook -gu after-new-window[1]
    show-hooks -g after-new-window
    set-hook -gu after-new-window
    show-hooks -g after-new-window
    set-hook -g after-new-window nosuch
    set-hook -g after-new-window 'neww -Q'
    set-hook -g nosuch neww
    set-hook after-new-window neww
    show-hooks
    show-hooks after-new-window
    set-hook -u after-new-window
    set-hook -w pane-exited neww
    show-hooks -w
    set-hook -wu pane-exited
    set-hook -p pane-exited 'display x'
    show-hooks -p
    set-hook -pu pane-exited
    show-hooks -p
    set-hook -g after-new-window
    set-hook -Q
    set-hook
    show-hooks a b
    show-hooks nosuch
    set-hook -R nosuch
    show -g alert-bell
    set-hook -g after-rename-window 'display-message -p "#{hook}|#{hook_arguments}|#{hook_argument_0}|#{hook_flag_t}|#{hook_flag_d}|#{pane_id}"'
    rename-window -t main:0 zz
    rename-window -t main:0 zz ; display-message -p next
    set-hook -g after-rename-window 'kill-window -t :99'
    rename-window -t main:0 zz ; display-message -p next
    set-hook -gu after-rename-window
    set-hook -g after-split-window 'display-message -p "#{hook}|#{pane_id}|#{hook_flag_l}|#{hook_flag_d}"'
    split-window -d -l 5 cat
    set-hook -gu after-split-window
    set-hook -g after-set-option 'display-message -p hooked'
    set -g @q 1
    set-hook -gu after-set-option
    set -g @q 2
    set-hook -g session-renamed 'set -gF @hook "#{hook}|#{hook_session}|#{hook_session_name}|#{hook_window}|#{hook_pane}|#{session_name}"'
    rename-session -t main other
    display-message -p '#{@hook}'
    rename-session -t other main
    set-hook -g window-renamed 'set -gF @hook "#{hook}|#{hook_session}|#{hook_window}|#{hook_window_name}|#{hook_pane}"'
    rename-window -t main:0 again
    display-message -p '#{@hook}'
    set-hook -gu window-renamed
    set-hook -g session-created 'set -gF @hook "#{hook}|#{hook_session}|#{hook_session_name}|#{session_name}"'
    new-session -d -s new cat
    display-message -p '#{@hook}'
    set-hook -g session-closed 'set -gF @hook "#{hook}|#{hook_session}|#{hook_session_name}"'
    kill-session -t new
    display-message -p '#{@hook}'
    set-hook -g pane-exited 'set -gF @hook "#{hook}|#{hook_window}|#{hook_pane}"'
    split-window -d true
    display-message -p '#{@hook}'
  `),
};
