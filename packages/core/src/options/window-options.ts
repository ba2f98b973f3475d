/** The window options, by name. */
import { flag, number, type OptionEntry } from './entry.js';

export const windowOptions = [
  {
    name: 'automatic-rename',
    scope: 'window',
    type: flag,
    initial: 'on',
    help: 'Whether a window that nobody named follows its program.',
  },
  { name: 'pane-base-index', scope: 'window', type: number(0, 10_000), initial: '0', help: 'Index of the first pane.' },
  {
    name: 'window-size',
    scope: 'window',
    type: { kind: 'choice', of: ['largest', 'smallest', 'manual', 'latest'] },
    initial: 'latest',
    help: 'Whose terminal sizes a window that several look at.',
  },
] as const satisfies readonly OptionEntry[];
