/** Panes whose program has ended and that stay: whether one does, and what it says then. */
import { optionAt, type PaneId, parseSpans, plain, trimSpans } from '@ccmux/core';
import type { ExitStatus } from '@ccmux/protocol/ptyhost';
import { graphemes } from '@ccmux/term';
import { expandAt } from '../formats/expand.js';
import { placeOfPane } from '../formats/places.js';
import { styleSequence } from '../render/style-sequence.js';
import type { Services } from '../services.js';

/**
 * Keeps a pane whose program has ended if the option remain-on-exit says so, or somebody who has something to say there: ''
 * for a pane in which something else is about to run. False when it is to be closed.
 */
export function keepDeadPane(services: Services, id: PaneId, { code, signal }: ExitStatus, said?: string): boolean {
  const { store, clock } = services;
  const pane = store.model.panes.get(id);
  if (pane === undefined) return false;
  const policy = optionAt(store.model, 'remain-on-exit', { window: pane.window, pane: id });
  const hasFailed = signal !== 0 || code !== 0;
  if (said === undefined && (policy === 'off' || (policy === 'failed' && !hasFailed))) return false;
  store.apply({ kind: 'pane-died', pane: id, death: { code, signal, atMs: clock.wallMs() } });
  showNotice(services, id, said);
  return true;
}

/** On the last line, below what the program printed, without a cursor. */
function showNotice(services: Services, id: PaneId, said: string | undefined): void {
  const runtime = services.panes.get(id);
  const pane = services.store.model.panes.get(id);
  if (runtime === undefined || pane === undefined) return;
  const format = optionAt(services.store.model, 'remain-on-exit-format', { window: pane.window, pane: id });
  const text = said ?? expandAt(services, placeOfPane(services.store.model, id), format);
  const spans = trimSpans(parseSpans(text, plain), runtime.size.cols, graphemes);
  const styled = spans.map((span) => `${styleSequence(span.style)}${span.text}`).join('');
  const line = text === '' ? '' : `\x1b[${runtime.size.rows};1H\n${styled}\x1b[m`;
  runtime.notice.print(`\x1b[!p\x1b[?2026l\x1b[r${line}\x1b[?25l`);
}
