/** How each multiplexer is told to do the same things. `none` is the terminal alone: the limit of the machine. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type MultiplexerName = 'ccmux' | 'tmux' | 'none';

export interface Multiplexer {
  readonly name: MultiplexerName;
  /** Rows of the terminal that are not the pane's. */
  readonly statusRows: number;
  /** The program with the options that every call needs; undefined when there is no program. */
  readonly program?: (directory: string, id: string) => readonly string[];
  /** Options of the call that starts the server. */
  readonly startOptions: (directory: string) => readonly string[];
}

/** The same that ccmux does by default: true colour, no wait after Escape, the same history. */
const tmuxConfiguration = `set -g history-limit 2000
set -g default-terminal tmux-256color
set -as terminal-features ',xterm-256color:RGB'
set -g escape-time 0
set -g exit-empty off
`;

const tmux: Multiplexer = {
  name: 'tmux',
  statusRows: 1,
  program: (_, id) => ['tmux', '-L', id],
  startOptions: (directory) => {
    const file = join(directory, 'tmux.conf');
    writeFileSync(file, tmuxConfiguration);
    return ['-f', file];
  },
};

const ccmux = (root: string): Multiplexer => ({
  name: 'ccmux',
  statusRows: 1,
  program: (_, id) => [join(root, 'bin/ccmux'), '-L', id],
  startOptions: () => ['-f', '/dev/null'],
});

const none: Multiplexer = { name: 'none', statusRows: 0, startOptions: () => [] };

export const isMultiplexer = (name: string): name is MultiplexerName => name === 'ccmux' || name === 'tmux' || name === 'none';

export const findMultiplexer = (name: MultiplexerName, root: string): Multiplexer => {
  switch (name) {
    case 'tmux':
      return tmux;
    case 'ccmux':
      return ccmux(root);
    case 'none':
      return none;
  }
};
