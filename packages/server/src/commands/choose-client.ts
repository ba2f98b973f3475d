/** choose-client: clients to choose from. */
import { ClientSource } from '../overlays/client-source.js';
import { chooserFlagHelp, openChooser } from './choose.js';
import { type Command, done } from './command.js';
import { clientAndPane } from './target-client.js';

export const chooseClient: Command = {
  name: 'choose-client',
  flags: 'F:f:K:NO:rt:yZ',
  args: [0, 1],
  usage: '[-NryZ] [-F format] [-f filter] [-K key-format] [-O sort-order] [-t target-pane] [template]',
  summary: 'Choose a client from a list.',
  flagHelp: chooserFlagHelp,
  takesBlock: () => true,
  exec(context, args) {
    const target = context.resolve('pane', args.value('t'));
    if (!target.ok) return target;
    if (context.clients.all.length === 0) return done;
    const at = clientAndPane(context, undefined, args.value('t'));
    if (!at.ok) return at;
    const { client, place } = at.value;
    const source = new ClientSource({
      services: context,
      format: args.value('F'),
      keyFormat: args.value('K'),
      here: place,
      run: (command) => void context.runAndReport(command, { ...context.caller, attached: client, place }),
    });
    return openChooser(context, args, { client, place, source, current: undefined });
  },
};
