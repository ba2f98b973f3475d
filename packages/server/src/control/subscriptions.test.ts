import { VirtualClock } from '@ccmux/testkit';
import { beforeEach, expect, test } from 'vitest';
import { expandAt } from '../formats/expand.js';
import { Harness } from '../testing/harness.js';
import { Subscriptions } from './subscriptions.js';

let clock: VirtualClock;
let h: Harness;
let said: string[];
let subscriptions: Subscriptions;

beforeEach(async () => {
  clock = new VirtualClock();
  h = await Harness.start(new VirtualClock());
  await h.run('new-session', '-d', '-s', 'a', '-n', 'one');
  await h.run('split-window', '-d', '-t', 'a');
  said = [];
  const { services } = h.server;
  subscriptions = new Subscriptions({
    clock,
    model: () => services.store.model,
    session: () => [...services.store.model.sessions.keys()][0],
    expand: (place, format) => expandAt(services, place, format),
    notify: (line) => void said.push(line),
  });
});

test('the session, a window, every pane', () => {
  subscriptions.set('s', '', '#{session_name}');
  subscriptions.set('w', '@*', '#{window_name}');
  subscriptions.set('p', '%*', '#{pane_id}');
  subscriptions.set('one', '%1', '#{pane_index}');
  clock.advance(0);
  expect(said).toEqual([
    '%subscription-changed s $0 - - - : a',
    '%subscription-changed w $0 @0 0 - : one',
    '%subscription-changed p $0 @0 0 %0 : %0',
    '%subscription-changed p $0 @0 0 %1 : %1',
    '%subscription-changed one $0 @0 0 %1 : 1',
  ]);
});

test('a value is told when it is another one, at most once a second, and not when it is not', async () => {
  subscriptions.set('w', '@0', '#{window_name}');
  clock.advance(0);
  await h.run('rename-window', '-t', 'a', 'two');
  subscriptions.changed();
  await h.run('rename-window', '-t', 'a', 'three');
  subscriptions.changed();
  clock.advance(999);
  expect(said).toHaveLength(1);
  clock.advance(1);
  expect(said.slice(1)).toEqual(['%subscription-changed w $0 @0 0 - : three']);
  subscriptions.changed();
  clock.advance(1000);
  expect(said).toHaveLength(2);
});

test('nothing runs for who has no subscription, or none any more', () => {
  subscriptions.changed();
  subscriptions.set('s', '', '#{session_name}');
  subscriptions.remove('s');
  clock.advance(5000);
  expect(said).toEqual([]);
});

test('there may be a hundred', () => {
  for (let i = 0; i < 100; i++) expect(subscriptions.set(`s${i}`, '', 'x')).toBe(true);
  expect(subscriptions.set('more', '', 'x')).toBe(false);
  expect(subscriptions.set('s0', '', 'y')).toBe(true);
});
