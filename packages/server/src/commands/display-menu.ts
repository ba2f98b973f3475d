/** display-menu: a menu above the panes of a client; the item that is chosen runs its command. */
import { err, ok, type ParsedArgs, type Place, parseKeyName, type Result } from '@ccmux/core';
import { expandAt } from '../formats/expand.js';
import { cornerFor } from '../overlays/corner.js';
import { linesFlag, styleFlag } from '../overlays/look.js';
import { Menu } from '../overlays/menu.js';
import { type MenuItem, MenuModel } from '../overlays/menu-model.js';
import { type MenuLook, menuSize } from '../overlays/menu-view.js';
import { type Command, type CommandContext, done } from './command.js';
import { wholeNumber } from './flags.js';
import { clientAndPane } from './target-client.js';

export const displayMenu: Command = {
  name: 'display-menu',
  flags: 'b:c:C:H:s:S:MOt:T:x:y:',
  args: [1, Infinity],
  usage:
    '[-MO] [-b border-lines] [-c target-client] [-C starting-choice] [-H selected-style] [-s style] [-S border-style] [-t target-pane] [-T title] [-x position] [-y position] name [key] [command] ...',
  summary: 'Show a menu: a name, a key and a command for each line.',
  flagHelp: {
    b: 'the lines of its border',
    c: 'the client to show it on',
    C: 'the line that is selected at first',
    H: 'style of the selected line',
    M: 'it was opened by the mouse',
    O: 'stay open when the button is let go',
    s: 'style of the menu',
    S: 'style of its border',
    t: 'where formats and commands are at',
    T: 'its title',
    x: 'its column, or C R P M W',
    y: 'its row, or C P M S W',
  },
  takesBlock: (index, args) => isCommand(args.rest, index),
  async exec(context, args) {
    const at = clientAndPane(context, args.value('c'), args.value('t'));
    if (!at.ok) return at;
    const { client, place } = at.value;
    if (client.surfaces.hasOverlay) return done;
    const start = startOf(args.value('C'));
    if (!start.ok) return start;
    const items = itemsOf(context, place, args.rest);
    if (!items.ok) return items;
    if (items.value.length === 0) return done;
    const look = lookOf(context, place, args);
    if (!look.ok) return look;
    const size = menuSize(items.value, look.value.title);
    const corner = cornerFor(context, client, place, {
      x: args.value('x'),
      y: args.value('y'),
      size,
      mouse: context.caller.mouse?.event,
    });
    if (corner === undefined) return done;
    const model = new MenuModel(items.value, start.value);
    return new Promise((resolve) => {
      client.surfaces.open('overlay', (port) => {
        return new Menu(port, {
          model,
          size,
          corner,
          look: look.value,
          staysOpen: args.has('O'),
          onChosen: (command) => void context.runAndReport(command, { ...context.caller, attached: client, place }),
          onClosed: () => resolve(done),
        });
      });
    });
  },
};

/** Whether word `index` is the command of an item: the third of three, where a line between items is a single word. */
function isCommand(words: readonly string[], index: number): boolean {
  let at = 0;
  while (at < index) {
    if (at + 2 === index) return words[at] !== '';
    at += words[at] === '' ? 1 : 3;
  }
  return false;
}

/** `-C`: an item's number, or `-` for none. */
function startOf(text: string | undefined): Result<number | 'none' | undefined, string> {
  if (text === undefined) return ok(undefined);
  return text === '-' ? ok('none') : wholeNumber('starting choice', text, 0, 1000);
}

/** Name, key and command of each item; an empty name alone is a line between items. */
function itemsOf(context: CommandContext, place: Place, words: readonly string[]): Result<MenuItem[], string> {
  const items: MenuItem[] = [];
  for (let at = 0; at < words.length; ) {
    const raw = words[at++]!;
    if (raw === '') {
      if (items.at(-1)?.kind === 'item') items.push({ kind: 'separator' });
      continue;
    }
    const [key, command] = words.slice(at, at + 2);
    if (key === undefined || command === undefined) return err('not enough arguments');
    at += 2;
    const name = expandAt(context, place, raw);
    // An item whose name comes to nothing is not there.
    if (name === '' || name === '-') continue;
    const parsed = key === '' ? undefined : parseKeyName(key);
    const disabled = name.startsWith('-');
    items.push({
      kind: 'item',
      name: disabled ? name.slice(1) : name,
      key: parsed?.ok ? parsed.value : undefined,
      command: expandAt(context, place, command),
      disabled,
    });
  }
  return ok(items);
}

function lookOf(context: CommandContext, place: Place, args: ParsedArgs): Result<MenuLook, string> {
  const lines = linesFlag(context, place, args.value('b'), 'menu-border-lines');
  if (!lines.ok) return lines;
  const style = styleFlag(context, place, args.value('s'), 'menu-style');
  if (!style.ok) return style;
  const selected = styleFlag(context, place, args.value('H'), 'menu-selected-style');
  if (!selected.ok) return selected;
  const border = styleFlag(context, place, args.value('S'), 'menu-border-style');
  if (!border.ok) return border;
  return ok({
    lines: lines.value,
    style: style.value,
    selectedStyle: selected.value,
    borderStyle: border.value,
    title: expandAt(context, place, args.value('T') ?? ''),
  });
}
