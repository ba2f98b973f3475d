/**
 * refresh-client: draws a client again, all of it or with `-S` its status line. With `-L`, `-R`, `-U`, `-D` it shows another
 * part of a window that is larger than the client, until `-c` lets it follow the cursor again. A control client is told with `-A`,
 * `-B` and `-C` what it wants to hear, and how large it is.
 */
import { currentWindow, type ParsedArgs } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import type { PanDirection } from '../clients/pan.js';
import { refreshControl } from '../control/refresh.js';
import { clientFlags } from './client-flags.js';
import { type Command, type CommandContext, done } from './command.js';
import { wholeNumber } from './flags.js';
import { targetClient } from './target-client.js';

const maxAdjustment = 0x7fffffff;

const panFlags: readonly (readonly [flag: string, direction: PanDirection])[] = [
  ['L', 'left'],
  ['R', 'right'],
  ['U', 'up'],
  ['D', 'down'],
];

function pan({ store }: CommandContext, client: AttachedClient, args: ParsedArgs, by: number): void {
  const window = currentWindow(store.model, client.session);
  const direction = panFlags.find(([flag]) => args.has(flag))?.[1];
  if (args.has('c') || direction === undefined) client.pan.follow();
  else if (window !== undefined) client.pan.choose(window.id, direction, by);
  client.invalidate();
}

export const refreshClient: Command = {
  name: 'refresh-client',
  flags: 'A:B:cC:Df:LRSt:U',
  args: [0, 1],
  usage: '[-cDLRSU] [-A pane:state] [-B name:what:format] [-C size] [-f flags] [-t target-client] [adjustment]',
  summary: 'Draw a client again, or show another part of a large window.',
  flagHelp: {
    A: 'for a control client: %0:on, off, pause or continue: whether it is told of output of the pane',
    B: 'for a control client: name:what:format is to be told when its value changes; a name alone ends that',
    C: 'for a control client: how large it is, as 80x24',
    c: 'follow the cursor again',
    D: 'show what is further down',
    f: 'how the client takes part: read-only, ignore-size',
    L: 'show what is further left',
    R: 'show what is further right',
    S: 'only the status line',
    t: 'the client',
    U: 'show what is further up',
  },
  exec(context, args) {
    const client = targetClient(context, args.value('t'), context.caller.place);
    if (!client.ok) return client;
    const by = wholeNumber('adjustment', args.rest[0] ?? '1', 1, maxAdjustment);
    if (!by.ok) return by;
    if (['A', 'B', 'C'].some((flag) => args.has(flag))) return refreshControl(args, client.value, context);
    const flags = clientFlags(args.value('f'), false, client.value.flags);
    if (!flags.ok) return flags;
    if (flags.value !== undefined) client.value.flags = flags.value;
    else if (args.has('c') || panFlags.some(([flag]) => args.has(flag))) pan(context, client.value, args, by.value);
    else if (args.has('S')) client.value.invalidate();
    else client.value.redraw();
    return done;
  },
};
