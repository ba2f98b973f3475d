import { ok } from '@ccmux/core';
import { VirtualClock } from '@ccmux/testkit';
import { expect, test } from 'vitest';
import { forgetful } from '../storage/state-keeper.js';
import { Harness } from '../testing/harness.js';

const released = (h: Harness): number[] => h.host.received.flatMap((m) => (m.kind === 'release' ? [m.pane] : []));

test('the ptyhost may forget that a program has ended when that is on the disk', async () => {
  const h = await Harness.start(new VirtualClock());
  const written: (() => void)[] = [];
  h.server.keepIn({ ...forgetful, durable: () => new Promise((done) => written.push(() => done(ok(undefined)))) });
  await h.run('new-session', '-d');
  await h.run('split-window');
  await h.run('split-window');
  h.host.send({ kind: 'exited', pane: 1, code: 0, signal: 0 });
  await h.quiet();
  await h.run('kill-pane', '-t', '%2');
  await h.quiet();
  expect((await h.run('list-panes', '-F', '#D')).out).toBe('%0\n');
  expect(released(h)).toEqual([]);
  for (const done of written) done();
  await h.quiet();
  expect(released(h)).toEqual([1, 2]);
});

test('a program that runs in the place of one that has ended does not wait for the disk', async () => {
  const h = await Harness.start(new VirtualClock());
  h.server.keepIn({ ...forgetful, durable: () => new Promise(() => {}) });
  await h.run('new-session', '-d', 'one');
  expect(await h.run('respawn-pane', '-k', 'two')).toMatchObject({ status: 0 });
  expect(released(h)).toEqual([0]);
});

test('a pane that is not in the model and has ended gets no window', async () => {
  const ended = { pane: 7, cols: 80, rows: 24, start: 0, ring: 'last words', hasEnded: true };
  const h = await Harness.start(new VirtualClock(), [ended]);
  await h.quiet();
  expect(released(h)).toEqual([7]);
  expect((await h.run('list-panes', '-a')).out).toBe('');
});
