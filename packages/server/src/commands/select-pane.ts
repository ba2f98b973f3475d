/** select-pane: moves the keyboard to a pane, by target, direction, or back to the last one; or changes one thing of it. */
import {
  type Direction,
  err,
  type Mark,
  optionAt,
  type ParsedArgs,
  type Place,
  paneTowards,
  parseStyle,
  plain,
  type Window,
} from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import type { ModelStore } from '../model/store.js';
import { type Command, type CommandContext, done, type Outcome } from './command.js';
import { selectPane as select, toLastPane } from './last-pane.js';

export const selectPane: Command = {
  name: 'select-pane',
  flags: 'DdegLlMmP:RT:t:UZ',
  args: [0, 0],
  usage: '[-DdegLlMmRUZ] [-P style] [-T title] [-t target-pane]',
  summary: 'Go to a pane.',
  flagHelp: {
    d: 'stop typing into it instead',
    D: 'the one below',
    e: 'allow typing into it again instead',
    g: 'print its style',
    l: 'the pane before',
    L: 'the one to the left',
    m: 'mark it, or take the mark away',
    M: 'take the mark away',
    P: 'set its style',
    R: 'the one to the right',
    T: 'set its title',
    t: 'the pane',
    U: 'the one above',
    Z: 'keep the zoom',
  },
  exec(context, args) {
    const { store } = context;
    const place = context.resolve('pane', args.value('t'));
    if (!place.ok) return place;
    const window = store.model.windows.get(place.value.window);
    if (window === undefined) return err("can't find window");
    if (args.has('l')) return toLastPane(store, window.id, args);
    if (args.has('m') || args.has('M')) return mark(store, place.value, args.has('M'));
    const style = args.value('P');
    const styled = style === undefined ? done : setStyle(store, place.value.pane, style);
    if (!styled.ok) return styled;
    if (args.has('g')) return printStyle(context, place.value);
    const pane = destination(args, place.value, window);
    return pane === undefined ? done : act(context, args, { ...place.value, pane });
  },
};

const directions: readonly Direction[] = ['L', 'R', 'U', 'D'];

function destination(args: ParsedArgs, place: Place, window: Window): Place['pane'] | undefined {
  const direction = directions.find((d) => args.has(d));
  if (direction === undefined) return place.pane;
  return paneTowards(window.layout, place.pane, direction, window.visited.toReversed());
}

function act(context: CommandContext, args: ParsedArgs, place: Place): Outcome {
  const { store } = context;
  const title = args.value('T');
  if (args.has('e') || args.has('d')) store.apply({ kind: 'pane-input-changed', pane: place.pane, off: !args.has('e') });
  else if (title !== undefined) store.apply({ kind: 'pane-titled', pane: place.pane, title: expandAt(context, place, title) });
  else select(store, place.window, place.pane, args.has('Z'));
  return done;
}

/** Marks the pane, or takes the mark away: with `clear`, and from the one that has it. */
function mark(store: ModelStore, { session, index, pane }: Place, clear: boolean): Outcome {
  const now: Mark | undefined = store.model.marked;
  const isMarked = now?.pane === pane && now.session === session && now.index === index;
  store.apply({ kind: 'pane-marked', mark: clear || isMarked ? undefined : { session, index, pane } });
  return done;
}

function setStyle(store: ModelStore, pane: Place['pane'], text: string): Outcome {
  // With a format in it, it is a style only once that is expanded.
  if (!text.includes('#{') && !parseStyle(text, plain).ok) return err(`bad style: ${text}`);
  for (const name of ['window-style', 'window-active-style']) {
    store.apply({ kind: 'option-changed', place: { level: 'pane', pane }, name, value: text });
  }
  return done;
}

function printStyle({ caller, store }: CommandContext, { window, pane }: Place): Outcome {
  caller.print(optionAt(store.model, 'window-style', { window, pane }));
  return done;
}
