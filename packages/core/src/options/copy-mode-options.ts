/** The window options of copy mode, by name. */
import { choice, flag, type OptionEntry, style } from './entry.js';

export const copyModeOptions = [
  {
    name: 'copy-mode-current-match-style',
    scope: 'window',
    type: style,
    initial: 'bg=magenta,fg=black',
    help: 'How copy mode shows the match that the cursor is at.',
  },
  {
    name: 'copy-mode-mark-style',
    scope: 'window',
    type: style,
    initial: 'bg=red,fg=black',
    help: 'How copy mode shows the line with the mark.',
  },
  {
    name: 'copy-mode-match-style',
    scope: 'window',
    type: style,
    initial: 'bg=cyan,fg=black',
    help: 'How copy mode shows what a search found.',
  },
  {
    name: 'mode-keys',
    scope: 'window',
    type: choice('emacs', 'vi'),
    initial: 'emacs',
    help: 'Which keys copy mode and the choosers have. A server that is started with vi in VISUAL or EDITOR begins with vi.',
  },
  {
    name: 'mode-style',
    scope: 'window',
    type: style,
    initial: 'bg=yellow,fg=black',
    help: 'How what is selected in copy mode and in the choosers looks.',
  },
  {
    name: 'wrap-search',
    scope: 'window',
    type: flag,
    initial: 'on',
    help: 'Whether a search in copy mode goes on at the other end.',
  },
] as const satisfies readonly OptionEntry[];
