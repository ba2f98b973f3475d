/** What the loops of formats go over: sessions, windows, panes and clients, in the order asked for. */
import { type LoopKind, type LoopOrder, type Model, type Place, placeAtIndex, sessionsByName, windowsOf } from '@ccmux/core';
import type { AttachedClient } from '../clients/attached-client.js';
import { clientName } from '../clients/client-name.js';
import type { Services } from '../services.js';
import type { About } from './about.js';
import { placeOfSession } from './places.js';

export interface Turn {
  readonly place: Place | undefined;
  readonly about: About;
  /** The current window or active pane. */
  readonly active: boolean;
  readonly client?: AttachedClient;
}

/** Something that a loop goes over, with what it can be sorted by. */
interface Item {
  readonly place: Place | undefined;
  readonly active: boolean;
  readonly index: number;
  readonly name: string;
  readonly timeMs: number;
  readonly client?: AttachedClient;
}

export function turnsOf(services: Services, place: Place | undefined, over: LoopKind, order?: LoopOrder): readonly Turn[] {
  const items = sorted(itemsOf(services, place, over), order);
  return items.map(({ place: at, active, client }, index) => ({
    place: at,
    active,
    ...(client === undefined ? {} : { client }),
    about: {
      kind: kinds[over],
      loop: { index, isLast: index === items.length - 1 },
      ...(over === 'windows'
        ? { isAfterActive: items[index - 1]?.active ?? false, isBeforeActive: items[index + 1]?.active ?? false }
        : {}),
    },
  }));
}

const kinds = { sessions: 'session', windows: 'window', panes: 'pane', clients: 'client' } as const;

/** Times sort the latest first, as tmux has it. */
function sorted(items: readonly Item[], order: LoopOrder | undefined): readonly Item[] {
  if (order === undefined) return items;
  const compare: Readonly<Record<string, (a: Item, b: Item) => number>> = {
    index: (a, b) => a.index - b.index,
    name: (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
    time: (a, b) => b.timeMs - a.timeMs,
  };
  const by = order.by === undefined ? undefined : compare[order.by];
  const ordered = by === undefined ? items : items.toSorted(by);
  return order.reversed ? ordered.toReversed() : ordered;
}

function itemsOf(services: Services, place: Place | undefined, over: LoopKind): readonly Item[] {
  const { model } = services.store;
  if (over === 'sessions') return sessionItems(services, place);
  if (over === 'clients') return clientItems(services);
  return place === undefined ? [] : over === 'windows' ? windowItems(services, place) : paneItems(model, place);
}

const sessionItems = ({ store, clients }: Services, place: Place | undefined): readonly Item[] =>
  sessionsByName(store.model).map((s) => ({
    place: placeOfSession(store.model, s),
    active: s.id === place?.session,
    index: s.id,
    name: s.name,
    timeMs: clients.sessions.of(s.id).activeMs ?? 0,
  }));

const clientItems = ({ store, clients }: Services): readonly Item[] =>
  clients.all.map((client) => {
    const session = store.model.sessions.get(client.session);
    return {
      place: session && placeOfSession(store.model, session),
      active: false,
      index: client.id,
      name: clientName(client),
      timeMs: client.lastActiveMs,
      client,
    };
  });

function windowItems({ store: { model }, alerts }: Services, place: Place): readonly Item[] {
  const session = model.sessions.get(place.session);
  if (session === undefined) return [];
  return windowsOf(session).map(([index, window]) => ({
    place: placeAtIndex(model, session, index),
    active: index === session.current,
    index,
    name: model.windows.get(window)?.name ?? '',
    timeMs: alerts.activityMs(window),
  }));
}

function paneItems(model: Model, place: Place): readonly Item[] {
  const window = model.windows.get(place.window);
  if (window === undefined) return [];
  return window.panes.map((pane) => ({
    place: { ...place, pane },
    active: pane === window.active,
    index: window.panes.indexOf(pane),
    name: model.panes.get(pane)?.title ?? '',
    timeMs: pane,
  }));
}
