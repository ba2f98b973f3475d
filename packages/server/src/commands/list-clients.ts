/** list-clients: a line a client. */
import { isTrue } from '@ccmux/core';
import { clientName } from '../clients/client-name.js';
import { expandForClient } from '../formats/expand-for-client.js';
import { maxSide } from '../operations/window-size.js';
import { type Command, done } from './command.js';
import { sortFlagHelp, sortRows } from './sort-rows.js';

const line =
  '#{client_name}: #{session_name} [#{client_width}x#{client_height} #{client_termname}] #{?client_flags,(,}#{client_flags}#{?client_flags,),}';

export const listClients: Command = {
  name: 'list-clients',
  flags: 'F:f:O:rt:',
  args: [0, 0],
  usage: '[-r] [-F format] [-f filter] [-O order] [-t target-session]',
  summary: 'Print the clients.',
  flagHelp: {
    F: 'print each line by this format',
    f: 'leave out what this format is false for',
    ...sortFlagHelp,
    t: 'only those of this session',
  },
  exec(context, args) {
    const target = args.value('t');
    const place = target === undefined ? undefined : context.resolve('session', target);
    if (place?.ok === false) return place;
    const filter = args.value('f');
    const clients = sortRows(args, context.clients.all, (client) => ({
      name: clientName(client),
      creation: client.createdMs,
      activity: client.lastActiveMs,
      // By width, then by height, as tmux compares them.
      size: client.size.cols * (maxSide + 1) + client.size.rows,
    }));
    if (!clients.ok) return clients;
    for (const client of clients.value) {
      if (place !== undefined && client.session !== place.value.session) continue;
      if (filter !== undefined && !isTrue(expandForClient(context, client, filter))) continue;
      context.caller.print(expandForClient(context, client, args.value('F') ?? line));
    }
    return done;
  },
};
