/** All commands of copy mode by their names, which are tmux's. */
import type { CopyCommand, CopyCommands } from './command.js';
import { copyingCommands } from './copying.js';
import { jumpingCommands } from './jumping.js';
import { movingCommands } from './moving.js';
import { scrollingCommands } from './scrolling.js';
import { searchingCommands } from './searching.js';
import { selectingCommands } from './selecting.js';
import { wordCommands } from './words.js';

const table: CopyCommands = {
  cancel: { unmarks: 'always', act: () => 'cancel' },
  'refresh-from-pane': {
    unmarks: 'always',
    act: (run) => {
      run.refresh();
      return 'redraw';
    },
  },
  'toggle-position': {
    unmarks: 'never',
    act: ({ state }) => {
      state.positionHidden = !state.positionHidden;
      return 'redraw';
    },
  },
  ...copyingCommands,
  ...jumpingCommands,
  ...movingCommands,
  ...scrollingCommands,
  ...searchingCommands,
  ...selectingCommands,
  ...wordCommands,
};

export const copyCommandNames: readonly string[] = Object.keys(table);

export const copyCommand = (name: string): CopyCommand | undefined => (Object.hasOwn(table, name) ? table[name] : undefined);
