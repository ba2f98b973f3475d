/** choose-buffer: buffers to choose from. */
import { BufferSource } from '../overlays/buffer-source.js';
import { openChooser } from './choose.js';
import { type Command, done } from './command.js';
import { targetClient } from './target-client.js';

export const chooseBuffer: Command = {
  name: 'choose-buffer',
  flags: 'F:f:K:NO:rt:yZ',
  args: [0, 1],
  usage: '[-NryZ] [-F format] [-f filter] [-K key-format] [-O sort-order] [-t target-pane] [template]',
  takesBlock: () => true,
  exec(context, args) {
    const place = context.resolve('pane', args.value('t'));
    if (!place.ok) return place;
    if (context.buffers.all.length === 0) return done;
    const client = targetClient(context, undefined, place.value);
    if (!client.ok) return client;
    const source = new BufferSource({
      services: context,
      format: args.value('F'),
      keyFormat: args.value('K'),
      here: place.value,
      run: (command) => void context.runAndReport(command, { ...context.caller, attached: client.value, place: place.value }),
    });
    return openChooser(context, args, { client: client.value, place: place.value, source, current: undefined });
  },
};
