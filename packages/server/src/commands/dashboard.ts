/** dashboard: all Claudes and what they do, over the window of a client. */
import { err, type Result } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import type { Timer } from '../clock.js';
import { placeOfSession } from '../formats/places.js';
import { Chooser } from '../overlays/chooser.js';
import { ClaudeSource } from '../overlays/claude-source.js';
import { styleOption } from '../overlays/look.js';
import { placeOverPane } from '../overlays/pane-place.js';
import { type Command, type CommandContext, done } from './command.js';
import { targetClient } from './target-client.js';

/** Ages go on, and other processes come and go. */
const refreshMs = 1000;

export const dashboard: Command = {
  name: 'dashboard',
  flags: 'c:f:O:r',
  args: [0, 0],
  usage: '[-r] [-c target-client] [-f filter] [-O sort-order]',
  summary: 'Show all Claudes, what they do and what they wait for.',
  flagHelp: {
    c: 'the client to show it on',
    f: 'show only what has these words in it',
    O: 'sort by need, age, name or directory',
    r: 'in reverse order',
  },
  exec(context, args) {
    const found = viewer(context, args.value('c'));
    if (!found.ok) return found;
    const client = found.value;
    const session = context.store.model.sessions.get(client.session);
    const place = session === undefined ? undefined : placeOfSession(context.store.model, session);
    if (place === undefined) return err('no current session');
    let shown: Chooser | undefined;
    const source = new ClaudeSource({
      services: context,
      cols: () => client.size.cols,
      run: (command) => void context.runAndReport(command, { ...context.caller, attached: client, place }),
      onRead: () => shown?.modelChanged(),
    });
    const field = args.value('O') ?? source.sorts[0] ?? '';
    if (!source.sorts.includes(field)) return err('invalid sort order');
    if (source.list({ field, reversed: false }, '').items.length === 0)
      return err('no Claude runs here, or anywhere else: ccmux new NAME starts one');
    let timer: Timer | undefined;
    const tick = (): void => {
      timer = context.clock.after(refreshMs, () => {
        shown?.modelChanged();
        tick();
      });
    };
    client.surfaces.open('mode', (port) => {
      tick();
      shown = new Chooser(port, {
        source,
        order: { field, reversed: args.has('r') },
        filter: args.value('f') ?? '',
        preview: 'normal',
        current: undefined,
        template: undefined,
        skipsQuestions: false,
        place: placeOverPane(place.pane, true),
        look: () => ({
          selection: styleOption(context, place, 'mode-style'),
          prompt: styleOption(context, place, 'message-style'),
        }),
        onClosed: () => timer?.cancel(),
      });
      return shown;
    });
    return done;
  },
};

/** The client that is named, or the caller's; a terminal that is none yet becomes one. */
function viewer(context: CommandContext, name: string | undefined): Result<AttachedClient, string> {
  const { caller, clients, store } = context;
  if (name === undefined && caller.attached === undefined && caller.hello?.terminal !== undefined) {
    const session = caller.attachRefusal() === undefined ? clients.sessions.latest(store.model.sessions.values()) : undefined;
    const outcome = session === undefined ? undefined : caller.attach(session.id);
    if (outcome?.ok === false) return outcome;
  }
  return targetClient(context, name, caller.place);
}
