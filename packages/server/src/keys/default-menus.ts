/** The menus that keys and the mouse open: what can be done with a window, with a pane, with a session. */

type Item = readonly [name: string, key: string, command: string] | 'line';

const menu = (flags: string, title: string, items: readonly Item[]): string => {
  const words = items.map((item) => (item === 'line' ? "''" : `"${item[0]}" '${item[1]}' { ${item[2]} }`));
  return `display-menu -T "#[align=centre]${title}" ${flags} ${words.join(' ')}`;
};

const severalWindows = '#{?#{>:#{session_windows},1},,-}';
const severalPanes = '#{?#{>:#{window_panes},1},,-}';
const inCopyMode = '#{m/r:(copy|view)-mode,#{pane_mode}}';
const mouseWord = '#[underscore]#{=/9/...:mouse_word}';

/** `flags`: where it opens, and about what. */
export const windowMenu = (flags: string): string =>
  menu(flags, '#{window_index}:#{window_name}', [
    [`${severalWindows}Swap Left`, 'l', 'swap-window -t :-1'],
    [`${severalWindows}Swap Right`, 'r', 'swap-window -t :+1'],
    ['#{?pane_marked_set,,-}Swap Marked', 's', 'swap-window'],
    'line',
    ['Kill', 'X', 'kill-window'],
    ['Respawn', 'R', 'respawn-window -k'],
    ['#{?pane_marked,Unmark,Mark}', 'm', 'select-pane -m'],
    ['Rename', 'n', 'command-prompt -F -I "#W" { rename-window -t "#{window_id}" "%%" }'],
    'line',
    ['New After', 'w', 'new-window -a'],
    ['New At End', 'W', 'new-window'],
  ]);

export const paneMenu = (flags: string): string =>
  menu(flags, '#{pane_index} (#{pane_id})', [
    [`#{?${inCopyMode},Go To Top,}`, '<', 'send-keys -X history-top'],
    [`#{?${inCopyMode},Go To Bottom,}`, '>', 'send-keys -X history-bottom'],
    'line',
    [
      `#{?mouse_word,Search For ${mouseWord},}`,
      'C-r',
      `if-shell -F "#{?${inCopyMode},0,1}" "copy-mode -t=" ; send-keys -X -t = search-backward "#{q:mouse_word}"`,
    ],
    [`#{?mouse_word,Type ${mouseWord},}`, 'C-y', 'copy-mode -q ; send-keys -l "#{q:mouse_word}"'],
    [`#{?mouse_word,Copy ${mouseWord},}`, 'c', 'copy-mode -q ; set-buffer "#{q:mouse_word}"'],
    ['#{?mouse_line,Copy Line,}', 'l', 'copy-mode -q ; set-buffer "#{q:mouse_line}"'],
    'line',
    ['Horizontal Split', 'h', 'split-window -h'],
    ['Vertical Split', 'v', 'split-window -v'],
    'line',
    [`${severalPanes}Swap Up`, 'u', 'swap-pane -U'],
    [`${severalPanes}Swap Down`, 'd', 'swap-pane -D'],
    ['#{?pane_marked_set,,-}Swap Marked', 's', 'swap-pane'],
    'line',
    ['Kill', 'X', 'kill-pane'],
    ['Respawn', 'R', 'respawn-pane -k'],
    ['#{?pane_marked,Unmark,Mark}', 'm', 'select-pane -m'],
    [`${severalPanes}#{?window_zoomed_flag,Unzoom,Zoom}`, 'z', 'resize-pane -Z'],
  ]);

export const sessionMenu = (flags: string): string =>
  menu(flags, '#{session_name}', [
    ['Next', 'n', 'switch-client -n'],
    ['Previous', 'p', 'switch-client -p'],
    'line',
    ['Renumber', 'N', 'move-window -r'],
    ['Rename', 'r', 'command-prompt -I "#S" { rename-session "%%" }'],
    'line',
    ['New Session', 's', 'new-session'],
    ['New Window', 'w', 'new-window'],
  ]);
