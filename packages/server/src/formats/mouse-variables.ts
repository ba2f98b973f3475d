/** The variables of formats that are about the mouse event whose key runs a command. */
import { formatPaneId, optionAt } from '@ccmux/core';
import { Grid, type Picture } from '../copy-mode/grid.js';
import { lineAt, wordAt } from '../copy-mode/text-at.js';
import { cellIn, type MouseAt } from '../keys/mouse-at.js';
import type { PaneRuntime } from '../panes/pane-runtime.js';
import type { Services } from '../services.js';

interface At {
  readonly services: Services;
  readonly mouse: MouseAt;
}

type Variable = (at: At) => string | undefined;

/** In the pane, or on a status line. */
const position =
  (of: 'x' | 'y'): Variable =>
  ({ mouse: { event, pane, where, status } }) => {
    if (pane !== undefined && where === 'Pane') return String(cellIn(pane.rect, event)[of]);
    return status === undefined ? undefined : String(of === 'x' ? event.x : status.line);
  };

/** What the pane shows: its program's screen, or the part of the history that its mode shows. */
function pictureOf({ mode, emulator, size }: PaneRuntime): Picture {
  if (mode !== undefined) return mode.picture;
  const grid = new Grid(emulator.snapshot(), size.rows);
  return { grid, top: grid.history };
}

/** Something of the text below the mouse. */
const ofText =
  (read: (picture: Picture, x: number, y: number, separators: string) => string): Variable =>
  ({ services, mouse: { event, pane, where } }) => {
    const runtime = pane === undefined || where !== 'Pane' ? undefined : services.panes.get(pane.id);
    if (pane === undefined || runtime === undefined) return undefined;
    const picture = pictureOf(runtime);
    const { x, y } = cellIn(pane.rect, event);
    return read(picture, x, picture.top + y, optionAt(services.store.model, 'word-separators', {}));
  };

const variables: Readonly<Record<string, Variable>> = {
  mouse_hyperlink: ofText(({ grid }, x, y) => grid.extended(x, y)?.link ?? ''),
  mouse_line: ofText(({ grid }, _, y) => lineAt(grid, y)),
  mouse_pane: ({ mouse: { pane } }) => pane && formatPaneId(pane.id),
  mouse_status_line: ({ mouse: { status } }) => status && String(status.line),
  mouse_status_range: ({ mouse: { status } }) => status?.range,
  mouse_word: ofText(({ grid }, x, y, separators) => wordAt(grid, { x, y }, separators)),
  mouse_x: position('x'),
  mouse_y: position('y'),
};

/** Nothing is looked for before it is asked for. */
export function mouseVariables(services: Services, mouse: MouseAt): NonNullable<Services['variables']> {
  return {
    get: (name) => {
      const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
      return variable?.({ services, mouse }) ?? services.variables?.get(name);
    },
  };
}
