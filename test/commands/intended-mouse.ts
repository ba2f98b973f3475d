/** Where the mouse does otherwise than in tmux 3.3 on purpose: mostly what later versions of it do. */

const line = (key: string, command: string) => ({
  stdout: `bind-key -T root ${key} ${command}\n`,
  stderr: '',
  status: 0,
});

const windowMenu = [
  'display-menu -T "#[align=centre]#{window_index}:#{window_name}" -t = -x W -y W',
  '"#{?#{>:#{session_windows},1},,-}Swap Left" l { swap-window -t :-1 }',
  '"#{?#{>:#{session_windows},1},,-}Swap Right" r { swap-window -t :+1 }',
  '"#{?pane_marked_set,,-}Swap Marked" s { swap-window }',
  "'' Kill X { kill-window } Respawn R { respawn-window -k }",
  '"#{?pane_marked,Unmark,Mark}" m { select-pane -m }',
  'Rename n { command-prompt -F -I "#W" { rename-window -t "#{window_id}" "%%" } }',
  '\'\' "New After" w { new-window -a } "New At End" W { new-window }',
].join(' ');

const sessionMenu = [
  'display-menu -T "#[align=centre]#{session_name}" -t = -x M -y W',
  'Next n { switch-client -n } Previous p { switch-client -p }',
  '\'\' Renumber N { move-window -r } Rename r { command-prompt -I "#S" { rename-session "%%" } }',
  '\'\' "New Session" s { new-session } "New Window" w { new-window }',
].join(' ');

const taken = '#{||:#{alternate_on},#{pane_in_mode},#{mouse_any_flag}}';
const later = 'as tmux 3.4 and later have it';

export const intendedOfMouse = {
  'list-keys -T root MouseDown1Status': {
    why: `${later}: parts of the status line that name a session or a pane work, too`,
    ccmux: line('MouseDown1Status', 'switch-client -t ='),
  },
  'list-keys -T root MouseDown3StatusLeft': {
    why: 'Rename has a key of its own: tmux gives it that of Next, which is found first',
    ccmux: line('MouseDown3StatusLeft', sessionMenu),
  },
  'list-keys -T root WheelUpPane': {
    why: `${later}: a program on the alternate screen gets the wheel`,
    ccmux: line('WheelUpPane', `if-shell -F "${taken}" { send-keys -M } { copy-mode -e }`),
  },
  'list-keys -T root M-MouseDown3Status': { why: later, ccmux: line('M-MouseDown3Status', windowMenu) },
  'list-keys -T root M-MouseDown3StatusLeft': { why: later, ccmux: line('M-MouseDown3StatusLeft', sessionMenu) },
  'list-keys -T root C-MouseDown1Status': {
    why: later,
    ccmux: line('C-MouseDown1Status', 'swap-window -t ='),
  },
};
