/** send-prefix: the prefix key itself, for the program in the pane. */
import { encodeKey, err, optionAt, parseKeyName } from '@ccmux/core';
import { answerRefusal } from '../agents/person-asked.js';
import { synchronizedWith } from '../operations/synchronized-panes.js';
import { type Command, done } from './command.js';

export const sendPrefix: Command = {
  name: 'send-prefix',
  flags: '2t:',
  args: [0, 0],
  usage: '[-2] [-t target-pane]',
  summary: 'Type the prefix key into a pane.',
  flagHelp: {
    2: 'the second prefix',
    t: 'the pane',
  },
  exec(context, args) {
    const place = context.resolve('pane', args.value('t'));
    if (!place.ok) return place;
    const modes = context.panes.get(place.value.pane)?.emulator.modes;
    const key = parseKeyName(
      optionAt(context.store.model, args.has('2') ? 'prefix2' : 'prefix', { session: place.value.session }),
    );
    if (modes === undefined || !key.ok) return err("can't find pane");
    const refusal = answerRefusal(context, context.caller, place.value.pane);
    if (refusal !== undefined) return err(refusal);
    context.panes.write(place.value.pane, encodeKey(key.value, modes));
    for (const other of synchronizedWith(context, place.value.pane))
      context.panes.write(other.id, encodeKey(key.value, other.emulator.modes));
    return done;
  },
};
