/** Places in the model that are not named by a target: of a session, of a window, of a program in a pane. Pure. */
import {
  formatPaneId,
  formatSessionId,
  type Model,
  type PaneId,
  type Place,
  parsePaneId,
  placeAtIndex,
  resolveTarget,
  type Session,
} from '@ccmux/core';

export const placeOfSession = (model: Model, session: Session): Place | undefined =>
  placeAtIndex(model, session, session.current);

/** Where a pane is: in the session that the target of its id alone means. */
export function placeOfPane(model: Model, pane: PaneId): Place | undefined {
  const found = resolveTarget('pane', formatPaneId(pane), { model, current: undefined });
  return found.ok ? found.value : undefined;
}

type Env = Readonly<Record<string, string | undefined>>;

/** The value of `CCMUX` in a pane: socket, server pid, session. Anything else in it is not ours. */
const insidePane = /^\/.*,\d+,\d+$/;

/** The environment is that of a program in a pane, of this server or another. */
export const isInsidePane = (env: Env): boolean => insidePane.test(env['CCMUX'] ?? '');

/**
 * The pane that a program of this environment runs in, when it is one of the server at `socket`; for one that is in no pane,
 * a popup's, the pane that has the keyboard in its session.
 */
export function placeOfProgram(model: Model, env: Env, socket: string): Place | undefined {
  if (env['CCMUX']?.split(',')[0] !== socket) return undefined;
  const pane = env['CCMUX_PANE'] ?? '';
  const own = `$${env['CCMUX']?.split(',')[2]}`;
  // The session it was started in, as long as the window is there.
  const current = [...model.sessions.values()].find((s) => formatSessionId(s.id) === own);
  if (pane === '') return current && placeOfSession(model, current);
  if (!parsePaneId(pane).ok) return undefined;
  const found = resolveTarget('pane', pane, { model, current: current && placeOfSession(model, current) });
  return found.ok ? found.value : undefined;
}
