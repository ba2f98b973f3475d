/**
 * Mouse events to the bytes that a pane's program asked for (xterm's ctlseqs, "Mouse Tracking"). Refuses to know
 * where the pane is: coordinates are the pane's own.
 */
import { encodeKey, type KeyModes } from './encode.js';
import { formatKeyName } from './name.js';

/** `button`: 1 left, 2 middle, 3 right, 4–7 wheel up, down, left, right, 8–11 side buttons, 0 none. `mods`: 1 shift, 2 alt, 4 control. */
export interface MousePress {
  readonly action: 'down' | 'up' | 'drag' | 'move' | 'wheel';
  readonly button: number;
  readonly mods: number;
}

export interface MouseModes {
  readonly mouseTracking: 'none' | 'x10' | 'vt200' | 'drag' | 'any';
  readonly mouseEncoding: 'default' | 'sgr' | 'sgr-pixels';
}

/** Largest coordinate of the byte encoding: 255 - 32. Beyond it there is no report, as in xterm. */
const maxByteCoordinate = 223;

/**
 * The report of an event at cell (x, y) of the pane, from 0; undefined when the program did not ask for it.
 * A program that asked for pixels gets cells: the size of a pixel is not known here.
 */
export function encodeMouse(event: MousePress, modes: MouseModes, x: number, y: number): Uint8Array | undefined {
  const code = buttonCode(event.button);
  if (code === undefined || x < 0 || y < 0 || !wants(event, modes.mouseTracking)) return undefined;
  const mods = modes.mouseTracking === 'x10' ? 0 : modifierBits(event.mods);
  const motion = event.action === 'drag' || event.action === 'move' ? 32 : 0;
  if (modes.mouseEncoding !== 'default') {
    return ascii(`\x1b[<${code + motion + mods};${x + 1};${y + 1}${event.action === 'up' ? 'm' : 'M'}`);
  }
  if (x >= maxByteCoordinate || y >= maxByteCoordinate) return undefined;
  const button = (event.action === 'up' ? 3 : code) + motion + mods;
  return Uint8Array.of(0x1b, 0x5b, 0x4d, button + 32, x + 33, y + 33);
}

/** The wheel on the alternate screen of a program without mouse mode (DEC 1007): `lines` arrow keys. */
export function encodeWheelAsArrows(button: number, modes: KeyModes, lines = 3): Uint8Array {
  if (button !== 4 && button !== 5) return new Uint8Array(0);
  const key = formatKeyName({ base: button === 4 ? 'Up' : 'Down', ctrl: false, meta: false, shift: false });
  const one = encodeKey(key, modes);
  const all = new Uint8Array(one.length * lines);
  for (let i = 0; i < lines; i++) all.set(one, i * one.length);
  return all;
}

function wants({ action, button }: MousePress, tracking: MouseModes['mouseTracking']): boolean {
  switch (tracking) {
    case 'none':
      return false;
    case 'x10':
      return action === 'down' && button <= 3;
    case 'vt200':
      return action !== 'drag' && action !== 'move';
    case 'drag':
      return action !== 'move';
    case 'any':
      return true;
  }
}

function buttonCode(button: number): number | undefined {
  if (button === 0) return 3;
  if (button <= 3) return button - 1;
  if (button <= 7) return 64 + button - 4;
  return button <= 11 ? 128 + button - 8 : undefined;
}

const modifierBits = (mods: number): number => (mods & 7) << 2;

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
