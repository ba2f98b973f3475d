import { plain } from '@ccmux/core';
import type { Scene } from '@ccmux/protocol';
import { describe, expect, it } from 'vitest';
import { borderCells } from './borders.js';

type Place = readonly [x: number, y: number, width: number, height: number];

const sceneOf = (cols: number, rows: number, places: readonly Place[], active = 0): Scene => ({
  cols,
  rows,
  window: { x: 0, y: 0, width: cols, height: rows },
  panes: places.map(([x, y, width, height], pane) => ({ pane, x, y, width, height })),
  active,
  borderStyle: plain,
  activeBorderStyle: plain,
  borderLines: 'single',
  borderIndicators: 'colour',
  borderStatus: 'off',
  borderTitles: [],
  bars: [],
  promptStyle: plain,
  kittyFlags: 1,
  mouse: 'none',
});

/** The window as text: panes are dots; `only`: cells of the active pane's border alone. */
function picture(scene: Scene, only = false): string[] {
  const rows = Array.from({ length: scene.rows }, () => Array.from({ length: scene.cols }, () => '.'));
  for (const c of borderCells(scene)) if (!only || c.active) rows[c.y]![c.x] = c.text;
  return rows.map((r) => r.join(''));
}

describe('borderCells', () => {
  it('joins lines where they meet', () => {
    const places: Place[] = [
      [0, 0, 3, 2],
      [4, 0, 4, 2],
      [0, 3, 3, 2],
      [4, 3, 2, 2],
      [7, 3, 1, 2],
    ];
    expect(picture(sceneOf(8, 5, places))).toEqual(['...│....', '...│....', '───┼──┬─', '...│..│.', '...│..│.']);
    const tee: Place[] = [
      [0, 0, 8, 1],
      [0, 2, 3, 2],
      [4, 2, 4, 2],
    ];
    expect(picture(sceneOf(8, 4, tee))).toEqual(['........', '───┬────', '...│....', '...│....']);
  });

  it('gives each of two panes its half of the border, as tmux does', () => {
    const beside: Place[] = [
      [0, 0, 3, 5],
      [4, 0, 4, 5],
    ];
    expect(picture(sceneOf(8, 5, beside, 0), true).map((r) => r[3])).toEqual(['│', '│', '│', '.', '.']);
    expect(picture(sceneOf(8, 5, beside, 1), true).map((r) => r[3])).toEqual(['.', '.', '.', '│', '│']);
    const above: Place[] = [
      [0, 0, 6, 2],
      [0, 3, 6, 2],
    ];
    expect(picture(sceneOf(6, 5, above, 0), true)[2]).toBe('────..');
    expect(picture(sceneOf(6, 5, above, 1), true)[2]).toBe('....──');
  });

  it('marks all around the active one of many, corners too', () => {
    const places: Place[] = [
      [0, 0, 3, 2],
      [4, 0, 4, 2],
      [0, 3, 8, 2],
    ];
    expect(picture(sceneOf(8, 5, places, 1), true)).toEqual(['...│....', '...│....', '...┴────', '........', '........']);
  });

  it('has a line also where the window is one cell high or wide', () => {
    expect(
      picture(
        sceneOf(5, 1, [
          [0, 0, 2, 1],
          [3, 0, 2, 1],
        ]),
      ),
    ).toEqual(['..│..']);
    expect(
      picture(
        sceneOf(1, 3, [
          [0, 0, 1, 1],
          [0, 2, 1, 1],
        ]),
      ),
    ).toEqual(['.', '─', '.']);
  });

  it('draws nothing for a pane that fills the window, and for no pane', () => {
    expect(borderCells(sceneOf(5, 2, [[0, 0, 5, 2]]))).toEqual([]);
    expect(borderCells(sceneOf(5, 2, []))).toEqual([]);
  });
});
