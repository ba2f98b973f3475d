import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paneId, windowId } from '../ids.js';
import { panesOf } from '../layout/tree.js';
import { invariants, life, lives } from '../testing/lives.js';
import { repairModel } from './repair.js';
import { loadEvent, loadModel, saveEvent, saveModel } from './save.js';
import { emptyModel, type Model } from './state.js';

const loaded = (text: string): Model => {
  const model = loadModel(text);
  if (!model.ok) throw new Error(model.error);
  return model.value;
};

describe('a model on disk', () => {
  test('is the same when it is read again, and needs no repair', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        const model = life(steps).at(-1)?.after ?? emptyModel;
        const read = loaded(saveModel(model));
        expect(read).toEqual(model);
        expect(repairModel(read)).toEqual({ model: read, notes: [] });
      }),
      { numRuns: 300 },
    );
  });

  test('is made of its events again', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        const all = life(steps);
        for (const { event } of all) expect(loadEvent(saveEvent(event))).toEqual({ ok: true, value: event });
      }),
      { numRuns: 100 },
    );
  });

  test('refuses what is not a model', () => {
    for (const text of ['', '{', '[]', 'null', '3', '{"sessions":{"map":[]}}']) expect(loadModel(text).ok).toBe(false);
  });
});

describe('a model that does not hold together', () => {
  test('does after its repair, whatever is missing', () => {
    const damage = fc.record({ sessions: fc.nat(), windows: fc.nat(), panes: fc.nat(), layout: fc.nat(), what: fc.nat(4) });
    fc.assert(
      fc.property(lives, damage, (steps, at) => {
        const model = life(steps).at(-1)?.after ?? emptyModel;
        const { model: repaired } = repairModel(damaged(model, at));
        expect(invariants(repaired)).toEqual([]);
        expect(repairModel(repaired)).toEqual({ model: repaired, notes: [] });
      }),
      { numRuns: 500 },
    );
  });

  test('keeps every other pane when one is gone', () => {
    fc.assert(
      fc.property(lives, fc.nat(), (steps, n) => {
        const model = life(steps).at(-1)?.after ?? emptyModel;
        const gone = [...model.panes.keys()][n % Math.max(1, model.panes.size)];
        if (gone === undefined) return;
        const panes = new Map([...model.panes].filter(([id]) => id !== gone));
        const { model: repaired } = repairModel({ ...model, panes });
        expect([...repaired.panes.keys()].sort()).toEqual([...panes.keys()].sort());
      }),
      { numRuns: 200 },
    );
  });
});

interface Damage {
  readonly sessions: number;
  readonly windows: number;
  readonly panes: number;
  readonly layout: number;
  readonly what: number;
}

/** One thing of the model taken away or made wrong. */
function damaged(model: Model, at: Damage): Model {
  const windows = [...model.windows.values()];
  const window = windows[at.windows % Math.max(1, windows.length)];
  const pane = [...model.panes.keys()][at.panes % Math.max(1, model.panes.size)];
  if (window === undefined || pane === undefined) return model;
  const withWindow = (change: Partial<typeof window>): Model => ({
    ...model,
    windows: new Map(model.windows).set(window.id, { ...window, ...change }),
  });
  switch (at.what) {
    case 0:
      return { ...model, panes: new Map([...model.panes].filter(([id]) => id !== pane)) };
    case 1:
      return { ...model, windows: new Map([...model.windows].filter(([id]) => id !== window.id)) };
    case 2:
      return withWindow({ active: paneId(999), zoomed: paneId(998), panes: [], visited: [paneId(7), paneId(7)] });
    case 3:
      return withWindow({ layout: { ...window.layout, width: window.layout.width + 1 + (at.layout % 7) } });
    default:
      return { ...model, panes: new Map(model.panes).set(pane, { ...model.panes.get(pane)!, window: windowId(777) }) };
  }
}

test('repair of a layout keeps all panes of the window', () => {
  fc.assert(
    fc.property(lives, (steps) => {
      const model = life(steps).at(-1)?.after ?? emptyModel;
      for (const window of repairModel(model).model.windows.values()) {
        expect(panesOf(window.layout).sort()).toEqual([...window.panes].sort());
      }
    }),
    { numRuns: 50 },
  );
});
