/** Gas Town: a session for each role, with its variables. */
import type { Tool } from '../tool.js';

export const gasTown: Tool = {
  name: 'Gas Town',
  calls: `
    tmux new-session -d -s gt-mayor
    tmux new-session -d -s gt-polecat -c "$HOME" cat
    tmux new-session -d -s gt-polecat -c "$HOME" cat
    tmux has-session -t =gt-polecat
    tmux has-session -t =gt-pole
    tmux list-sessions -F '#{session_name}' | grep gt-
    tmux list-sessions | sed 's/ (created.*//' | grep gt-
    tmux set-environment -t gt-polecat GT_ROLE polecat
    tmux show-environment -t gt-polecat GT_ROLE
    tmux show-environment -t gt-polecat GT_NONE
    tmux send-keys -t gt-polecat -l 'do the work'
    tmux send-keys -t gt-polecat Enter
    shown gt-polecat 'do the work'
    tmux capture-pane -p -t gt-polecat -S -10 | head -2
    tmux send-keys -t gt-nosuch x
    tmux capture-pane -p -t gt-nosuch
    tmux kill-session -t gt-polecat
    tmux kill-session -t gt-mayor
    tmux kill-session -t gt-mayor
  `,
};
