import { emptyModel, type Model, reduce } from '@ccmux/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandsOf } from './bands.js';

const withOptions = (options: Readonly<Record<string, string>>): Model =>
  Object.entries(options).reduce(
    (model, [name, value]) => reduce(model, { kind: 'option-changed', place: { level: 'global-session' }, name, value }),
    emptyModel,
  );

const bands = (options: Readonly<Record<string, string>>, rows = 24, cols = 80) =>
  bandsOf(withOptions(options), undefined, { cols, rows });

describe('the rows of a terminal', () => {
  test('one status line at the bottom', () => {
    expect(bands({})).toEqual({
      window: { y: 0, height: 23 },
      status: { y: 23, count: 1 },
      hints: undefined,
      message: 23,
    });
  });

  test('three at the top: messages are in the first of them, or in the one that is asked for', () => {
    expect(bands({ status: '3', 'status-position': 'top' })).toMatchObject({
      window: { y: 3, height: 21 },
      status: { y: 0, count: 3 },
      message: 0,
    });
    expect(bands({ status: '3', 'status-position': 'top', 'message-line': '1' }).message).toBe(1);
    expect(bands({ status: '3' }).message).toBe(21);
    expect(bands({ status: '3', 'message-line': '0' }).message).toBe(21);
    expect(bands({ status: '3', 'message-line': '4' }).message).toBe(23);
  });

  test('none: a message covers a row of the window', () => {
    expect(bands({ status: 'off' })).toMatchObject({ window: { y: 0, height: 24 }, message: 23 });
    expect(bands({ status: 'off', 'status-position': 'top' })).toMatchObject({ message: 0 });
  });

  test('hints are between the window and the status line, or last', () => {
    expect(bands({ hints: 'on' })).toMatchObject({ window: { height: 22 }, hints: 22, status: { y: 23 } });
    expect(bands({ hints: 'on', 'status-position': 'top' })).toMatchObject({ window: { y: 1, height: 22 }, hints: 23 });
    expect(bands({ hints: 'on' }, 9).hints).toBeUndefined();
    expect(bands({ hints: 'on' }, 24, 39).hints).toBeUndefined();
  });

  test('never overlap, never leave the terminal, and leave the window a row', () => {
    const options = fc.record({
      status: fc.constantFrom('off', 'on', '2', '5'),
      'status-position': fc.constantFrom('top', 'bottom'),
      hints: fc.constantFrom('on', 'off'),
    });
    fc.assert(
      fc.property(options, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 90 }), (chosen, rows, cols) => {
        const { window, status, hints, message } = bands(chosen, rows, cols);
        const used = [
          ...Array.from({ length: window.height }, (_, i) => window.y + i),
          ...Array.from({ length: status.count }, (_, i) => status.y + i),
          ...(hints === undefined ? [] : [hints]),
        ];
        expect(used.sort((a, b) => a - b)).toEqual(Array.from({ length: rows }, (_, i) => i));
        expect(message >= 0 && message < rows).toBe(true);
      }),
    );
  });
});
