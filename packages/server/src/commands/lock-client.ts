/** lock-client, lock-session, lock-server: the terminal is given to the command of the option lock-command until it ends. */
import { lockClients } from '../operations/lock-clients.js';
import { type Command, done } from './command.js';
import { targetClient } from './target-client.js';

export const lockClient: Command = {
  name: 'lock-client',
  flags: 't:',
  args: [0, 0],
  usage: '[-t target-client]',
  summary: 'Lock a terminal by the command in lock-command.',
  flagHelp: {
    t: 'the client',
  },
  exec(context, args) {
    const client = targetClient(context, args.value('t'), context.caller.place);
    if (!client.ok) return client;
    lockClients(context.store.model, [client.value]);
    return done;
  },
};

export const lockSession: Command = {
  name: 'lock-session',
  flags: 't:',
  args: [0, 0],
  usage: '[-t target-session]',
  summary: 'Lock the terminals of a session.',
  flagHelp: {
    t: 'the session',
  },
  exec(context, args) {
    const place = context.resolve('session', args.value('t'));
    if (!place.ok) return place;
    lockClients(context.store.model, context.clients.of(place.value.session));
    return done;
  },
};

export const lockServer: Command = {
  name: 'lock-server',
  flags: '',
  args: [0, 0],
  usage: '',
  summary: 'Lock all terminals.',
  flagHelp: {},
  exec(context) {
    lockClients(context.store.model, context.clients.all);
    return done;
  },
};
