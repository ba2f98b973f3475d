/** What links do that invariants alone do not say. */
import { describe, expect, test } from 'vitest';
import { paneId, type SessionId, sessionId, windowId } from '../ids.js';
import { singlePane } from '../layout/tree.js';
import type { ModelEvent } from './events.js';
import type { NewWindow } from './new-window.js';
import { reduce } from './reduce.js';
import { linksOf, windowsOf } from './select.js';
import { emptyModel, type Model } from './state.js';

const size = { cols: 80, rows: 24 };
const [a, b] = [sessionId(0), sessionId(1)];

const newWindow = (id: number, index: number): NewWindow => ({
  id: windowId(id),
  index,
  name: '',
  automaticName: false,
  size,
  layout: singlePane(paneId(id), size),
  pane: { id: paneId(id), window: windowId(id), title: '', command: [], cwd: '/' },
});
const facts = (session: SessionId, name: string) => ({ session, name, cwd: '/', env: {}, createdMs: 0 });
const add = (id: number, index: number): ModelEvent => ({
  kind: 'window-created',
  session: a,
  window: newWindow(id, index),
  select: false,
});
const play = (model: Model, ...events: readonly ModelEvent[]): Model => events.reduce(reduce, model);

/** Session a: windows 0 1 2 at 0 1 2, current 0. */
const three = play(emptyModel, { kind: 'session-created', ...facts(a, 'a'), window: newWindow(0, 0) }, add(1, 1), add(2, 2));
const grouped = play(three, { kind: 'session-grouped', ...facts(b, 'b'), with: a, group: 'a' });

const show = (model: Model, id: SessionId): string => {
  const s = model.sessions.get(id)!;
  return windowsOf(s)
    .map(([index, window]) => `${index}:${window}${s.current === index ? '*' : s.visited.at(-1) === index ? '-' : ''}`)
    .join(' ');
};
const linkTo = (index: number, window: number, how: { select?: boolean; replace?: boolean } = {}): ModelEvent => ({
  kind: 'window-linked',
  session: a,
  index,
  window: windowId(window),
  select: how.select ?? false,
  replace: how.replace ?? false,
});

describe('links', () => {
  test('windows at and behind the index move up, as far as there is no gap; the current one stays current', () => {
    expect(show(play(three, linkTo(0, 2)), a)).toBe('0:2 1:0* 2:1 3:2');
  });

  test('replacing the current window shows what takes its place', () => {
    const replaced = play(three, linkTo(0, 2, { replace: true }));
    expect(show(replaced, a)).toBe('0:2* 1:1 2:2');
    expect([...replaced.windows.keys()]).toEqual([1, 2]);
    expect([...replaced.panes.keys()]).toEqual([1, 2]);
  });

  test('a window goes with its last link', () => {
    const linked = play(three, linkTo(7, 1));
    expect(linksOf(linked, windowId(1))).toHaveLength(2);
    const once = play(linked, { kind: 'window-unlinked', session: a, index: 1 });
    expect(once.windows.has(windowId(1))).toBe(true);
    expect(play(once, { kind: 'window-unlinked', session: a, index: 7 }).windows.has(windowId(1))).toBe(false);
  });

  test('exchanged windows take the place of each other, current or not', () => {
    const swapped = play(three, { kind: 'windows-swapped', a: { session: a, index: 0 }, b: { session: a, index: 2 } });
    expect(show(swapped, a)).toBe('0:2* 1:1 2:0');
  });

  test('numbers without gaps, from any on', () => {
    const gaps = play(three, linkTo(9, 1), { kind: 'window-selected', session: a, index: 9 });
    expect(show(play(gaps, { kind: 'windows-renumbered', session: a, first: 5 }), a)).toBe('5:0- 6:1 7:2 8:1*');
  });
});

describe('sessions of a group', () => {
  test('have the same windows, and each its own current one', () => {
    const moved = play(grouped, { kind: 'window-selected', session: a, index: 2 }, linkTo(0, 1));
    expect([show(moved, a), show(moved, b)]).toEqual(['0:1 1:0- 2:1 3:2*', '0:1 1:0* 2:1 3:2']);
  });

  test('lose a window together; who looked at it sees another', () => {
    const gone = play(
      grouped,
      { kind: 'window-selected', session: a, index: 2 },
      { kind: 'window-unlinked', session: b, index: 2 },
    );
    expect([show(gone, a), show(gone, b)]).toEqual(['0:0* 1:1', '0:0* 1:1']);
  });

  test('the windows stay until the last session of the group is closed', () => {
    const one = play(grouped, { kind: 'session-closed', session: a });
    expect(show(one, b)).toBe('0:0* 1:1 2:2');
    expect(play(one, { kind: 'session-closed', session: b }).windows.size).toBe(0);
  });
});
