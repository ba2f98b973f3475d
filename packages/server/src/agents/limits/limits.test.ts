import { type Child, emptyModel, paneId } from '@ccmux/core';
import { describe, expect, test } from 'vitest';
import { limitsIn, profileOf, treeOf } from './limits.js';
import { bestMeans, type GroupFacts } from './means.js';

const child = (pane: number, parent: number): Child => ({
  pane: paneId(pane),
  parent: paneId(parent),
  root: paneId(0),
  depth: 1,
  name: `n${pane}`,
  status: { kind: 'running' },
  openedAt: 0,
  endsBy: undefined,
  restart: 'never',
  restarts: [],
});

describe('the tree that a pane shares its limits with', () => {
  const children = new Map([child(1, 0), child(2, 1), child(3, 2), child(4, 0)].map((each) => [each.pane, each]));
  const tree = { children, uses: new Map() };

  test.each([
    [1, 1],
    [3, 1],
    [4, 4],
  ])('of %%%i is that of %%%i', (pane, top) => {
    expect(treeOf(tree, paneId(pane))).toBe(top);
  });

  test('is none for a pane of a person', () => {
    expect(treeOf(tree, paneId(0))).toBeUndefined();
    expect(treeOf(tree, paneId(9))).toBeUndefined();
  });

  test('is known before the pane is in the model', () => {
    expect(treeOf(tree, paneId(9), paneId(3))).toBe(1);
    expect(treeOf(tree, paneId(9), paneId(0))).toBe(9);
  });
});

test('without a word of a person the limits are those of a worker', () => {
  const limits = limitsIn(emptyModel);
  expect(limits).toEqual({ memory: 2 * 1024 ** 3, cpu: 50, processes: 100 });
  expect(profileOf(limits)).toBe('worker');
  expect(profileOf({ ...limits, cpu: 0 })).toBe('own');
});

describe('the means', () => {
  const group: GroupFacts = { folder: '/g', controllers: ['cpu', 'memory', 'pids'], isWritable: true, isOurs: true };
  test.each<[string, Partial<GroupFacts> | undefined, boolean, boolean]>([
    ['cgroup', {}, true, true],
    ['cgroup', { controllers: ['memory', 'pids'] }, false, true],
    ['scope', { controllers: ['memory', 'cpu'] }, true, true],
    ['scope', { isWritable: false }, true, true],
    ['scope', { isOurs: false }, true, true],
    ['watchdog', { isOurs: false }, false, true],
    ['watchdog', undefined, false, true],
    ['none', undefined, false, false],
  ])('are %s', (means, change, makesScopes, hasProc) => {
    const found = change === undefined ? undefined : { ...group, ...change };
    expect(bestMeans({ group: found, makesScopes, hasProc })).toBe(means);
  });
});
