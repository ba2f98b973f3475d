/** clock-mode: a large clock over a pane, at the client that asks for it. */
import { defaultColour, optionAt, parseColour, strftime } from '@ccmux/core';
import { localTime } from '../formats/local-time.js';
import { ClockMode } from '../overlays/clock.js';
import { type Command, done } from './command.js';
import { clientAndPane } from './target-client.js';

export const clockMode: Command = {
  name: 'clock-mode',
  flags: 't:',
  args: [0, 0],
  usage: '[-t target-pane]',
  summary: 'Show a clock in a pane.',
  flagHelp: {
    t: 'the pane',
  },
  exec(context, args) {
    const target = context.resolve('pane', args.value('t'));
    if (!target.ok) return target;
    const at = clientAndPane(context, undefined, args.value('t'));
    if (!at.ok) return at;
    const { client, place } = at.value;
    const { clock, store } = context;
    const where = { session: client.session, window: place.window };
    client.surfaces.open('mode', (port) => {
      return new ClockMode(port, {
        clock,
        pane: place.pane,
        colour: () => parseColour(optionAt(store.model, 'clock-mode-colour', where)) ?? defaultColour,
        time: () => {
          const format = optionAt(store.model, 'clock-mode-style', where) === '12' ? '%l:%M %p' : '%H:%M';
          return strftime(format, localTime(new Date(clock.wallMs()))).trim();
        },
      });
    });
    return done;
  },
};
