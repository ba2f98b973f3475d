/** Claude Code's agent teams: a lead in a pane makes a pane for each teammate. */
import type { Tool } from '../tool.js';

const agent = (name: string, colour: string) =>
  `cd "$HOME" && env CLAUDECODE=1 CLAUDE_CODE_EXPERIMENTAL_AGENT_TEAMS=1 sh -c 'echo "agent $*"; exec cat' -- --agent-id ${name}@session-0123456789 --agent-name ${name} --team-name session-0123456789 --agent-color ${colour} --parent-session-id 01234567-89ab-cdef-0123-456789abcdef --dangerously-skip-permissions --effort high --settings '{"a":"b c"}' --model opus`;

export const claudeAgentTeams: Tool = {
  name: 'Claude Code agent teams',
  calls: `
    tmux show -Av mouse
    tmux show -gv focus-events
    tmux display-message -p -t %0 '#{client_termtype}'
    @SOCK=\${SOCK:-\${TMUX%%,*}}
    tmux -S "$SOCK" display-message -t %0 -p '#{window_id}'
    tmux -S "$SOCK" list-panes -t @0 -F '#{pane_id}'
    tmux -S "$SOCK" split-window -d -t %0 -h -l 70% -P -F '#{pane_id}' -- cat
    tmux -S "$SOCK" set-option -p -t %1 window-style bg=default,fg=blue
    tmux -S "$SOCK" set-option -p -t %1 pane-border-style fg=blue
    tmux -S "$SOCK" set-option -p -t %1 pane-active-border-style fg=blue
    tmux -S "$SOCK" select-pane -t %1 -T alpha
    tmux -S "$SOCK" set-option -p -t %1 pane-border-format '#[fg=blue,bold] #{pane_title} #[default]'
    tmux -S "$SOCK" set-option -w -t @0 pane-border-status top
    tmux -S "$SOCK" set-option -p -t %1 remain-on-exit failed
    AGENT=$(cat <<'END'
${agent('alpha', 'blue')}
END
); tmux -S "$SOCK" respawn-pane -k -t %1 -- "$AGENT"
    shown %1 'agent --agent-id alpha@session-0123456789 --agent-name alpha'
    tmux -S "$SOCK" list-panes -t @0 -F '#{pane_id}'
    tmux -S "$SOCK" split-window -d -t %1 -v -P -F '#{pane_id}' -- cat
    tmux -S "$SOCK" set-option -p -t %2 remain-on-exit failed
    tmux -S "$SOCK" select-layout -t @0 main-vertical
    tmux -S "$SOCK" resize-pane -t %0 -x 30%
    tmux -S "$SOCK" list-panes -t @0 -F '#{pane_id} #{pane_width}x#{pane_height}+#{pane_left}+#{pane_top} #{pane_active}'
    tmux -S "$SOCK" split-window -d -t %2 -h -P -F '#{pane_id}' -- cat
    tmux -S "$SOCK" select-layout -t @0 main-vertical
    tmux -S "$SOCK" resize-pane -t %0 -x 30%
    tmux -S "$SOCK" select-layout -t @0 main-vertical
    tmux -S "$SOCK" resize-pane -t %0 -x 30%
    tmux -S "$SOCK" list-panes -t @0 -F '#{pane_id} #{pane_width}x#{pane_height}+#{pane_left}+#{pane_top} #{pane_active}'
    tmux -S "$SOCK" list-panes -t @0 -F '#{pane_id} #{pane_title}' | grep alpha
    tmux -S "$SOCK" show-options -p -t %1
    tmux -S "$SOCK" respawn-pane -k -t %2 -- 'exit 3'
    until_is %2 '#{pane_dead}' 1
    until_is %2 '#{pane_dead_status}' 3
    tmux -S "$SOCK" display-message -p -t %2 '#{pane_dead} #{pane_dead_status}'
    tmux -S "$SOCK" send-keys -t %3 'echo typed' Enter
    shown %3 'echo typed'
    tmux -S "$SOCK" capture-pane -p -t %3 | head -2
    tmux -S "$SOCK" kill-pane -t %3
    tmux -S "$SOCK" kill-pane -t %2
    tmux -S "$SOCK" kill-pane -t %2
    tmux -S "$SOCK" list-panes -t @0 -F '#{pane_id} #{pane_dead} #{pane_pid}' | sed 's/[0-9]*$/PID/'
    tmux -S "$SOCK" display-message -p '#{session_name}:#{window_index}'
    tmux has-session
    tmux has-session -t lead
    tmux has-session -t nosuch
    tmux no-such-command
    tmux split-window --no-such-flag
    tmux respawn-pane -t %99
  `,
  differs: {
    'tmux show -Av mouse': { says: 'on', why: 'the mouse is on from the start' },
    'tmux show -gv focus-events': { says: 'on', why: 'programs are told of the focus from the start' },
    'tmux -S "$SOCK" show-options -p -t %1': {
      says: `pane-active-border-style fg=blue
pane-border-format "#[fg=blue,bold] #{pane_title} #[default]"
pane-border-style fg=blue
remain-on-exit failed
window-style bg=default,fg=blue`,
      why: 'borders have styles of their own for each pane, as in newer versions of tmux; 3.3 takes them for the window',
    },
  },
};
