/** Layouts: presets, layout strings, spreading, undo, sizes of panes and windows. */
import { type Conversation, lines } from './lines.js';

/** The layout and who is where in it; every line of the conversations that calls it compares a whole layout. */
const layout =
  "list-windows -t main -F '#{window_index} #{window_layout} #{window_visible_layout} #{window_width}x#{window_height}'";
const order = "list-panes -t main -F '#{pane_index}#{pane_id}#{?pane_active,*,}'";
const rects = "list-panes -t main -F '#{pane_index} #{pane_width}x#{pane_height}+#{pane_left}+#{pane_top}'";

export const layouts: Readonly<Record<string, Conversation>> = {
  presets: lines(`
    split-window -h cat
    split-window cat
    split-window -h cat
    split-window -t 0 cat
    select-layout even-horizontal
    ${layout}
    select-layout even-vertical
    ${layout}
    select-layout main-horizontal
    ${layout}
    select-layout main-vertical
    ${layout}
    select-layout tiled
    ${layout}
    ${order}
    select-layout even-h
    ${layout}
    select-layout til
    ${layout}
    next-layout
    ${layout}
    next-layout
    ${layout}
    next-layout
    ${layout}
    previous-layout
    ${layout}
    previous-layout -t main
    ${layout}
    select-layout -p
    ${layout}
    select-layout -n
    ${layout}
    select-layout
    ${layout}
    next-layout -t nosuch
    next-layout extra
    kill-pane -t 2
    select-layout tiled
    ${layout}
    kill-pane -t 2
    select-layout tiled
    ${layout}
    kill-pane -a
    select-layout tiled
    ${layout}
    select-layout main-vertical
    ${layout}
  `),
  'sizes of the main pane': lines(`
    split-window -h cat
    split-window cat
    split-window cat
    set-option -w main-pane-width 30%
    select-layout main-vertical
    ${layout}
    set-option -w main-pane-width 12
    select-layout main-vertical
    ${layout}
    set-option -w other-pane-width 50
    select-layout main-vertical
    ${layout}
    set-option -w other-pane-width 75%
    select-layout main-vertical
    ${layout}
    set-option -w main-pane-height 5
    select-layout main-horizontal
    ${layout}
    set-option -w main-pane-height 100%
    select-layout main-horizontal
    ${layout}
    set-option -w main-pane-height 25%
    set-option -w other-pane-height 10
    select-layout main-horizontal
    ${layout}
    set-option -w main-pane-height 500
    select-layout main-horizontal
    ${layout}
    set-option -w main-pane-height abc
    select-layout main-horizontal
    ${layout}
    show-options -wv main-pane-width
    show-options -gwv main-pane-width
    show-options -gwv other-pane-height
  `),
  'layout strings and undo': lines(`
    split-window -h cat
    select-layout -o
    ${layout}
    split-window cat
    select-layout
    resize-pane -x 9
    select-layout -o
    ${layout}
    select-layout 77dd,100x30,0,0{50x30,0,0,0,49x30,51,0[49x15,51,0,1,49x14,51,16,2]}
    ${layout}
    select-layout -o
    ${layout}
    select-layout -o
    ${layout}
    select-layout even-vertical
    ${layout}
    select-layout -o
    ${layout}
    select-layout c232,100x30,0,0{50x30,0,0,0,49x30,51,0[49x15,51,0,1,49x14,51,16{24x14,51,16,2,24x14,76,16,3}]}
    ${layout}
    ${order}
    select-layout tiled
    select-layout -E
    ${layout}
    select-layout -o
    ${layout}
    resize-pane -Z
    select-layout even-horizontal
    ${layout}
    select-layout a87f,100x30,0,0,2
  `),
  spread: lines(`
    split-window -h -l 10 cat
    split-window -l 3 cat
    split-window -h -l 2 cat
    split-window -h -b -l 2 cat
    ${layout}
    select-layout -E
    ${layout}
    select-layout -E
    ${layout}
    select-layout -E
    ${layout}
    select-layout -E -t 0
    ${layout}
    resize-pane -t 0 -x 7
    select-layout -E -t 0
    ${layout}
  `),
  'sizes of panes': lines(`
    split-window -h cat
    split-window cat
    split-window -h cat
    resize-pane -L 3
    ${layout}
    resize-pane -R 100
    ${layout}
    resize-pane -U
    ${layout}
    resize-pane -D 2
    ${layout}
    resize-pane -t 0 -x 25%
    ${layout}
    resize-pane -t 0 -x 200%
    resize-pane -t 0 -x -3
    resize-pane -t 0 -y abc
    resize-pane -t 1 -y 50%
    ${layout}
    resize-pane -t 1 -x 0 -y 1
    ${layout}
    resize-pane -U 0
    resize-pane -U abc
    resize-pane -L 1 2
    resize-pane -Z -t 0
    ${layout}
    resize-pane -t 1 -y 4
    ${layout}
    resize-pane -x 30 -L 2
    ${layout}
  `),
  'sizes of windows': lines(`
    split-window -h cat
    split-window cat
    resize-window -x 60
    ${layout}
    show-options -w window-size
    resize-window -y 40
    ${layout}
    resize-window -L
    ${layout}
    resize-window -x 0
    resize-window -x abc
    resize-window -y 20000
    resize-window -D x
    resize-window -D 0
    resize-window -U 300
    ${layout}
    resize-window -A
    ${layout}
    resize-window -a
    ${layout}
    resize-window -t nosuch -x 5
    select-layout tiled
    resize-window -x 1 -y 1
    list-windows -F '#{window_width}x#{window_height}'
  `),
  'sizes with titles on borders': lines(`
    split-window cat
    split-window cat
    set-option -w pane-border-status top
    ${layout}
    ${rects}
    resize-pane -t 0 -y 5
    ${layout}
    ${rects}
    resize-pane -t 2 -y 3
    ${layout}
    ${rects}
    select-layout even-vertical
    ${layout}
    select-layout main-horizontal
    ${layout}
    resize-pane -t 0 -y 7
    select-layout -E
    ${layout}
    set-option -w pane-border-status bottom
    ${layout}
    ${rects}
    resize-pane -t 2 -y 5
    ${layout}
    ${rects}
    select-layout -E
    ${layout}
    select-layout tiled
    ${layout}
    ${rects}
  `),
  rotate: lines(`
    split-window -h cat
    split-window cat
    split-window -h cat
    select-pane -t 1
    rotate-window
    ${layout}
    ${order}
    rotate-window -U
    ${layout}
    ${order}
    rotate-window -D
    ${layout}
    ${order}
    rotate-window -D -t main:0
    ${order}
    resize-pane -Z
    rotate-window -Z
    ${layout}
    ${order}
    rotate-window
    ${layout}
    ${order}
    rotate-window -t nosuch
  `),
};
