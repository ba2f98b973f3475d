import { plain } from '@ccmux/core';
import { rowText } from '@ccmux/term';
import { expect, test } from 'vitest';
import { Canvas } from './canvas.js';

const size = { cols: 8, rows: 2 };
const line = (canvas: Canvas, y = 0): string => rowText(canvas.row(y));

test('clips text at the edge and at a limit, never through a wide character', () => {
  const canvas = new Canvas(size);
  expect(canvas.text(0, 0, '日本語日本語', plain)).toBe(8);
  expect(line(canvas)).toBe('日本語日');
  expect(canvas.text(0, 1, 'a日', plain, 2)).toBe(1);
  expect(line(canvas, 1)).toBe('a       ');
});

test('copies a part of a row without halves of wide characters', () => {
  const from = new Canvas(size);
  from.text(0, 0, 'a日b日c', plain);
  const canvas = new Canvas(size);
  canvas.copy(1, 0, from.row(0), 2, 3);
  expect(line(canvas)).toBe('  b     ');
  canvas.copy(0, 1, from.row(0), 0, 3);
  expect(line(canvas, 1)).toBe('a日     ');
});

test('keeps clusters', () => {
  const family = '👩‍👩‍👧';
  const from = new Canvas(size);
  from.text(1, 0, family, plain);
  const canvas = new Canvas(size);
  canvas.copy(3, 0, from.row(0), 1, 2);
  expect(line(canvas)).toBe(`   ${family}   `);
});

test('draws nothing outside', () => {
  const canvas = new Canvas(size);
  canvas.fill({ x: -3, y: -1, width: 20, height: 20 }, plain);
  canvas.text(0, 7, 'x', plain);
  canvas.copy(9, 0, canvas.row(0), 0, 4);
  expect(line(canvas)).toBe('        ');
});
