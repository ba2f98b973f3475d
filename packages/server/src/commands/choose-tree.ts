/** choose-tree: sessions, windows and panes to choose from, with their live screens. */
import type { ParsedArgs } from '@ccmux/core';
import { closePane } from '../operations/close-pane.js';
import type { TreeOptions } from '../overlays/tree-items.js';
import { TreeSource } from '../overlays/tree-source.js';
import { chooserFlagHelp, openChooser } from './choose.js';
import type { Command } from './command.js';
import { clientAndPane } from './target-client.js';

export const chooseTree: Command = {
  name: 'choose-tree',
  flags: 'F:f:GhK:kNO:rst:wyZ',
  args: [0, 1],
  usage: '[-GhkNrswyZ] [-F format] [-f filter] [-K key-format] [-O sort-order] [-t target-pane] [template]',
  summary: 'Choose a session, window or pane from a tree.',
  flagHelp: {
    ...chooserFlagHelp,
    G: 'every session of a group',
    h: 'without the pane that it covers',
    k: 'close the pane that it covers afterwards',
    s: 'begin with sessions folded',
    w: 'begin with windows folded',
  },
  takesBlock: () => true,
  exec(context, args) {
    const target = context.resolve('pane', args.value('t'));
    if (!target.ok) return target;
    const at = clientAndPane(context, undefined, args.value('t'));
    if (!at.ok) return at;
    const { client, place } = at.value;
    const source = new TreeSource({
      services: context,
      options: optionsOf(args, place.pane),
      keyFormat: args.value('K'),
      here: place,
      run: (command) => void context.runAndReport(command, { ...context.caller, attached: client, place }),
    });
    // The list is made before an item of it can be current.
    const onClosed = args.has('k') ? { onClosed: () => closePane(context.store, place.pane) } : {};
    return openChooser(context, args, { client, place, source, current: source.currentId(), ...onClosed });
  },
};

function optionsOf(args: ParsedArgs, pane: TreeOptions['hidden']): TreeOptions {
  return {
    format: args.value('F'),
    collapsed: args.has('s') ? 'sessions' : args.has('w') ? 'windows' : 'nothing',
    allOfGroup: args.has('G'),
    hidden: args.has('h') ? pane : undefined,
  };
}
