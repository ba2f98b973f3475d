/** Shows again what is known of a pane's output: what was kept on disk, then what the ptyhost still has. */
import type { RecoveredPane } from '@ccmux/store';
import type { PaneRuntime } from './pane-runtime.js';

/**
 * `kept` counts from the first byte that the pane ever printed. `end`: offset in the output of the program that runs,
 * up to which nothing is answered a second time. What is missing in between is marked. It is parsed in turns, as all output
 * is: it may be what the server before hung on, and only a turn can be interrupted.
 */
export function restoreOutput(runtime: PaneRuntime, kept: RecoveredPane | undefined, end: number): void {
  const pieces = kept?.output ?? [];
  const picture = kept?.picture !== undefined && runtime.restoreImage(kept.picture.bytes) ? kept.picture : undefined;
  const start = picture?.offset ?? pieces[0]?.offset ?? runtime.printedBefore;
  if (picture === undefined) runtime.lost += start - runtime.printedBefore;
  runtime.replay(start - runtime.printedBefore, Math.max(end, endOf(kept, start) - runtime.printedBefore));
  for (const { offset, bytes } of pieces) {
    const at = offset - runtime.printedBefore;
    if (at > runtime.received) runtime.lose(at);
    runtime.feed(at, bytes, true);
  }
}

/** Offset behind all that was kept. */
function endOf(kept: RecoveredPane | undefined, start: number): number {
  const last = kept?.output.at(-1);
  return last === undefined ? start : last.offset + last.bytes.length;
}
