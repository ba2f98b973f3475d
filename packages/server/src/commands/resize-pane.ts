/** resize-pane: moves a border, sets a size, lets the pane fill the window and back (`-Z`), or trims it (`-T`). */
import {
  type Axis,
  cellsOf,
  type Direction,
  err,
  type Model,
  ok,
  type PaneId,
  type ParsedArgs,
  paneRects,
  panesOf,
  type Result,
  rects,
  resizePane as resize,
  setPaneSize,
  type Window,
} from '@ccmux/core';
import { dragBorder } from '../keys/mouse-drags.js';
import type { ModelStore } from '../model/store.js';
import { endZoom } from '../operations/zoom.js';
import { trimBelowCursor } from '../panes/trim-screen.js';
import { type Command, done, type Outcome } from './command.js';
import { wholeNumber } from './flags.js';

export const resizePane: Command = {
  name: 'resize-pane',
  flags: 'DLMRTt:Ux:y:Z',
  args: [0, 1],
  usage: '[-DLMRTUZ] [-x width] [-y height] [-t target-pane] [adjustment]',
  summary: 'Make a pane larger or smaller, or zoom it.',
  flagHelp: {
    D: 'move its border down',
    L: 'move its border left',
    M: 'drag the border under the mouse',
    R: 'move its border right',
    T: 'forget the lines below the cursor',
    t: 'the pane',
    U: 'move its border up',
    x: 'width, in cells or percent',
    y: 'height, in cells or percent',
    Z: 'over the whole window, and back',
  },
  exec({ resolve, store, panes, caller }, args) {
    const place = resolve('pane', args.value('t'));
    if (!place.ok) return place;
    const window = store.model.windows.get(place.value.window);
    if (window === undefined) return err("can't find window");
    if (args.has('T')) {
      const runtime = panes.get(place.value.pane);
      if (runtime !== undefined) trimBelowCursor(runtime);
      return done;
    }
    if (args.has('M')) {
      // A border is dragged by the mouse; without one there is nothing to do.
      if (caller.mouse !== undefined && caller.attached !== undefined) dragBorder(store, caller.attached, caller.mouse);
      return done;
    }
    if (args.has('Z')) return toggleZoom(store, window, place.value.pane);
    endZoom(store, window.id);
    const changed = newLayout(
      args,
      window,
      place.value.pane,
      titleRows(store.model, { ...window, zoomed: undefined }, place.value.pane),
    );
    if (!changed.ok) return changed;
    if (changed.value !== window.layout) store.apply({ kind: 'layout-changed', window: window.id, layout: changed.value });
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

/** Rows of a pane's place that the title on its border takes: a height is asked for without them. */
function titleRows(model: Model, window: Window, pane: PaneId): number {
  const place = rects(window.layout).get(pane);
  const shown = paneRects(model, window).get(pane);
  return place === undefined || shown === undefined ? 0 : place.height - shown.height;
}

function newLayout(args: ParsedArgs, window: Window, pane: PaneId, titles: number): Result<Window['layout'], string> {
  const amount = wholeNumber('adjustment', args.rest[0] ?? '1', 1, maxAdjustment);
  if (!amount.ok) return amount;
  const wide = sized(window.layout, pane, 'horizontal', length('width', args.value('x'), window.size.cols));
  if (!wide.ok) return wide;
  const height = length('height', args.value('y'), window.size.rows);
  if (!height.ok) return height;
  const rows = height.value === undefined ? undefined : height.value + titles;
  const high = sized(wide.value, pane, 'vertical', ok(rows));
  if (!high.ok) return high;
  const direction = directions.find((d) => args.has(d));
  return direction === undefined ? high : resize(high.value, pane, direction, amount.value);
}

function sized(
  layout: Window['layout'],
  pane: PaneId,
  axis: Axis,
  size: Result<number | undefined, string>,
): Result<Window['layout'], string> {
  if (!size.ok) return size;
  return size.value === undefined ? ok(layout) : setPaneSize(layout, pane, axis, size.value);
}

/** Cells, or percent of the window. */
function length(what: string, text: string | undefined, whole: number): Result<number | undefined, string> {
  if (text === undefined) return ok(undefined);
  if (!text.endsWith('%')) return wholeNumber(what, text, 0, maxAdjustment);
  const percent = wholeNumber(what, text.slice(0, -1), 0, 100);
  return percent.ok ? ok(cellsOf(text, whole)) : percent;
}
