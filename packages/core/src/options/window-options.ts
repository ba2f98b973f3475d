/** The window options, by name. */
import { choice, flag, number, type OptionEntry, string } from './entry.js';

export const windowOptions = [
  {
    name: 'aggressive-resize',
    scope: 'window',
    type: flag,
    initial: 'off',
    help: 'Whether only clients that show a window size it, not all whose session has it.',
  },
  {
    name: 'allow-set-title',
    scope: 'pane',
    type: flag,
    initial: 'on',
    help: 'Whether the program in a pane may set its title.',
  },
  {
    name: 'automatic-rename',
    scope: 'window',
    type: flag,
    initial: 'on',
    help: 'Whether a window that nobody named follows its program.',
  },
  {
    name: 'automatic-rename-format',
    scope: 'window',
    type: string,
    initial: '#{pane_current_command}#{?pane_dead,[dead],}',
    help: 'What a window that nobody named is called.',
  },
  {
    name: 'main-pane-height',
    scope: 'window',
    type: string,
    initial: '24',
    help: 'Height of the main pane in the main-horizontal layouts: lines, or percent of the window.',
  },
  {
    name: 'main-pane-width',
    scope: 'window',
    type: string,
    initial: '80',
    help: 'Width of the main pane in the main-vertical layouts: columns, or percent of the window.',
  },
  {
    name: 'other-pane-height',
    scope: 'window',
    type: string,
    initial: '0',
    help: 'Least height of the other panes in the main-horizontal layouts; 0 is what the main pane leaves.',
  },
  {
    name: 'other-pane-width',
    scope: 'window',
    type: string,
    initial: '0',
    help: 'Least width of the other panes in the main-vertical layouts; 0 is what the main pane leaves.',
  },
  { name: 'pane-base-index', scope: 'window', type: number(0, 10_000), initial: '0', help: 'Index of the first pane.' },
  {
    name: 'remain-on-exit',
    scope: 'pane',
    type: choice('off', 'on', 'failed'),
    initial: 'off',
    help: 'Whether a pane stays when its program has ended: never, always, or when the program failed.',
  },
  {
    name: 'remain-on-exit-format',
    scope: 'pane',
    type: string,
    initial:
      'Pane is dead (#{?#{!=:#{pane_dead_status},},status #{pane_dead_status},}' +
      '#{?#{!=:#{pane_dead_signal},},signal #{pane_dead_signal},}, #{t:pane_dead_time})',
    help: 'What the last line of a pane that stays says.',
  },
  {
    name: 'restore-command',
    scope: 'pane',
    type: choice('ask', 'run', 'shell'),
    initial: 'ask',
    help: 'What runs in a pane whose program went with the machine: what a key asks for, the program again, or a shell.',
  },
  {
    name: 'save-screen',
    scope: 'pane',
    type: flag,
    initial: 'on',
    help: 'Whether what a pane shows is kept on disk, to be there after a restart.',
  },
  {
    name: 'synchronize-panes',
    scope: 'pane',
    type: flag,
    initial: 'off',
    help: 'Whether what is typed into a pane goes to all panes of its window that have this on.',
  },
  {
    name: 'tiled-layout-max-columns',
    scope: 'window',
    type: number(0, 10_000),
    initial: '0',
    help: 'Most columns of the tiled layout; 0 is no limit.',
  },
  {
    name: 'window-size',
    scope: 'window',
    type: { kind: 'choice', of: ['largest', 'smallest', 'manual', 'latest'] },
    initial: 'latest',
    help: 'Whose terminal sizes a window that several look at.',
  },
] as const satisfies readonly OptionEntry[];
