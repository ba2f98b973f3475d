/** kill-server: ends everything: panes, clients, the server and the ptyhost. */
import { type Command, done } from './command.js';

export const killServer: Command = {
  name: 'kill-server',
  flags: '',
  args: [0, 0],
  usage: '',
  summary: 'End everything: all sessions and their programs.',
  flagHelp: {},
  exec({ shutdown }) {
    shutdown();
    return done;
  },
};
