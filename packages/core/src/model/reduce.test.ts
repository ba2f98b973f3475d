import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PaneId, paneId, type SessionId, sessionId, windowId } from '../ids.js';
import { splitPane } from '../layout/split.js';
import { singlePane } from '../layout/tree.js';
import {
  closeEvent,
  eventOf,
  invariants,
  newWindow,
  pane,
  type Step,
  screen,
  sessionCreated,
  splitEvent,
  step,
} from '../testing/lives.js';
import type { ModelEvent } from './events.js';
import { reduce } from './reduce.js';
import { currentWindowId } from './select.js';
import { emptyModel, type Model, type Window } from './state.js';

/** Ids that mostly do not exist. */
const strayEvent: fc.Arbitrary<ModelEvent> = fc
  .record({ s: fc.nat({ max: 40 }), w: fc.nat({ max: 40 }), p: fc.nat({ max: 40 }), kind: fc.nat({ max: 16 }) })
  .map(({ s, w, p, kind }): ModelEvent => {
    const session: SessionId = sessionId(s + 1000);
    const window = windowId(w + 1000);
    const missing = paneId(p + 1000);
    const layout = singlePane(missing, screen);
    const fresh = { id: window, index: 0, name: '', automaticName: true, size: screen, layout, pane: pane(p + 1000, window) };
    const all: readonly ModelEvent[] = [
      { kind: 'session-renamed', session, name: '' },
      { kind: 'session-closed', session },
      { kind: 'window-created', session, window: fresh, select: true },
      { kind: 'window-selected', session: sessionId(s), index: w + 1000 },
      { kind: 'window-linked', session, index: w, window: windowId(w), select: true, replace: true },
      { kind: 'window-linked', session: sessionId(s), index: w, window, select: true, replace: true },
      { kind: 'window-unlinked', session: sessionId(s), index: w + 1000 },
      { kind: 'windows-swapped', a: { session, index: 0 }, b: { session: sessionId(s), index: w } },
      { kind: 'windows-renumbered', session, first: 0 },
      { kind: 'session-grouped', session, name: '', cwd: '/', env: {}, createdMs: 0, with: sessionId(s + 500), group: 'g' },
      { kind: 'pane-marked', mark: { session, index: 0, pane: missing } },
      { kind: 'window-closed', window },
      { kind: 'pane-created', pane: pane(p + 1000, window), layout, select: true },
      { kind: 'pane-selected', pane: missing },
      { kind: 'pane-closed', pane: missing, window, layout },
      { kind: 'zoom-changed', window: windowId(w), pane: missing },
      { kind: 'layout-changed', window, layout },
    ];
    return all[kind]!;
  });

const play = (list: readonly Step[]): Model =>
  list.reduce((model, wish) => {
    const event = eventOf(model, wish);
    return event === undefined ? model : reduce(model, event);
  }, emptyModel);

describe('reduce', () => {
  test('keeps everything consistent, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (list) => {
        let model = emptyModel;
        for (const wish of list) {
          const event = eventOf(model, wish);
          if (event === undefined) continue;
          const next = reduce(model, event);
          expect(invariants(next), JSON.stringify(event)).toEqual([]);
          model = next;
        }
      }),
      { numRuns: 300 },
    );
  });

  test('ids never come back', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (list) => {
        let model = emptyModel;
        for (const wish of list) {
          const event = eventOf(model, wish);
          const next = event === undefined ? model : reduce(model, event);
          expect(next.next.session).toBeGreaterThanOrEqual(model.next.session);
          expect(next.next.window).toBeGreaterThanOrEqual(model.next.window);
          expect(next.next.pane).toBeGreaterThanOrEqual(model.next.pane);
          model = next;
        }
      }),
      { numRuns: 100 },
    );
  });

  test('an event about something that is gone changes nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), strayEvent, (list, stray) => {
        const model = play(list);
        expect(reduce(model, stray)).toEqual(model);
      }),
      { numRuns: 500 },
    );
  });

  test('does not touch the model it was given', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), step, (list, wish) => {
        const model = play(list);
        const copy = structuredClone(model);
        const event = eventOf(model, wish);
        if (event !== undefined) reduce(model, event);
        expect(model).toEqual(copy);
      }),
      { numRuns: 200 },
    );
  });
});

/** Windows 0, 5 and 7 of one session, current 0, none visited. */
function threeWindows(): Model {
  const first = reduce(emptyModel, sessionCreated(emptyModel));
  return [5, 7].reduce(
    (m, index) => reduce(m, { kind: 'window-created', session: sessionId(0), window: newWindow(m, index), select: false }),
    first,
  );
}

/** A window of four panes in the order 0 3 2 1 from the left, 0 active, none visited. */
function fourPanes(): Model {
  let model = reduce(emptyModel, sessionCreated(emptyModel));
  for (let id = 1; id <= 3; id++) {
    const layout = splitPane([...model.windows.values()][0]!.layout, paneId(0), paneId(id), { axis: 'horizontal' });
    if (!layout.ok) throw new Error(layout.error);
    model = reduce(model, { kind: 'pane-created', pane: pane(id, windowId(0)), layout: layout.value, select: false });
  }
  return model;
}

const only = (model: Model): Window => model.windows.get(windowId(0))!;
const select = (model: Model, ...ids: number[]): Model =>
  ids.reduce((m, id) => reduce(m, { kind: 'pane-selected', pane: paneId(id) }), model);
const close = (model: Model, id: number): Model => reduce(model, closeEvent(model, model.panes.get(paneId(id))!));

describe('who follows, as in tmux', () => {
  const current = (model: Model): number => currentWindowId(model.sessions.get(sessionId(0))!);
  const show = (model: Model, id: number): Model =>
    reduce(model, { kind: 'window-selected', session: sessionId(0), index: [0, 5, 7][id]! });
  const closeWindow = (model: Model, id: number): Model => reduce(model, { kind: 'window-closed', window: windowId(id) });

  test('the window visited last follows the current one', () => {
    expect(current(closeWindow(show(show(threeWindows(), 2), 1), 1))).toBe(2);
  });

  test('without a visited one the window before, and before the first the last', () => {
    const model = threeWindows();
    expect(current(closeWindow(model, 0))).toBe(2);
    const unvisited = closeWindow(show(model, 1), 0);
    expect(current(closeWindow(unvisited, 1))).toBe(2);
  });

  test('closing another window changes nothing', () => {
    expect(current(closeWindow(threeWindows(), 1))).toBe(0);
  });

  test('the pane visited last follows the active one', () => {
    expect(only(close(select(fourPanes(), 1, 2), 2)).active).toBe(paneId(1));
  });

  test('without a visited one the pane before, and before the first the one behind', () => {
    expect(only(close(fourPanes(), 0)).active).toBe(paneId(3));
    const unvisited = close(select(fourPanes(), 2), 0);
    expect(only(close(unvisited, 2)).active).toBe(paneId(3));
  });

  test('closing any pane ends the zoom', () => {
    const zoomed = reduce(fourPanes(), { kind: 'zoom-changed', window: windowId(0), pane: paneId(2) });
    expect(only(zoomed)).toMatchObject({ zoomed: 2, active: 2, visited: [0] });
    expect(only(close(zoomed, 1))).toMatchObject({ zoomed: undefined, active: 2 });
    expect(only(close(zoomed, 2))).toMatchObject({ zoomed: undefined, active: 0 });
  });

  test('selecting another pane ends the zoom', () => {
    const zoomed = reduce(fourPanes(), { kind: 'zoom-changed', window: windowId(0), pane: paneId(2) });
    expect(only(select(zoomed, 1))).toMatchObject({ zoomed: undefined, active: 1 });
    expect(only(select(zoomed, 2))).toMatchObject({ zoomed: 2, active: 2 });
  });

  test('a pane that is added ends the zoom', () => {
    const zoomed = reduce(fourPanes(), { kind: 'zoom-changed', window: windowId(0), pane: paneId(0) });
    const event = splitEvent(zoomed, zoomed.panes.get(paneId(0) as PaneId)!, false);
    expect(event && only(reduce(zoomed, event)).zoomed).toBeUndefined();
  });
});
