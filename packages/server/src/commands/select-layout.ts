/** select-layout, next-layout, previous-layout: another arrangement of a window's panes. */
import { err, findPreset, type PaneId, presetBeside, spreadOut, type Window } from '@ccmux/core';
import { arrangeAsWritten, arrangeInPreset, titlesOf } from '../operations/arrange-window.js';
import { endZoom } from '../operations/zoom.js';
import { type Command, type CommandContext, done, type Outcome } from './command.js';

export const selectLayout: Command = {
  name: 'select-layout',
  flags: 'Enopt:',
  args: [0, 1],
  usage: '[-Enop] [-t target-pane] [layout-name]',
  summary: 'Arrange the panes of a window.',
  flagHelp: {
    E: 'spread the pane and those beside it evenly',
    n: 'as next-layout',
    o: 'back to the layout before',
    p: 'as previous-layout',
    t: 'a pane of the window',
  },
  exec(context, args) {
    return inWindow(context, 'pane', args.value('t'), (window, pane) => {
      if (args.has('n') || args.has('p')) return step(context, window, args.has('n') ? 1 : -1);
      if (args.has('E')) return spread(context, window, pane);
      const [name] = args.rest;
      if (args.has('o')) return undo(context, window, name);
      const preset = name === undefined ? window.preset : findPreset(name);
      if (preset !== undefined) arrangeInPreset(context.store, window, preset);
      else if (name !== undefined) return arrangeAsWritten(context, window, name);
      else return keep(context, window);
      return done;
    });
  },
};

export const nextLayout: Command = {
  name: 'next-layout',
  flags: 't:',
  args: [0, 0],
  usage: '[-t target-window]',
  summary: 'Arrange the panes in the next preset layout.',
  flagHelp: {
    t: 'the window',
  },
  exec: (context, args) => inWindow(context, 'window', args.value('t'), (window) => step(context, window, 1)),
};

export const previousLayout: Command = {
  name: 'previous-layout',
  flags: 't:',
  args: [0, 0],
  usage: '[-t target-window]',
  summary: 'Arrange the panes in the preset layout before.',
  flagHelp: {
    t: 'the window',
  },
  exec: (context, args) => inWindow(context, 'window', args.value('t'), (window) => step(context, window, -1)),
};

function inWindow(
  { resolve, store }: CommandContext,
  kind: 'pane' | 'window',
  target: string | undefined,
  change: (window: Window, pane: PaneId) => Outcome,
): Outcome {
  const place = resolve(kind, target);
  if (!place.ok) return place;
  endZoom(store, place.value.window);
  const window = store.model.windows.get(place.value.window);
  return window === undefined ? err("can't find window") : change(window, place.value.pane);
}

function step({ store }: CommandContext, window: Window, by: 1 | -1): Outcome {
  arrangeInPreset(store, window, presetBeside(window.preset, by));
  return done;
}

function spread({ store }: CommandContext, window: Window, pane: PaneId): Outcome {
  const layout = spreadOut(window.layout, pane, titlesOf(store, window));
  if (!layout.ok) return layout;
  store.apply({ kind: 'layout-arranged', window: window.id, layout: layout.value });
  return done;
}

/** A name given with `-o` is a layout string. */
function undo(context: CommandContext, window: Window, name: string | undefined): Outcome {
  const text = name ?? window.previousLayout;
  return text === undefined ? keep(context, window) : arrangeAsWritten(context, window, text);
}

/** Nothing to arrange by: the layout is what a later `-o` goes back to. */
function keep({ store }: CommandContext, { id, layout }: Window): Outcome {
  store.apply({ kind: 'layout-arranged', window: id, layout });
  return done;
}
