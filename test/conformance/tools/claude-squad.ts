/** claude-squad: one session for each instance, looked at with capture-pane. */
import type { Tool } from '../tool.js';

export const claudeSquad: Tool = {
  name: 'claude-squad',
  calls: `
    tmux has-session -t=claudesquad_one
    tmux new-session -d -s claudesquad_one -c "$HOME" "printf '\\033[31mready\\033[0m to work\\n'; exec cat"
    tmux set-option -t claudesquad_one history-limit 10000
    tmux set-option -t claudesquad_one mouse on
    tmux has-session -t=claudesquad_one
    tmux has-session -t=claudesquad
    shown claudesquad_one ready
    tmux capture-pane -p -e -J -t claudesquad_one | head -3
    tmux capture-pane -p -e -J -S - -E - -t claudesquad_one | head -3
    tmux capture-pane -p -e -J -S 0 -E 1 -t claudesquad_one
    tmux show-options -t claudesquad_one
    tmux ls | sed 's/ (created.*//'
    tmux ls -F '#{session_name}'
    tmux kill-session -t claudesquad_one
    tmux kill-session -t claudesquad_one
    tmux has-session -t=claudesquad_one
  `,
};
