import { expect, test } from 'vitest';
import { PopupGeometry } from './popup-geometry.js';

const wanted = { x: 10, y: 5, width: 40, height: 12 };

test('keeps the place that was asked for through a smaller terminal', () => {
  const geometry = new PopupGeometry(wanted, true);
  expect(geometry.on({ cols: 80, rows: 24 })).toEqual(wanted);
  expect(geometry.on({ cols: 45, rows: 10 })).toEqual({ x: 5, y: 0, width: 40, height: 10 });
  expect(geometry.on({ cols: 80, rows: 24 })).toEqual(wanted);
});

test('has no place where not even a border fits', () => {
  expect(new PopupGeometry(wanted, true).on({ cols: 2, rows: 24 })).toBeUndefined();
  expect(new PopupGeometry(wanted, false).on({ cols: 2, rows: 24 })).toEqual({ x: 0, y: 5, width: 2, height: 12 });
});

test('gives the program what is within the border', () => {
  expect(new PopupGeometry(wanted, true).inside(wanted)).toEqual({ cols: 38, rows: 10 });
  expect(new PopupGeometry(wanted, false).inside(wanted)).toEqual({ cols: 40, rows: 12 });
});

test('is moved and stretched, and stays as large as its border', () => {
  const geometry = new PopupGeometry(wanted, true);
  geometry.move({ x: 0, y: 2 });
  geometry.stretch({ x: 30, y: 9 });
  expect(geometry.on({ cols: 80, rows: 24 })).toEqual({ x: 0, y: 2, width: 31, height: 8 });
  geometry.stretch({ x: 0, y: 0 });
  expect(geometry.on({ cols: 80, rows: 24 })).toEqual({ x: 0, y: 2, width: 3, height: 3 });
});
