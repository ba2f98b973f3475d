/** NTM: a tiled window of agents that are typed to. */
import type { Tool } from '../tool.js';

export const ntm: Tool = {
  name: 'NTM',
  calls: `
    tmux new-session -d -s nt -c "$HOME" -x 120 -y 40 cat
    tmux split-window -t nt -c "$HOME" -P -F '#{pane_id}' cat | grep -c '^%[0-9]*$'
    tmux split-window -t nt -c "$HOME" -P -F '#{pane_id}' cat | grep -c '^%[0-9]*$'
    tmux split-window -t nt -c "$HOME" -P -F '#{pane_id}' cat | grep -c '^%[0-9]*$'
    tmux select-layout -t nt tiled
    tmux list-panes -t nt -F '#{pane_index} #{pane_width}x#{pane_height}+#{pane_left}+#{pane_top} #{pane_active}'
    tmux select-pane -t nt:0.2 -T nt__cc_1
    tmux list-panes -t nt -F '#{pane_index} #{pane_title} #{pane_current_command} #{pane_width} #{pane_height} #{pane_active}' | grep nt__cc_1
    tmux resize-pane -Z -t nt:0.2
    tmux display-message -p -t nt '#{window_zoomed_flag} #{pane_width}x#{pane_height}'
    tmux resize-pane -Z -t nt:0.2
    tmux send-keys -l -t nt:0.1 'a prompt; with "quotes" and $vars'
    tmux send-keys -t nt:0.1 Enter
    tmux send-keys -t nt:0.1 Enter
    shown nt:0.1 'vars'
    tmux capture-pane -t nt:0.1 -p -S -20 | head -2
    printf 'multi\\nline\\n' | tmux load-buffer -b ntm -; tmux paste-buffer -d -b ntm -t nt:0.1
    shown nt:0.1 line
    tmux list-sessions -F '#{session_name}' -f '#{==:#{session_name},nt}'
    tmux list-sessions -F '#{session_windows} #{session_attached}' -f '#{m:n*,#{session_name}}'
    tmux display-message -p -t nt '#{pane_current_command}|#{window_layout}' | sed 's/,[0-9]*\\([]},]\\)/,N\\1/g' | sed 's/|[0-9a-f]*,/|SUM,/'
    tmux set-option -w -t nt pane-border-status top
    tmux set-option -p -t nt:0.1 allow-set-title off
    tmux set-option -p -t nt:0.1 allow-rename off
    tmux bind-key -n F6 display-popup -E -w 95% -h 95% 'ntm dashboard'
    tmux list-keys -T root F6
    tmux respawn-pane -k -t nt:0.1 cat
    tmux pipe-pane -t nt:0.1 'cat > /dev/null'; tmux display-message -p -t nt:0.1 '#{pane_pipe}'; tmux pipe-pane -t nt:0.1; tmux display-message -p -t nt:0.1 '#{pane_pipe}'
    tmux new-window -d -t nt:5 -n far cat; tmux move-window -s nt:5 -t nt:7; tmux list-windows -t nt -F '#{window_index}:#{window_name}' | tail -1
    tmux rename-window -t nt:7 near; tmux select-window -t nt:7; tmux display-message -p -t nt '#{window_name} #{window_active}'
    tmux select-pane -t nt:0.1; tmux select-pane -R -t nt:0; tmux select-pane -U -t nt:0; tmux list-panes -t nt:0 -F '#{pane_active}'
    tmux wait-for -S done-nt; tmux wait-for done-nt; echo waited
    (tmux wait-for later; echo went on) & tmux wait-for -S later; wait
    tmux wait-for -L lock; tmux wait-for -U lock; echo unlocked
    tmux kill-pane -t nt:0.1
    tmux kill-session -t nt
  `,
  differs: {
    'tmux set-option -p -t nt:0.1 allow-set-title off': { says: '', why: 'newer than tmux 3.3' },
  },
};
