/** max-listov/ccmux: sessions that a chat bridge types into. */
import type { Tool } from '../tool.js';

export const maxListovCcmux: Tool = {
  name: 'max-listov/ccmux',
  calls: `
    tmux new-session -d -s chat -c "$HOME" -e CHAT_ID=42 -e 'NAME=two words' -- sh -c 'echo "id $CHAT_ID name $NAME in $PWD" | sed "s|$HOME|HOME|"; exec cat'
    tmux has-session -t =chat
    tmux has-session -t =cha
    tmux list-sessions -F '#{session_name}'
    tmux list-sessions -F '#{session_name} #{session_created}' | sed 's/[0-9]*$/SECONDS/'
    shown chat 'id 42'
    tmux capture-pane -t chat -p -S -50 | head -3
    tmux set-option -t =chat status off
    tmux set-option -t =chat: status off
    tmux set-option -p -t chat remain-on-exit on
    tmux send-keys -t chat -l -- '-x; $HOME "quoted" ~ #{pane_id}'
    tmux send-keys -t chat Enter
    shown chat '#{pane_id}'
    printf 'first line\\nsecond line' | tmux load-buffer -b ccmux-chat -
    tmux show-buffer -b ccmux-chat
    tmux paste-buffer -p -d -b ccmux-chat -t chat
    shown chat 'second line'
    tmux capture-pane -t chat -p -e -S -20 | head -8
    tmux paste-buffer -p -d -b ccmux-chat -t chat
    tmux list-clients -t =chat -F '#{client_name}'
    tmux list-clients -t =chat -F '#{client_activity}'
    tmux show-environment -t =chat CHAT_ID
    tmux show-environment -t =chat NOSUCH
    tmux show-environment -t =nosuch CHAT_ID
    tmux display-message -p -t chat '#{pane_pid}' | grep -c '^[0-9][0-9]*$'
    tmux send-keys -t chat C-u
    tmux send-keys -t chat NoSuchKey
    tmux switch-client -t =nosuch
    tmux attach -t =chat
    tmux kill-session -t =chat
    tmux kill-session -t =chat
  `,
  differs: {
    'tmux set-option -t =chat status off': {
      says: '',
      why: 'a bare =NAME is that session for every command; tmux 3.3 has it so only where the target is a session',
    },
  },
};
