/** resize-pane: moves a border, sets a size, or (`-Z`) lets the pane fill the window and back. */
import {
  type Direction,
  err,
  type PaneId,
  type ParsedArgs,
  panesOf,
  type Result,
  resizePane as resize,
  setPaneSize,
  type Window,
} from '@ccmux/core';
import type { ModelStore } from '../model/store.js';
import { type Command, done, type Outcome } from './command.js';
import { wholeNumber } from './flags.js';

export const resizePane: Command = {
  name: 'resize-pane',
  flags: 'DLMRTt:Ux:y:Z',
  args: [0, 1],
  usage: '[-DLRUZ] [-x width] [-y height] [-t target-pane] [adjustment]',
  exec({ resolve, store }, args) {
    const place = resolve('pane', args.value('t'));
    if (!place.ok) return place;
    const window = store.model.windows.get(place.value.window);
    if (window === undefined) return err("can't find window");
    if (args.has('Z')) return toggleZoom(store, window, place.value.pane);
    const changed = newLayout(args, window, place.value.pane);
    if (!changed.ok) return changed;
    if (window.zoomed !== undefined) store.apply({ kind: 'zoom-changed', window: window.id, pane: undefined });
    store.apply({ kind: 'layout-changed', window: window.id, layout: changed.value });
    return done;
  },
};

/** With one pane there is nothing to zoom. */
function toggleZoom(store: ModelStore, window: Window, pane: PaneId): Outcome {
  if (panesOf(window.layout).length === 1 && window.zoomed === undefined) return done;
  if (window.zoomed === undefined) store.apply({ kind: 'pane-selected', pane });
  store.apply({ kind: 'zoom-changed', window: window.id, pane: window.zoomed === undefined ? pane : undefined });
  return done;
}

/** More than any window has. */
const maxAdjustment = 0x7fffffff;

const directions: readonly Direction[] = ['L', 'R', 'U', 'D'];

function newLayout(args: ParsedArgs, window: Window, pane: PaneId): Result<Window['layout'], string> {
  let layout: Result<Window['layout'], string> = { ok: true, value: window.layout };
  for (const [flag, axis, whole] of [
    ['x', 'horizontal', window.size.cols],
    ['y', 'vertical', window.size.rows],
  ] as const) {
    const text = args.value(flag);
    if (text === undefined || !layout.ok) continue;
    const size = cells(text, whole);
    layout =
      size === undefined ? err(`${flag === 'x' ? 'width' : 'height'} invalid`) : setPaneSize(layout.value, pane, axis, size);
  }
  const direction = directions.find((d) => args.has(d));
  if (direction === undefined || !layout.ok) return layout;
  const amount = wholeNumber('adjustment', args.rest[0] ?? '1', 1, maxAdjustment);
  return amount.ok ? resize(layout.value, pane, direction, amount.value) : amount;
}

function cells(text: string, whole: number): number | undefined {
  const match = /^(\d+)(%?)$/.exec(text);
  if (match === null) return undefined;
  return match[2] === '%' ? Math.floor((whole * Number(match[1])) / 100) : Number(match[1]);
}
