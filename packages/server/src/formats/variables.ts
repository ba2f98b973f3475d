/** The variables of formats: what `#{name}` stands for at a place, and what the reference says about each. */
import type { Place } from '@ccmux/core';
import { bufferVariable } from '../copy-mode/buffer-formats.js';
import { copyVariableNames } from '../copy-mode/formats.js';
import type { Services } from '../services.js';
import { claudeVariables } from './claude-variables.js';
import { clientVariables } from './client-variables.js';
import { givenVariables } from './given-variables.js';
import { paneVariables } from './pane-variables.js';
import { screenVariables } from './screen-variables.js';
import { serverVariables } from './server-variables.js';
import { sessionVariables } from './session-variables.js';
import type { At, Variables } from './variable.js';
import { windowVariables } from './window-variables.js';

const placeVariables: Variables<At> = {
  ...sessionVariables,
  ...windowVariables,
  ...paneVariables,
  ...screenVariables,
  ...claudeVariables,
};

export interface VariableHelp {
  readonly name: string;
  readonly help: string;
}

/** Every variable there is, by name. */
export const formatReference: readonly VariableHelp[] = [
  ...[placeVariables, serverVariables, clientVariables].flatMap((table) =>
    Object.entries(table).map(([name, [help]]) => ({ name, help })),
  ),
  ...Object.entries(givenVariables).map(([name, help]) => ({ name, help })),
].sort((a, b) => (a.name < b.name ? -1 : 1));

export const variableNames: readonly string[] = formatReference.map(({ name }) => name);

/** The value of a variable; undefined when there is none of that name, or nothing at that place. */
export function variableAt(services: Services, place: Place | undefined, name: string): string | undefined {
  if (Object.hasOwn(serverVariables, name)) return serverVariables[name]?.[1](services);
  const ofBuffer = bufferVariable(name.startsWith('buffer_') ? services.buffers.all[0] : undefined, name);
  if (ofBuffer !== undefined) return ofBuffer;
  if (place === undefined) return undefined;
  if (copyVariableNames.has(name)) return services.panes.get(place.pane)?.mode?.variable(name) ?? '';
  const variable = Object.hasOwn(placeVariables, name) ? placeVariables[name]?.[1] : undefined;
  if (variable === undefined) return undefined;
  const { model } = services.store;
  const session = model.sessions.get(place.session);
  const window = model.windows.get(place.window);
  const pane = model.panes.get(place.pane);
  if (session === undefined || window === undefined || pane === undefined) return undefined;
  return variable({ services, session, index: place.index, window, pane, runtime: services.panes.get(pane.id) });
}
