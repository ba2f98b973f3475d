/** send-prefix: the prefix key itself, for the program in the pane. */
import { encodeKey, err, optionAt, parseKeyName } from '@ccmux/core';
import { type Command, done } from './command.js';

export const sendPrefix: Command = {
  name: 'send-prefix',
  flags: '2t:',
  args: [0, 0],
  usage: '[-t target-pane]',
  exec(context, args) {
    const place = context.resolve('pane', args.value('t'));
    if (!place.ok) return place;
    const modes = context.panes.get(place.value.pane)?.emulator.modes;
    const key = parseKeyName(optionAt(context.store.model, 'prefix', { session: place.value.session }));
    if (modes === undefined || !key.ok) return err("can't find pane");
    context.panes.write(place.value.pane, encodeKey(key.value, modes));
    return done;
  },
};
