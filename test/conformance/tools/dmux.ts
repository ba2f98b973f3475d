/** dmux: panes of one window, hooks, and layouts that go to and fro. */
import type { Tool } from '../tool.js';

export const dmux: Tool = {
  name: 'dmux',
  calls: `
    tmux new-session -d -s dm -x 120 -y 40 cat
    tmux send-keys -t dm 'dmux ready' Enter
    shown dm 'dmux ready'
    P=$(tmux split-window -t dm -P -F '#{pane_id}' -c "$HOME" cat); Q=$(tmux split-window -h -t dm -P -F '#{pane_id}' cat); [ "$P" != "$Q" ] && echo "$P" | grep -c '^%[0-9]*$'
    tmux select-pane -t "$P" -T 'title of it'
    tmux list-panes -t dm -F '#{pane_id}::#{pane_title}::#{pane_current_path}' | grep -c "::title of it::$HOME"
    tmux list-panes -t dm -F '#{pane_left},#{pane_top},#{pane_width},#{pane_height},#{pane_active}'
    tmux capture-pane -epJ -t dm:0.0 | head -2
    tmux capture-pane -t "$Q" -p -S -10
    tmux pipe-pane -t "$Q" -o "cat >> '$HOME/dmux.log'"
    tmux send-keys -t "$Q" logged Enter
    says "$HOME/dmux.log" logged
    tmux pipe-pane -t "$Q"
    L=$(tmux display-message -p -t dm '#{window_layout}'); tmux select-layout -t dm main-vertical; tmux list-panes -t dm -F '#{pane_width}x#{pane_height}'
    tmux select-layout -t dm "$L"; tmux list-panes -t dm -F '#{pane_width}x#{pane_height}'
    tmux set-option -w -t dm main-pane-width 40
    tmux select-layout -t dm main-vertical; tmux list-panes -t dm -F '#{pane_width}x#{pane_height}'
    tmux resize-pane -t "$P" -x 30; tmux resize-pane -t "$P" -y 50%; tmux resize-pane -t "$P" -L 2; tmux list-panes -t dm -F '#{pane_width}x#{pane_height}'
    tmux resize-pane -Z -t "$P"; tmux display-message -p -t dm '#{window_zoomed_flag}'; tmux resize-pane -Z -t "$P"; tmux display-message -p -t dm '#{window_zoomed_flag}'
    W=$(tmux break-pane -d -P -F '#{window_id}' -s "$P" -n broken); echo "$W" | grep -c '^@[0-9]*$'
    tmux list-windows -a -F '#{session_name}:#{window_name} #{window_panes}' | grep broken
    tmux join-pane -d -h -s "$P" -t dm:0
    tmux list-panes -t dm -F '#{pane_width}x#{pane_height}+#{pane_left}+#{pane_top}'
    tmux join-pane -d -v -s "$P" -t dm:0.0
    tmux list-panes -t dm -F '#{pane_width}x#{pane_height}+#{pane_left}+#{pane_top}'
    tmux respawn-pane -k -t "$P" 'echo new; exec cat'
    shown "$P" new
    tmux set-buffer -b dm-1 -- '-data with dashes'
    tmux paste-buffer -b dm-1 -t "$P"
    shown "$P" '-data with dashes'
    printf 'file' > "$HOME/f"; tmux load-buffer -b dm-2 "$HOME/f"; tmux show-buffer -b dm-2
    tmux delete-buffer -b dm-1; tmux delete-buffer -b dm-2
    tmux delete-buffer -b dm-2
    tmux set-option -t dm @dmux_controller_pid 123; tmux show-options -v -t dm @dmux_controller_pid
    tmux set-option -p -t "$P" @dmux_x 1; tmux set-option -u -p -t "$P" @dmux_x; tmux show-options -p -t "$P" @dmux_x
    tmux set-hook -t dm after-split-window 'run-shell "echo split >> $HOME/hooks"'
    tmux set-hook -t dm client-resized 'run-shell "true"'
    tmux set-hook -t dm pane-exited 'run-shell "echo exited >> $HOME/hooks"'
    tmux show-hooks -t dm
    tmux split-window -d -t dm true
    says "$HOME/hooks" split
    says "$HOME/hooks" exited
    tmux set-hook -u -t dm after-split-window; tmux set-hook -u -t dm client-resized; tmux set-hook -u -t dm pane-exited; tmux show-hooks -t dm
    tmux refresh-client -S
    tmux display-popup -E -w 80% -h 70% true
    tmux clear-history -t dm
    tmux kill-pane -t "$P"
    tmux list-windows -t dm -F '#{window_id}' | grep -c '^@'
    tmux new-window -d -t dm -n gone cat; tmux kill-window -t dm:gone; tmux list-windows -t dm -F '#{window_name}' | grep -c gone
    tmux kill-session -t dm
  `,
};
