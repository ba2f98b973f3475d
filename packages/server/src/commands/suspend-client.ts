/** suspend-client: stops the client's process, with its terminal given back, until the shell continues it. */
import { type Command, done } from './command.js';
import { targetClient } from './target-client.js';

export const suspendClient: Command = {
  name: 'suspend-client',
  flags: 't:',
  args: [0, 0],
  usage: '[-t target-client]',
  summary: 'Stop a client, as Ctrl-Z would; fg goes on.',
  flagHelp: {
    t: 'the client',
  },
  exec(context, args) {
    const client = targetClient(context, args.value('t'), context.caller.place);
    if (!client.ok) return client;
    client.value.send({ kind: 'hostWrite', body: { what: 'suspend' } });
    return done;
  },
};
