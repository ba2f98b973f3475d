/** What the choosers have in common: `-F -f -K -N -O -r -y -Z`, the client, and the place over its panes. */
import { err, type ParsedArgs, type Place } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import { Chooser } from '../overlays/chooser.js';
import type { ChooserSource, ListSourceParts } from '../overlays/chooser-source.js';
import { styleOption } from '../overlays/look.js';
import { placeOverPane } from '../overlays/pane-place.js';
import { type CommandContext, done, type Outcome } from './command.js';
import { clientAndPane } from './target-client.js';

export interface ChooserRequest {
  readonly client: AttachedClient;
  readonly place: Place;
  readonly source: ChooserSource;
  readonly current: string | undefined;
  readonly onClosed?: () => void;
}

export const chooserFlagHelp = {
  F: 'show each line by this format',
  f: 'show only what this format is true for',
  K: 'the key that chooses a line, as a format',
  N: 'without a preview; given twice, a large one',
  O: 'sort by this field',
  r: 'in reverse order',
  t: 'the pane that it covers',
  y: 'ask nothing before it kills',
  Z: 'zoom the pane meanwhile',
} as const;

export function openChooser(context: CommandContext, args: ParsedArgs, request: ChooserRequest): Outcome {
  const { client, place, source, current } = request;
  const field = args.value('O') ?? source.sorts[0] ?? '';
  if (!source.sorts.includes(field)) return err('invalid sort order');
  client.surfaces.open('mode', (port) => {
    return new Chooser(port, {
      source,
      order: { field, reversed: args.has('r') },
      filter: args.value('f') ?? '',
      preview: args.count('N') === 0 ? 'normal' : args.count('N') === 1 ? 'off' : 'big',
      current,
      template: args.rest[0],
      skipsQuestions: args.has('y'),
      place: placeOverPane(place.pane, args.has('Z')),
      look: () => ({
        selection: styleOption(context, place, 'mode-style'),
        prompt: styleOption(context, place, 'message-style'),
      }),
      onClosed: request.onClosed ?? (() => {}),
    });
  });
  return done;
}

/** A chooser of a plain list. With nothing in the list there is nothing to choose, and none is opened. */
export function openListChooser(
  context: CommandContext,
  args: ParsedArgs,
  list: readonly unknown[],
  sourceOf: (parts: ListSourceParts) => ChooserSource,
): Outcome {
  const target = context.resolve('pane', args.value('t'));
  if (!target.ok) return target;
  if (list.length === 0) return done;
  const at = clientAndPane(context, undefined, args.value('t'));
  if (!at.ok) return at;
  const { client, place } = at.value;
  const source = sourceOf({
    services: context,
    format: args.value('F'),
    keyFormat: args.value('K'),
    here: place,
    run: (command) => void context.runAndReport(command, { ...context.caller, attached: client, place }),
  });
  return openChooser(context, args, { client, place, source, current: undefined });
}
