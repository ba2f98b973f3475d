/** Formats at a place of the model: the variables, and loops over sessions, windows and panes. */
import {
  expandFormat,
  type FormatContext,
  type LoopItem,
  type Place,
  placeAtIndex,
  sessionsByName,
  windowsOf,
} from '@ccmux/core';
import { graphemes } from '@ccmux/term';
import { jobAt } from '../jobs/request.js';
import type { Services } from '../services.js';
import type { Dependencies } from '../status/dependencies.js';
import { environmentText } from './environment-text.js';
import { localTime } from './local-time.js';
import { optionText } from './option-text.js';
import { placeOfSession } from './places.js';
import { variableAt } from './variables.js';

/** Expands `template` at `place`; variables without a meaning there expand to nothing. */
export const expandAt = (services: Services, place: Place | undefined, template: string): string =>
  expandFormat(template, contextAt(services, place));

/** As `expandAt`, for the conditions of command files: nothing is run for `#(…)`. */
export function expandCondition(services: Services, place: Place | undefined, template: string): string {
  const { shell: _, ...context } = contextAt(services, place);
  return expandFormat(template, context);
}

/** As `expandAt`, with strftime's codes replaced first: for messages. */
export const expandWithTimeAt = (services: Services, place: Place | undefined, template: string): string =>
  expandFormat(template, contextAt(services, place), { time: true });

/** Who looks at the result: variables of their own, and a note of what it depends on. */
export interface Viewer {
  lookup(name: string): string | undefined;
  readonly watch: Dependencies;
}

/** As `expandWithTimeAt`, for what is shown until it changes. */
export const expandForViewer = (services: Services, place: Place | undefined, template: string, viewer: Viewer): string =>
  expandFormat(template, contextAt(services, place, viewer), { time: true });

function contextAt(services: Services, place: Place | undefined, viewer?: Viewer): FormatContext {
  return {
    lookup: (name) => {
      viewer?.watch.names.add(name);
      return (
        services.variables?.get(name) ??
        viewer?.lookup(name) ??
        variableAt(services, place, name) ??
        optionText(services.store.model, place, name) ??
        environmentText(services.store.model, place, name)
      );
    },
    loop: (over) => (place === undefined ? undefined : loopItems(services, place, over, viewer)),
    time: (seconds) => {
      const time = localTime(new Date(seconds === undefined ? services.clock.wallMs() : seconds * 1000));
      return seconds === undefined && viewer !== undefined ? viewer.watch.watch(time) : time;
    },
    shell: (command) => {
      if (viewer !== undefined) viewer.watch.commands = true;
      return services.shellOutput.of(jobAt(services, place, command));
    },
    measure: graphemes,
  };
}

function loopItems(
  services: Services,
  place: Place,
  over: 'sessions' | 'windows' | 'panes',
  viewer: Viewer | undefined,
): LoopItem[] {
  const { model } = services.store;
  const item = (at: Place | undefined, active: boolean): LoopItem[] =>
    at === undefined ? [] : [{ context: contextAt(services, at, viewer), active }];
  if (over === 'sessions') {
    return sessionsByName(model).flatMap((s) => item(placeOfSession(model, s), s.id === place.session));
  }
  const session = model.sessions.get(place.session);
  const window = model.windows.get(place.window);
  if (session === undefined || window === undefined) return [];
  if (over === 'windows') {
    return windowsOf(session).flatMap(([index]) => item(placeAtIndex(model, session, index), index === session.current));
  }
  return window.panes.flatMap((pane) => item({ ...place, pane }, pane === window.active));
}
