/** How a chooser divides its height between list and preview. Pure. */

export type PreviewKind = 'off' | 'normal' | 'big';

/** Least rows of a preview with its box. */
const leastPreview = 5;

/**
 * Rows of the list; the rest is the preview's, with its box. `lines`: how many the list has. As tmux divides it, but a list
 * that fits into half of few rows leaves the other half to the preview.
 */
export function listHeight(rows: number, lines: number, preview: PreviewKind): number {
  let height = rows;
  if (preview === 'normal') {
    height = Math.trunc(rows / 3) * 2;
    if (height > lines) height = Math.trunc(rows / 2);
    if (height < Math.min(10, lines)) height = rows;
  } else if (preview === 'big') {
    height = Math.max(2, Math.min(Math.trunc(rows / 4), lines));
  }
  return rows - height < leastPreview ? rows : height;
}

/** What `v` goes on to. */
export const nextPreview: Readonly<Record<PreviewKind, PreviewKind>> = { off: 'big', big: 'normal', normal: 'off' };
