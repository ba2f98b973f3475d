/** Paste buffers, and what is captured of a pane. */
import { type Conversation, lines } from './lines.js';

const list = "list-buffers -F '#{buffer_name} #{buffer_size} #{buffer_sample}'";

export const buffers: Readonly<Record<string, Conversation>> = {
  'paste buffers': lines(`
    list-buffers
    show-buffer
    save-buffer -
    delete-buffer
    paste-buffer
    set-buffer
    set-buffer ''
    set-buffer a
    set-buffer b
    show-buffer
    ${list}
    list-buffers
    set-buffer -a X
    ${list}
    set-buffer -a -b buffer0 more
    show-buffer -b buffer0
    delete-buffer -b buffer0
    delete-buffer -b nosuch
    delete-buffer
    ${list}
    set-buffer -b named c
    set-buffer -b named -n other
    set-buffer -b nosuch -n x
    set-buffer -b other -n ''
    set-buffer -b other -n buffer1
    set-buffer -b '' x
    set-buffer x y
    show-buffer -b other
    show-buffer -b nosuch
    show-buffer extra
    save-buffer
    save-buffer -b nosuch -
    save-buffer -b other -
    save-buffer -b other saved
    save-buffer -a -b other saved
    load-buffer -b loaded saved
    show-buffer -b loaded
    load-buffer nosuch
    load-buffer -b loaded nosuch/file
    load-buffer
    save-buffer -b other /nosuch/file
    load-buffer -w -b loaded saved
    set-buffer -w -b clip text
    list-buffers -f '#{==:#{buffer_name},other}' -F '#{buffer_name}'
    list-buffers -x
    delete-buffer -b other
    delete-buffer -b clip
    delete-buffer -b loaded
    delete-buffer -b buffer1
    ${list}
    set-option -s buffer-limit 2
    set-buffer one
    set-buffer two
    set-buffer three
    ${list}
    set-buffer -b pasted 'pasted text'
    new-window -d -n paste cat
    paste-buffer -b pasted -t paste
    send-keys -t paste Enter
    capture-pane -p -t paste
    paste-buffer -d -b pasted -t paste
    paste-buffer -b pasted -t paste
    paste-buffer -b nosuch -t paste
    paste-buffer -t nosuch
    set-buffer -b sep 'a'
    paste-buffer -s - -b sep -t paste
    paste-buffer -r -p -b sep -t paste
    send-keys -t paste Enter
    capture-pane -p -t paste
  `),
  capturing: lines(`
    new-window -d -n text 'printf "plain\\nback\\\\\\\\slash \\033[31mred\\033[0m é\\nend   "; exec cat'
    capture-pane -p -t text
    capture-pane -p -C -t text
    capture-pane -p -e -t text
    capture-pane -p -C -e -t text
    capture-pane -p -N -t text
    capture-pane -p -J -t text
    capture-pane -p -S 1 -E 1 -t text
    capture-pane -p -S 2 -E 0 -t text
    capture-pane -p -S -9 -E 99 -t text
    capture-pane -p -S - -E - -t text
    capture-pane -p -P -t text
    capture-pane -p -a -t text
    capture-pane -p -a -q -t text
    capture-pane -b kept -t text
    show-buffer -b kept
    capture-pane -t text
    show-buffer
    capture-pane -t nosuch
    capture-pane -x
    clear-history -t text
    clear-history -t nosuch
    clear-history extra
  `),
};
