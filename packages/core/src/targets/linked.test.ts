/** Targets in a world where windows have several links, and targets that need not be there. */
import { describe, expect, test } from 'vitest';
import { paneId, sessionId, windowId } from '../ids.js';
import { singlePane } from '../layout/tree.js';
import type { ModelEvent } from '../model/events.js';
import type { NewWindow } from '../model/new-window.js';
import type { Place } from '../model/place.js';
import { reduce } from '../model/reduce.js';
import { emptyModel } from '../model/state.js';
import { resolveTarget } from './target.js';
import { resolveIndex } from './target-index.js';

const size = { cols: 80, rows: 24 };

const newWindow = (id: number, index: number, name: string): NewWindow => ({
  id: windowId(id),
  index,
  name,
  automaticName: false,
  size,
  layout: singlePane(paneId(id), size),
  pane: { id: paneId(id), window: windowId(id), title: '', command: [], cwd: '/' },
});

const session = (id: number, name: string, window: NewWindow): ModelEvent => ({
  kind: 'session-created',
  session: sessionId(id),
  name,
  cwd: '/',
  env: {},
  createdMs: 0,
  window,
});

const link = (to: number, index: number, window: number): ModelEvent => ({
  kind: 'window-linked',
  session: sessionId(to),
  index,
  window: windowId(window),
  select: false,
  replace: false,
});

/** a: 0 first, 3 shared, 5 shared; b: 0 other, 7 shared (%2); c: 0 third. The mark is on a:5. */
const events: readonly ModelEvent[] = [
  session(0, 'a', newWindow(0, 0, 'first')),
  session(1, 'b', newWindow(1, 0, 'other')),
  session(2, 'c', newWindow(3, 0, 'third')),
  { kind: 'window-created', session: sessionId(0), window: newWindow(2, 3, 'shared'), select: false },
  link(0, 5, 2),
  link(1, 7, 2),
  { kind: 'pane-marked', mark: { session: sessionId(0), index: 5, pane: paneId(2) } },
];
const model = events.reduce(reduce, emptyModel);
const inA: Place = { session: sessionId(0), index: 0, window: windowId(0), pane: paneId(0) };
const inC: Place = { session: sessionId(2), index: 0, window: windowId(3), pane: paneId(3) };

function resolve(text: string, current: Place, usedAt?: (id: number) => number): string {
  const found = resolveTarget('window', text, { model, current, ...(usedAt === undefined ? {} : { usedAt }) });
  return found.ok ? `${model.sessions.get(found.value.session)?.name}:${found.value.index} ${found.value.pane}` : found.error;
}

describe('a window with several links', () => {
  test.each([
    ['@2', 'a:3 2'],
    ['%2', 'a:3 2'],
    ['a:@2', 'a:3 2'],
    ['b:@2', 'b:7 2'],
    ['b:shared', 'b:7 2'],
    ['a:5', 'a:5 2'],
    ['a:shared', "can't find window: shared"],
    ['c:@2', "can't find window: @2"],
    ['~', 'a:5 2'],
    ['{marked}', 'a:5 2'],
  ])('%s → %s', (text, expected) => {
    expect(resolve(text, inA)).toBe(expected);
  });

  test('of sessions elsewhere the one used last is meant', () => {
    expect(resolve('@2', inC)).toBe('b:7 2');
    expect(resolve('@2', inC, (id) => -id)).toBe('a:3 2');
  });

  test('the current link is meant before others', () => {
    const shown = reduce(model, { kind: 'window-selected', session: sessionId(0), index: 5 });
    const found = resolveTarget('window', '@2', { model: shown, current: inA });
    expect(found.ok && found.value.index).toBe(5);
  });

  test('a mark ends with its link, and not before', () => {
    const unlinked = (index: number) => reduce(model, { kind: 'window-unlinked', session: sessionId(0), index });
    expect(unlinked(3).marked).toEqual(model.marked);
    expect(resolveTarget('pane', '~', { model: unlinked(5), current: inA })).toEqual({ ok: false, error: 'no marked target' });
  });
});

test('{mouse} is where the mouse was', () => {
  for (const text of ['=', '{mouse}']) {
    expect(resolveTarget('window', text, { model, current: inA, mouse: inC })).toEqual({ ok: true, value: inC });
    expect(resolveIndex(text, { model, current: inA, mouse: inC })).toMatchObject({ ok: true, value: { session: 2, index: 0 } });
    expect(resolveTarget('pane', text, { model, current: inA })).toEqual({ ok: false, error: 'no mouse target' });
  }
});

describe('a place for a window', () => {
  const where = (text: string | undefined, current: Place | undefined = inA): string => {
    const found = resolveIndex(text, { model, current });
    return found.ok ? `${model.sessions.get(found.value.session)?.name}:${found.value.index ?? ''}` : found.error;
  };

  test.each([
    [undefined, 'a:'],
    ['', 'a:'],
    ['b', 'b:'],
    ['b:', 'b:'],
    ['9', 'a:9'],
    [':9', 'a:9'],
    ['b:9', 'b:9'],
    ['b:7', 'b:7'],
    [':+', 'a:1'],
    ['+2', 'a:2'],
    [':-', "can't find window: -"],
    ['b:other', 'b:0'],
    ['shared', "can't find window: shared"],
    ['@1', 'b:0'],
    ['nosuch', "can't find window: nosuch"],
    ['nosuch:1', "can't find session: nosuch"],
    [':99999999999', "can't find window: 99999999999"],
    ['~', 'a:5'],
  ])('%s → %s', (text, expected) => {
    expect(where(text)).toBe(expected);
  });

  test('without a current session only what is named', () => {
    const found = resolveIndex(undefined, { model, current: undefined });
    expect(found).toEqual({ ok: false, error: 'no current target' });
    expect(resolveIndex('b:2', { model, current: undefined })).toEqual({ ok: true, value: { session: 1, index: 2 } });
  });
});
