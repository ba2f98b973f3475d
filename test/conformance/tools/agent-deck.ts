/** agent-deck: many sessions on a server of its own; its control pipe is tested apart. */
import type { Tool } from '../tool.js';

export const agentDeck: Tool = {
  name: 'agent-deck',
  calls: `
    tmux new-session -d -s deck -c "$HOME" cat
    tmux list-panes -t deck:0.0 -F '#{pane_dead}'
    tmux list-panes -s -t deck -F '#{pane_pid}' | grep -c '^[0-9][0-9]*$'
    tmux list-panes -a -F '#{session_name} #{pane_dead} #{window_index}.#{pane_index}'
    tmux display-message -t deck -p '#{pane_tty}' | sed 's/[0-9][0-9]*$/N/'
    tmux list-clients -t deck -F '#{client_control_mode} #{client_pid}'
    tmux list-windows -t deck -F '#{window_index} #{window_id}' | sed 's/@[0-9]*/@N/'
    tmux list-sessions -F '#{session_name} #{session_activity}' | sed 's/[0-9]*$/SECONDS/'
    tmux send-keys -l -t deck -- 'text with -dashes; and ; semicolons'
    tmux send-keys -t deck Enter
    shown deck 'semicolons'
    tmux send-keys -t deck abc BSpace
    tmux send-keys -t deck Escape
    tmux send-keys -t deck C-u
    tmux send-keys -t deck Enter
    printf 'a\\nb\\n' | tmux load-buffer -b deck-1 -
    tmux paste-buffer -p -r -d -b deck-1 -t deck
    tmux delete-buffer -b deck-1
    printf 'kept' | tmux load-buffer -b deck-2 -
    tmux delete-buffer -b deck-2
    tmux capture-pane -p -J -t deck -S -5 | head -2
    tmux set-option -t deck history-limit 20000
    tmux show-option -t deck -v history-limit
    tmux show-option -gv base-index
    tmux show-options -gqv @nosuch
    tmux set-option -t deck @agent-deck-id 12ab
    tmux show-options -t deck -v @agent-deck-id
    tmux set-environment -t deck AGENT_ID 7
    tmux show-environment -t deck AGENT_ID
    tmux set-environment -t deck -u AGENT_ID
    tmux show-environment -t deck AGENT_ID
    tmux set-environment -g SHARED yes
    tmux show-environment -g SHARED
    tmux show-environment -s -g SHARED
    tmux pipe-pane -o -t deck "cat >> '$HOME/piped'"
    tmux send-keys -t deck 'into the pipe' Enter
    says "$HOME/piped" 'into the pipe'
    grep -c 'into the pipe' "$HOME/piped" | sed 's/[12]/some/'
    tmux pipe-pane -t deck
    tmux resize-window -t deck -x 100 -y 30
    tmux display-message -p -t deck '#{window_width}x#{window_height}'
    tmux respawn-pane -k -t deck 'echo respawned; exec cat'
    shown deck respawned
    tmux bind-key -n -T root C-q detach-client
    tmux list-keys -T root C-q
    tmux bind-key K run-shell true
    tmux bind-key K select-window -t :0
    tmux bind-key K switch-client -t deck
    tmux list-keys -T prefix K
    tmux unbind-key K
    tmux unbind-key -n C-q
    tmux list-keys -T prefix K
    tmux clear-history -t deck
    tmux refresh-client -S
    tmux detach-client -c nosuch
    tmux detach-client -t nosuch
    tmux if-shell true 'set-option -g @branch yes' 'set-option -g @branch no'
    tmux show-options -gv @branch
    printf 'set -g @sourced 1\\nbind-key Z display-message "a b"\\n' > "$HOME/conf"; tmux source-file "$HOME/conf"
    tmux show-options -gv @sourced
    tmux source-file -q "$HOME/nosuch"
    tmux copy-mode -t deck
    tmux display-message -p -t deck '#{pane_in_mode}'
    tmux send-keys -t deck -X cancel
    tmux display-message -p -t deck '#{pane_in_mode}'
    tmux kill-session -t deck
    tmux has-session -t deck
  `,
};
