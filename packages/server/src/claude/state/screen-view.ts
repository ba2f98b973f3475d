/** A pane's screen as the rules of Claude's screens see it. A view: valid until the pane takes more output. */
import type { ScreenView } from '@ccmux/claude';
import { cell, type Emulator, type Row, rowText } from '@ccmux/term';

export function screenView(emulator: Emulator): ScreenView {
  const { cols, rows } = emulator.size;
  const { x, y, visible } = emulator.cursor;
  const { alternateScreen, bracketedPaste, focusEvents } = emulator.modes;
  return {
    cols,
    rows,
    cursor: { x, y, visible },
    alternate: alternateScreen,
    bracketedPaste,
    focusEvents,
    text: (row) => rowText(emulator.row(row), { trim: true }),
    look: (column, row) => lookAt(emulator.row(row), column),
  };
}

function lookAt({ cells }: Row, x: number): ReturnType<ScreenView['look']> {
  const at = x * cell.wordsPerCell;
  const fg = cells[at + 1] ?? 0;
  const isDefault = (fg & cell.colourModeMask) === cell.colourDefault;
  return {
    dim: ((cells[at + 2] ?? 0) & cell.bgDim) !== 0,
    inverse: (fg & cell.fgInverse) !== 0,
    colour: isDefault ? undefined : fg & cell.colourMask,
  };
}
