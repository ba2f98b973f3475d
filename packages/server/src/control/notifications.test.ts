import { VirtualClock } from '@ccmux/testkit';
import { expect, test } from 'vitest';
import { changesBetween } from '../hooks/changes.js';
import { Harness } from '../testing/harness.js';
import { notificationOf } from './notifications.js';

test('what commands change, as a client of the session `a` is told', async () => {
  const h = await Harness.start(new VirtualClock());
  const { store } = h.server.services;
  const told: string[] = [];
  store.subscribe((_, before) => {
    const a = [...store.model.sessions.values()][0];
    if (a === undefined) return;
    const view = { model: store.model, session: a.id, layout: (id: number) => `@${id} LAYOUT` };
    for (const change of changesBetween(before, store.model)) told.push(notificationOf(change, view) ?? `(${change.name})`);
  });
  const does = async (...argv: string[]): Promise<string[]> => {
    told.length = 0;
    await h.run(...argv);
    return told.filter((line) => !line.startsWith('('));
  };
  expect(await does('new-session', '-d', '-s', 'a', '-n', 'one')).toEqual(['%window-add @0', '%sessions-changed']);
  expect(await does('new-window', '-t', 'a', '-n', 'two')).toEqual(['%window-add @1', '%session-window-changed $0 @1']);
  expect(await does('rename-window', '-t', 'a:two', 'zwei')).toEqual(['%window-renamed @1 zwei']);
  expect(await does('split-window', '-t', 'a:zwei')).toEqual(['%window-pane-changed @1 %2', '%layout-change @1 LAYOUT']);
  expect(await does('new-session', '-d', '-s', 'b', '-n', 'far')).toEqual(['%unlinked-window-add @2', '%sessions-changed']);
  expect(await does('rename-window', '-t', 'b', 'fern')).toEqual(['%unlinked-window-renamed @2 fern']);
  expect(await does('split-window', '-d', '-t', 'b')).toEqual([]);
  expect(await does('rename-session', '-t', 'a', 'c')).toEqual(['%session-renamed $0 c']);
  expect(await does('kill-session', '-t', 'b')).toEqual(['%unlinked-window-close @2', '%sessions-changed']);
});
