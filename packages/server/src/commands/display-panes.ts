/** display-panes: shows the number of each pane for a while, and chooses one by its number. */
import { defaultColour, fillTemplate, formatPaneId, numberOption, optionAt, paneId, parseColour } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { placeOfSession } from '../formats/places.js';
import { PaneNumbers } from '../overlays/pane-numbers.js';
import { type Command, done } from './command.js';
import { wholeNumber } from './flags.js';
import { targetClient } from './target-client.js';

const maxDuration = 0x7fffffff;

export const displayPanes: Command = {
  name: 'display-panes',
  flags: 'bd:Nt:',
  args: [0, 1],
  usage: '[-bN] [-d duration] [-t target-client] [template]',
  summary: 'Show the numbers of panes and choose one by its number.',
  flagHelp: {
    b: 'do not wait for it to end',
    d: 'for this many milliseconds; 0 is until a key',
    N: 'keys do not end it',
    t: 'the client',
  },
  takesBlock: () => true,
  exec(context, args) {
    const found = targetClient(context, args.value('t'), context.caller.place);
    if (!found.ok) return found;
    const client = found.value;
    const { model } = context.store;
    const at = { session: client.session };
    const duration = wholeNumber(
      'duration',
      args.value('d') ?? String(numberOption(model, 'display-panes-time', at)),
      0,
      maxDuration,
    );
    if (!duration.ok) return duration;
    const session = model.sessions.get(client.session);
    const place = session === undefined ? undefined : placeOfSession(model, session);
    if (client.surfaces.hasOverlay || place === undefined) return done;
    const numberOf = (pane: number): number => Number(expandAt(context, { ...place, pane: paneId(pane) }, '#{pane_index}'));
    const template = args.rest[0] ?? "select-pane -t '%%'";
    const shown = new Promise<void>((resolve) => {
      client.surfaces.open('overlay', (port) => {
        const timer = duration.value === 0 ? undefined : context.clock.after(duration.value, () => port.close());
        return new PaneNumbers(port, {
          colour: parseColour(optionAt(model, 'display-panes-colour', at)) ?? defaultColour,
          activeColour: parseColour(optionAt(model, 'display-panes-active-colour', at)) ?? defaultColour,
          ignoresKeys: args.has('N'),
          numberOf,
          paneWith: (number) => context.store.model.windows.get(place.window)?.panes.find((pane) => numberOf(pane) === number),
          onChosen: (pane) => {
            const line = fillTemplate(template, [formatPaneId(paneId(pane))]);
            void context.runAndReport(line, { ...context.caller, attached: client });
          },
          onClosed: () => {
            timer?.cancel();
            resolve();
          },
        });
      });
    });
    return args.has('b') ? done : shown.then(() => done);
  },
};
