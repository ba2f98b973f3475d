/** list-clients: a line a client. */
import { isTrue } from '@ccmux/core';
import { expandForClient } from '../formats/expand-for-client.js';
import { type Command, done } from './command.js';

const line =
  '#{client_name}: #{session_name} [#{client_width}x#{client_height} #{client_termname}] #{?client_flags,(,}#{client_flags}#{?client_flags,),}';

export const listClients: Command = {
  name: 'list-clients',
  flags: 'F:f:t:',
  args: [0, 0],
  usage: '[-F format] [-f filter] [-t target-session]',
  summary: 'Print the clients.',
  flagHelp: {
    F: 'print each line by this format',
    f: 'leave out what this format is false for',
    t: 'only those of this session',
  },
  exec(context, args) {
    const target = args.value('t');
    const place = target === undefined ? undefined : context.resolve('session', target);
    if (place?.ok === false) return place;
    const filter = args.value('f');
    for (const client of context.clients.all) {
      if (place !== undefined && client.session !== place.value.session) continue;
      if (filter !== undefined && !isTrue(expandForClient(context, client, filter))) continue;
      context.caller.print(expandForClient(context, client, args.value('F') ?? line));
    }
    return done;
  },
};
