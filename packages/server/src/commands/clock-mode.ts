/** clock-mode: a large clock over a pane, at the client that asks for it. */
import { defaultColour, optionAt, parseColour, strftime } from '@ccmux/core';
import { localTime } from '../formats/local-time.js';
import { ClockMode } from '../overlays/clock.js';
import { type Command, done } from './command.js';
import { targetClient } from './target-client.js';

export const clockMode: Command = {
  name: 'clock-mode',
  flags: 't:',
  args: [0, 0],
  usage: '[-t target-pane]',
  exec(context, args) {
    const place = context.resolve('pane', args.value('t'));
    if (!place.ok) return place;
    const client = targetClient(context, undefined, place.value);
    if (!client.ok) return client;
    const { clock, store } = context;
    const at = { session: client.value.session, window: place.value.window };
    client.value.surfaces.open('mode', (port) => {
      return new ClockMode(port, {
        clock,
        pane: place.value.pane,
        colour: () => parseColour(optionAt(store.model, 'clock-mode-colour', at)) ?? defaultColour,
        time: () => {
          const format = optionAt(store.model, 'clock-mode-style', at) === '12' ? '%l:%M %p' : '%H:%M';
          return strftime(format, localTime(new Date(clock.wallMs()))).trim();
        },
      });
    });
    return done;
  },
};
