/** The menus behind prefix `<` and `>`: what can be done with a window and with a pane. */

type Item = readonly [name: string, key: string, command: string] | 'line';

const menu = (flags: string, title: string, items: readonly Item[]): string => {
  const words = items.map((item) => (item === 'line' ? "''" : `"${item[0]}" '${item[1]}' { ${item[2]} }`));
  return `display-menu ${flags} -T "#[align=centre]${title}" ${words.join(' ')}`;
};

const severalWindows = '#{?#{>:#{session_windows},1},,-}';
const severalPanes = '#{?#{>:#{window_panes},1},,-}';

export const windowMenu = menu('-xW -yW', '#{window_index}:#{window_name}', [
  [`${severalWindows}Swap Left`, 'l', 'swap-window -t :-1'],
  [`${severalWindows}Swap Right`, 'r', 'swap-window -t :+1'],
  ['#{?pane_marked_set,,-}Swap Marked', 's', 'swap-window'],
  'line',
  ['Kill', 'X', 'kill-window'],
  ['Respawn', 'R', 'respawn-window -k'],
  ['#{?pane_marked,Unmark,Mark}', 'm', 'select-pane -m'],
  ['Rename', 'n', 'command-prompt -F -I "#W" "rename-window -- \'%%\'"'],
  'line',
  ['New After', 'w', 'new-window -a'],
  ['New At End', 'W', 'new-window'],
]);

export const paneMenu = menu('-xP -yP', '#{pane_index} (#{pane_id})', [
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
