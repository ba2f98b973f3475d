/** What tmux's status lines say unless they are told otherwise: values of the option `status-format`, word for word. */

/** Session, windows and the right side, each from an option of its own. */
export const firstStatusFormat = [
  '#[align=left range=left #{E:status-left-style}]',
  '#[push-default]#{T;=/#{status-left-length}:status-left}#[pop-default]',
  '#[norange default]',
  '#[list=on align=#{status-justify}]',
  '#[list=left-marker]<#[list=right-marker]>#[list=on]#{W:',
  '#[range=window|#{window_index} #{E:window-status-style}#{?#{&&:#{window_last_flag},#{!=:#{E:window-status-last-styl',
  'e},default}}, #{E:window-status-last-style},}#{?#{&&:#{window_bell_flag},#{!=:#{E:window-status-bell-style},default',
  '}}, #{E:window-status-bell-style},#{?#{&&:#{||:#{window_activity_flag},#{window_silence_flag}},#{!=:#{E:window-stat',
  'us-activity-style},default}}, #{E:window-status-activity-style},}}]',
  '#[push-default]#{T:window-status-format}#[pop-default]',
  '#[norange default]#{?window_end_flag,,#{window-status-separator}},',
  '#[range=window|#{window_index} list=focus #{?#{!=:#{E:window-status-current-style},default},#{E:window-status-curre',
  'nt-style},#{E:window-status-style}}#{?#{&&:#{window_last_flag},#{!=:#{E:window-status-last-style},default}}, #{E:wi',
  'ndow-status-last-style},}#{?#{&&:#{window_bell_flag},#{!=:#{E:window-status-bell-style},default}}, #{E:window-statu',
  's-bell-style},#{?#{&&:#{||:#{window_activity_flag},#{window_silence_flag}},#{!=:#{E:window-status-activity-style},d',
  'efault}}, #{E:window-status-activity-style},}}]',
  '#[push-default]#{T:window-status-current-format}#[pop-default]',
  '#[norange list=on default]#{?window_end_flag,,#{window-status-separator}}}',
  '#[nolist align=right range=right #{E:status-right-style}]',
  '#[push-default]#{T;=/#{status-right-length}:status-right}#[pop-default]',
  '#[norange default]',
].join('');

/** The panes of the window. */
export const secondStatusFormat = [
  '#[align=centre]#{P:#{?pane_active,#[reverse],}#{pane_index}[#{pane_width}x#{pane_height}]#[default] }',
].join('');
