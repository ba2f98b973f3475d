/** Screens as grids of words, one text per cell with everything that a person could see of it, and what differs. */
import type { Point, Size } from '@ccmux/core';
import type { Emulator } from '@ccmux/term';
import { describeCell } from '@ccmux/testkit';

export interface PictureCursor {
  readonly x: number;
  readonly y: number;
  readonly visible: boolean;
  /** 'default', or shape and blinking. */
  readonly shape: string;
}

export interface Picture {
  readonly cells: readonly (readonly string[])[];
  readonly cursor: PictureCursor;
}

/** A part of the emulator's screen; the cursor relative to it. */
export function pictureOf(emulator: Emulator, at: Point = { x: 0, y: 0 }, size: Size = emulator.size): Picture {
  const cells = Array.from({ length: size.rows }, (_, y) => {
    const row = emulator.row(at.y + y);
    return Array.from({ length: size.cols }, (_, x) => describeCell(row, at.x + x));
  });
  const { x, y, visible, shape, blink } = emulator.cursor;
  return {
    cells,
    cursor: { x: Math.min(x, emulator.size.cols - 1) - at.x, y: y - at.y, visible, shape: describeShape(shape, blink) },
  };
}

export const describeShape = (shape: string | undefined, blink: boolean): string =>
  shape === undefined ? 'default' : `${blink ? 'blinking' : 'steady'} ${shape}`;

/** A wide character that lost its right half cannot be shown; what is left of it is a blank. */
export function withoutBroken(row: readonly string[]): readonly string[] {
  return row.map((cell, x) => {
    const wide = /^"(?:[^"\\]|\\.)*" wide/.exec(cell)?.[0];
    return wide === undefined || row[x + 1] === 'right half' ? cell : `" "${cell.slice(wide.length)}`;
  });
}

/** Lines for a person; empty when the pictures look the same. A cursor that nobody sees is nowhere. */
export function differences(expected: Picture, got: Picture, withCursor = true): string[] {
  const lines: string[] = [];
  for (const [y, row] of expected.cells.entries()) {
    const gotRow = withoutBroken(got.cells[y] ?? []);
    for (const [x, cell] of withoutBroken(row).entries()) {
      const other = gotRow[x];
      if (other !== cell) lines.push(`${x},${y}: expected ${cell}, got ${other}`);
    }
  }
  if (withCursor) lines.push(...cursorDifferences(expected.cursor, got.cursor));
  return lines;
}

/** The same for the cursor alone. */
export function cursorDifferences(e: PictureCursor, g: PictureCursor): string[] {
  if (e.visible !== g.visible) return [`cursor ${g.visible ? 'shows' : 'is hidden'}, expected the opposite`];
  if (!e.visible) return [];
  const lines: string[] = [];
  if (e.x !== g.x || e.y !== g.y) lines.push(`cursor expected at ${e.x},${e.y}, got ${g.x},${g.y}`);
  if (e.shape !== g.shape) lines.push(`cursor expected ${e.shape}, got ${g.shape}`);
  return lines;
}
