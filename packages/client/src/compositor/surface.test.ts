import { type Scene, surfaceHole, type WirePane } from '@ccmux/protocol';
import { cell, rowText } from '@ccmux/term';
import { Grid } from '@ccmux/term/paint';
import { expect, test } from 'vitest';
import { SurfaceContent } from './surface-content.js';

type Place = NonNullable<Scene['surface']>;
const place: Place = { id: 7, x: 2, y: 1, width: 4, height: 2 };

const hole = '.';
function wire(id: number, ...lines: string[]): WirePane {
  const rows = lines.map((text, y) => {
    const words = Uint32Array.from([...text].flatMap((c) => [c === hole ? surfaceHole : c.codePointAt(0)! | (1 << 22), 0, 0]));
    return { y, cells: new Uint8Array(words.buffer), wrapped: false, side: [] };
  });
  return { pane: id, x: 1, y: 0, cursorVisible: true, cursorShape: 0, cursorBlink: false, rows };
}

function shown(surface: SurfaceContent, front: Parameters<SurfaceContent['compose']>[2] = []): string[] {
  const grid = new Grid({ cols: 8, rows: 4 });
  return [0, 1, 2, 3].map((y) => {
    for (let x = 0; x < 8; x++) grid.cells[(y * 8 + x) * 3] = 0x2d | (1 << 22);
    surface.compose(grid, y, front);
    const cells = grid.cells.subarray(y * 8 * cell.wordsPerCell, (y + 1) * 8 * cell.wordsPerCell);
    return rowText({ cells, clusters: undefined, extended: undefined, wrapped: false });
  });
}

test('lies where the scene says, with holes, under what is in front', () => {
  const surface = new SurfaceContent();
  const stale: number[] = [];
  surface.enter(place, (y) => stale.push(y));
  expect(stale).toEqual([1, 2]);
  surface.take(wire(7, 'abcd', 'e..f'), () => {});
  expect(shown(surface)).toEqual(['--------', '--abcd--', '--e--f--', '--------']);
  expect(shown(surface, [{ x: 0, y: 1, width: 4, height: 1 }])[1]).toBe('----cd--');
  expect(surface.cursor).toMatchObject({ x: 3, y: 1, visible: true });
});

test('rows for another surface are not taken', () => {
  const surface = new SurfaceContent();
  surface.enter(place, () => {});
  surface.take(wire(8, 'abcd'), () => {});
  expect(shown(surface)[1]).toBe('--------');
});

test('what it was is forgotten with its id or size, and kept when it moves', () => {
  const surface = new SurfaceContent();
  surface.enter(place, () => {});
  surface.take(wire(7, 'abcd'), () => {});
  const stale = new Set<number>();
  surface.enter({ ...place, y: 2 }, (y) => stale.add(y));
  expect([...stale].sort()).toEqual([1, 2, 3]);
  expect(shown(surface)[2]).toBe('--abcd--');
  surface.enter({ ...place, id: 9 }, () => {});
  expect(shown(surface)[1]).toBe('--------');
  surface.enter(undefined, () => {});
  expect(surface.cursor).toBeUndefined();
});
