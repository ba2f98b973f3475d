/** choose-buffer: buffers to choose from. */
import { BufferSource } from '../overlays/buffer-source.js';
import { openChooser } from './choose.js';
import { type Command, done } from './command.js';
import { clientAndPane } from './target-client.js';

export const chooseBuffer: Command = {
  name: 'choose-buffer',
  flags: 'F:f:K:NO:rt:yZ',
  args: [0, 1],
  usage: '[-NryZ] [-F format] [-f filter] [-K key-format] [-O sort-order] [-t target-pane] [template]',
  summary: 'Choose a paste buffer from a list.',
  flagHelp: {
    F: 'show each line by this format',
    f: 'show only what this format is true for',
    K: 'the key that chooses a line, as a format',
    N: 'without a preview; given twice, a large one',
    O: 'sort by this field',
    r: 'in reverse order',
    t: 'the pane that it covers',
    y: 'ask nothing before it kills',
    Z: 'zoom the pane meanwhile',
  },
  takesBlock: () => true,
  exec(context, args) {
    const target = context.resolve('pane', args.value('t'));
    if (!target.ok) return target;
    if (context.buffers.all.length === 0) return done;
    const at = clientAndPane(context, undefined, args.value('t'));
    if (!at.ok) return at;
    const { client, place } = at.value;
    const source = new BufferSource({
      services: context,
      format: args.value('F'),
      keyFormat: args.value('K'),
      here: place,
      run: (command) => void context.runAndReport(command, { ...context.caller, attached: client, place }),
    });
    return openChooser(context, args, { client, place, source, current: undefined });
  },
};
