import { describe, expect, it } from 'vitest';
import { encodeMouse, encodeWheelAsArrows, type MouseModes, type MousePress } from './mouse.js';

const press = (action: MousePress['action'], button = 1, mods = 0): MousePress => ({ action, button, mods });
function report(event: MousePress, tracking: MouseModes['mouseTracking'], encoding: MouseModes['mouseEncoding'], x = 0, y = 0) {
  const bytes = encodeMouse(event, { mouseTracking: tracking, mouseEncoding: encoding }, x, y);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('latin1');
}

describe('encodeMouse', () => {
  it.each<[MousePress, string]>([
    [press('down'), '\x1b[<0;3;5M'],
    [press('up', 3), '\x1b[<2;3;5m'],
    [press('drag', 2, 1), '\x1b[<37;3;5M'],
    [press('move', 0), '\x1b[<35;3;5M'],
    [press('wheel', 4), '\x1b[<64;3;5M'],
    [press('wheel', 7, 6), '\x1b[<91;3;5M'],
    [press('down', 8), '\x1b[<128;3;5M'],
  ])('SGR %o', (event, expected) => expect(report(event, 'any', 'sgr', 2, 4)).toBe(expected));

  it('bytes: a release names no button, and there is an end to them', () => {
    expect(report(press('down', 3), 'vt200', 'default', 2, 4)).toBe('\x1b[M"#%');
    expect(report(press('up', 3, 4), 'vt200', 'default', 2, 4)).toBe('\x1b[M3#%');
    expect(report(press('wheel', 5), 'vt200', 'default', 222, 0)).toBe('\x1b[Ma\xff!');
    expect(report(press('down'), 'vt200', 'default', 223, 0)).toBeUndefined();
  });

  it('tells a program only what it asked for', () => {
    const asked = (['none', 'x10', 'vt200', 'drag', 'any'] as const).map((tracking) =>
      [press('down'), press('up'), press('wheel', 4), press('drag'), press('move', 0)]
        .map((event) => (report(event, tracking, 'sgr') === undefined ? '-' : event.action[0]))
        .join(''),
    );
    expect(asked).toEqual(['-----', 'd----', 'duw--', 'duwd-', 'duwdm']);
    expect(report(press('down', 1, 7), 'x10', 'default')).toBe('\x1b[M !!');
  });
});

it('the wheel as arrows follows the cursor mode', () => {
  const modes = { applicationCursor: true, applicationKeypad: false, kittyFlags: 0, modifyOtherKeys: 0 } as const;
  expect(Buffer.from(encodeWheelAsArrows(4, modes)).toString()).toBe('\x1bOA\x1bOA\x1bOA');
  expect(Buffer.from(encodeWheelAsArrows(5, { ...modes, applicationCursor: false }, 1)).toString()).toBe('\x1b[B');
  expect(encodeWheelAsArrows(6, modes)).toHaveLength(0);
});
