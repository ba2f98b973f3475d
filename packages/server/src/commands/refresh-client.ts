/** refresh-client: draws a client again, all of it or with `-S` its status line. */
import { clientFlags } from './client-flags.js';
import { type Command, done } from './command.js';
import { targetClient } from './target-client.js';

export const refreshClient: Command = {
  name: 'refresh-client',
  flags: 'f:St:',
  args: [0, 0],
  usage: '[-S] [-f flags] [-t target-client]',
  exec(context, args) {
    const client = targetClient(context, args.value('t'), context.caller.place);
    if (!client.ok) return client;
    const flags = clientFlags(args.value('f'), false);
    if (!flags.ok) return flags;
    if (flags.value !== undefined) client.value.flags = flags.value;
    else if (args.has('S')) client.value.invalidate();
    else client.value.redraw();
    return done;
  },
};
