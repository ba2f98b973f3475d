import { expect, test } from 'vitest';
import { cornerAt, horizontalFormat, type PositionSpace, positionVariables, verticalFormat } from './position.js';

const terminal = { cols: 80, rows: 24 };
const space: PositionSpace = {
  terminal,
  pane: { x: 41, y: 0, width: 39, height: 23 },
  mouse: { x: 10, y: 5 },
  status: { atTop: false, rows: 1 },
  windowColumn: 4,
};

function corner(x: string | undefined, y: string | undefined, size = { cols: 20, rows: 6 }): readonly [number, number] {
  const variables = positionVariables(space, size);
  const value = (format: string): string => format.replace(/#\{(\w+)\}/g, (_, name: string) => variables[name] ?? '');
  const at = cornerAt(value(horizontalFormat(x)), value(verticalFormat(y)), size, terminal);
  return [at.x, at.y];
}

test.each([
  [undefined, undefined, [29, 8]],
  ['C', 'C', [29, 8]],
  ['P', 'P', [41, 17]],
  ['R', 'P', [60, 17]],
  ['W', 'W', [4, 17]],
  ['0', 'S', [0, 17]],
  ['M', 'M', [0, 5]],
  ['10', '10', [10, 4]],
  ['0', '0', [0, 0]],
  ['200', '200', [60, 18]],
])('-x %s -y %s', (x, y, at) => {
  expect(corner(x, y)).toEqual(at);
});

test('a status line at the top has menus below it', () => {
  const variables = positionVariables({ ...space, status: { atTop: true, rows: 1 } }, { cols: 20, rows: 6 });
  expect(cornerAt('0', variables['popup_status_line_y']!, { cols: 20, rows: 6 }, terminal)).toEqual({ x: 0, y: 1 });
});
