/** start-server: nothing more than being run; the server that runs it has started. */
import { type Command, done } from './command.js';

export const startServer: Command = {
  name: 'start-server',
  flags: '',
  args: [0, 0],
  usage: '',
  summary: 'Start the server and make no session.',
  flagHelp: {},
  exec: () => done,
};
