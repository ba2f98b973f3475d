/** The place in the model that a session or window stands for. Pure. */
import type { Model, Place, Session, WindowId } from '@ccmux/core';

export const placeOfSession = (model: Model, session: Session): Place | undefined =>
  placeOfWindow(model, session, session.current);

export function placeOfWindow(model: Model, session: Session, window: WindowId): Place | undefined {
  const found = model.windows.get(window);
  return found === undefined ? undefined : { session: session.id, window, pane: found.active };
}
