/** A mouse event on its way to the program in a pane, which gets it if it asked for it. */
import { encodeMouse, encodeWheelAsArrows } from '@ccmux/core';
import type { Services } from '../services.js';
import { cellIn, type MouseAt } from './mouse-at.js';

/** On the alternate screen of a program without mouse mode the wheel is arrow keys. Positions outside the pane are its edges. */
export function mouseToProgram({ panes }: Services, { event, where, pane, isRepeat }: MouseAt): void {
  const runtime = pane === undefined || where !== 'Pane' || isRepeat ? undefined : panes.get(pane.id);
  if (pane === undefined || runtime === undefined || runtime.mode !== undefined) return;
  const { modes } = runtime.emulator;
  if (modes.mouseTracking !== 'none') {
    const { x, y } = cellIn(pane.rect, event);
    const report = encodeMouse(event, modes, x, y);
    if (report !== undefined) panes.write(runtime.id, report);
  } else if (event.action === 'wheel' && modes.alternateScreen && modes.alternateScroll) {
    panes.write(runtime.id, encodeWheelAsArrows(event.button, modes));
  }
}
