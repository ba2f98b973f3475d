/** Places in the model that are not named by a target: of a session, of a window, of a program in a pane. Pure. */
import { type Model, type Place, parsePaneId, type Session, sessionOfWindow, type WindowId } from '@ccmux/core';

export const placeOfSession = (model: Model, session: Session): Place | undefined =>
  placeOfWindow(model, session, session.current);

export function placeOfWindow(model: Model, session: Session, window: WindowId): Place | undefined {
  const found = model.windows.get(window);
  return found === undefined ? undefined : { session: session.id, window, pane: found.active };
}

type Env = Readonly<Record<string, string | undefined>>;

/** The value of `CCMUX` in a pane: socket, server pid, session. Anything else in it is not ours. */
const insidePane = /^\/.*,\d+,\d+$/;

/** The environment is that of a program in a pane, of this server or another. */
export const isInsidePane = (env: Env): boolean => insidePane.test(env['CCMUX'] ?? '');

/** The pane that a program of this environment runs in, when it is one of the server at `socket`. */
export function placeOfProgram(model: Model, env: Env, socket: string): Place | undefined {
  if (env['CCMUX']?.split(',')[0] !== socket) return undefined;
  const id = parsePaneId(env['CCMUX_PANE'] ?? '');
  const pane = id.ok ? model.panes.get(id.value) : undefined;
  const session = pane === undefined ? undefined : sessionOfWindow(model, pane.window);
  return pane === undefined || session === undefined ? undefined : { session: session.id, window: pane.window, pane: pane.id };
}
