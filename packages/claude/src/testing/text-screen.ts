/** For tests only: a screen from its text. The text is drawn from the top; the rest of the screen is empty. */
import type { CellLook, ScreenView } from '../screen/view.js';

export interface TextScreenOptions {
  readonly cols?: number;
  readonly rows?: number;
  readonly cursorY?: number;
  readonly look?: (x: number, y: number) => Partial<CellLook>;
}

export function textScreen(text: string, { cols = 80, rows = 24, cursorY = 0, look }: TextScreenOptions = {}): ScreenView {
  const lines = text.split('\n').slice(-rows);
  return {
    cols,
    rows,
    cursor: { x: 0, y: cursorY, visible: false },
    alternate: false,
    bracketedPaste: true,
    focusEvents: true,
    text: (y) => (lines[y] ?? '').replace(/ +$/, ''),
    look: (x, y) => ({ dim: false, inverse: false, colour: undefined, ...look?.(x, y) }),
  };
}

export const line = (cols = 80): string => '─'.repeat(cols);
export const nbsp = '\u00a0';
