/** Formats at a place of the model: the variables, and loops over sessions, windows and panes. */
import { expandFormat, type FormatContext, type LoopItem, type Place, panesOf, placeAtIndex, windowsOf } from '@ccmux/core';
import { graphemes } from '@ccmux/term';
import type { Services } from '../services.js';
import { localTime } from './local-time.js';
import { placeOfSession } from './places.js';
import { variableAt } from './variables.js';

/** Expands `template` at `place`; variables without a meaning there expand to nothing. */
export const expandAt = (services: Services, place: Place | undefined, template: string): string =>
  expandFormat(template, contextAt(services, place));

/** As `expandAt`, with strftime's codes replaced first: for messages. */
export const expandWithTimeAt = (services: Services, place: Place | undefined, template: string): string =>
  expandFormat(template, contextAt(services, place), { time: true });

function contextAt(services: Services, place: Place | undefined): FormatContext {
  return {
    lookup: (name) => variableAt(services, place, name),
    loop: (over) => (place === undefined ? undefined : loopItems(services, place, over)),
    time: (seconds) => localTime(new Date(seconds === undefined ? services.clock.wallMs() : seconds * 1000)),
    measure: graphemes,
  };
}

function loopItems(services: Services, place: Place, over: 'sessions' | 'windows' | 'panes'): LoopItem[] {
  const { model } = services.store;
  const item = (at: Place | undefined, active: boolean): LoopItem[] =>
    at === undefined ? [] : [{ context: contextAt(services, at), active }];
  if (over === 'sessions') {
    return [...model.sessions.values()].flatMap((s) => item(placeOfSession(model, s), s.id === place.session));
  }
  const session = model.sessions.get(place.session);
  const window = model.windows.get(place.window);
  if (session === undefined || window === undefined) return [];
  if (over === 'windows') {
    return windowsOf(session).flatMap(([index]) => item(placeAtIndex(model, session, index), index === session.current));
  }
  return panesOf(window.layout).flatMap((pane) => item({ ...place, pane }, pane === window.active));
}
