/** Mouse reports of the host: SGR (`CSI < b ; x ; y M`) and the old bytes (`CSI M b x y`). xterm's ctlseqs, "Mouse Tracking". */
import type { InputEvent } from '@ccmux/protocol';

type MouseEvent = Extract<InputEvent, { kind: 'mouse' }>;

const motion = 32;
const wheel = 64;
const extra = 128;

/** x, y as sent, from 1. Undefined when it is no position or a release of the wheel, which is no event. */
export function decodeMouse(code: number, x: number, y: number, released: boolean): MouseEvent | undefined {
  if (code > 255 || x < 1 || y < 1 || x > 0xffff || y > 0xffff) return undefined;
  const button = buttonOf(code);
  const action = actionOf(code, button, released);
  return action === undefined ? undefined : { kind: 'mouse', action, button, mods: (code >> 2) & 7, x: x - 1, y: y - 1 };
}

function buttonOf(code: number): number {
  const low = code & 3;
  if ((code & extra) !== 0) return 8 + low;
  if ((code & wheel) !== 0) return 4 + low;
  return low === 3 ? 0 : low + 1;
}

function actionOf(code: number, button: number, released: boolean): MouseEvent['action'] | undefined {
  if ((code & (wheel | extra)) === wheel) return released ? undefined : 'wheel';
  if (released) return 'up';
  if ((code & motion) !== 0) return button === 0 ? 'move' : 'drag';
  return button === 0 ? 'up' : 'down';
}
