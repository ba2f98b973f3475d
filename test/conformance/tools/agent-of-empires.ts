/** Agent of Empires: chained commands, sizes, and what panes look like. */
import type { Tool } from '../tool.js';

export const agentOfEmpires: Tool = {
  name: 'Agent of Empires',
  calls: `
    tmux start-server
    tmux new-session -d -s aoe_one -c "$HOME" -x 100 -y 30 -e 'KEY=a b' 'echo "KEY is $KEY"; exec cat' \\; set-option -p -t aoe_one remain-on-exit on
    tmux has-session -t aoe_one
    tmux display-message -p -t aoe_one '#{window_width}x#{window_height} #{session_attached} #{pane_dead}'
    tmux show-options -p -t aoe_one
    shown aoe_one 'KEY is a b'
    tmux list-sessions -F '#{session_name}|#{session_activity}' | sed 's/[0-9]*$/SECONDS/'
    tmux list-panes -a -F '#{session_name}|#{pane_index}|#{pane_dead}|#{pane_current_command}' | grep aoe
    tmux display-message -t aoe_one -p '#{session_attached} #{pane_pid} #{pane_dead}' | sed 's/ [0-9]* / PID /'
    tmux capture-pane -t aoe_one:^.0 -p -e -S -50 | head -2
    tmux send-keys -t aoe_one -l 'literal Enter'
    tmux send-keys -t aoe_one -H 0d
    tmux send-keys -t aoe_one -H 61 62 0a
    shown aoe_one ab
    printf 'pasted' | tmux load-buffer -b aoe -
    tmux paste-buffer -d -p -b aoe -t aoe_one
    tmux delete-buffer -b aoe
    tmux respawn-pane -k -t aoe_one -c "$HOME" 'echo again in $(basename "$PWD" | sed s/home/HOME/); exec cat'
    shown aoe_one 'again in'
    tmux resize-window -t aoe_one -x 90 -y 20
    tmux display-message -p -t aoe_one '#{window_width}x#{window_height} #{pane_width}x#{pane_height}'
    tmux set-environment -h -t aoe_one SECRET x
    tmux show-environment -t aoe_one SECRET
    tmux show-environment -h -t aoe_one SECRET
    tmux set-option -t aoe_one status-right ' %H:%M '
    tmux set-option -t aoe_one status-left '#[fg=green] aoe '
    tmux show-options -t aoe_one -v status-left
    tmux set-option -g set-clipboard on
    tmux set-option -g allow-passthrough on
    tmux set-option -t aoe_one mouse on
    tmux rename-session -t aoe_one aoe_two
    tmux rename-session -t aoe_one aoe_two
    tmux new-window -t aoe_two -n done true
    tmux switch-client -t aoe_two
    tmux kill-session -t aoe_two
    tmux kill-session -t aoe_two
  `,
};
