/** The lines of a buffer as a list that grows and shrinks at its old end; positions in it move along. */
import type { XtermBuffer, XtermLine } from './internals.js';

/** Lines that begin above the screen. */
export function countLines({ lines, ybase }: XtermBuffer): number {
  let count = 0;
  for (let i = 0; i < ybase; i++) if (!lines.get(i)!.isWrapped) count++;
  return count;
}

/** Puts lines before the oldest one. */
export function prepend(buffer: XtermBuffer, added: readonly XtermLine[]): void {
  const { lines } = buffer;
  const all = [...added, ...Array.from({ length: lines.length }, (_, i) => lines.get(i)!)];
  lines.maxLength = Math.max(lines.maxLength, all.length);
  lines.length = all.length;
  for (const [i, line] of all.entries()) lines.set(i, line);
  move(buffer, added.length);
}

/** Drops so many of the oldest lines; none for a number below one. */
export function dropOldest(buffer: XtermBuffer, count: number): void {
  if (count <= 0) return;
  buffer.lines.trimStart(count);
  move(buffer, -count);
}

/** The saved cursor may come to lie above xterm's part; it moves with the lines all the same. */
function move(buffer: XtermBuffer, by: number): void {
  buffer.ybase += by;
  buffer.ydisp += by;
  buffer.savedY += by;
}
