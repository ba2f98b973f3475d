import { type Child, type ChildTree, type PaneId, paneId } from '@ccmux/core';
import { describe, expect, test } from 'vitest';
import type { DashboardRow } from '../claude/dashboard/row.js';
import type { ChooserItem } from './chooser-model.js';
import { forest } from './claude-forest.js';

const row = (pane: number | undefined, name: string): DashboardRow => ({
  id: pane === undefined ? `elsewhere ${name}` : `pane ${pane}`,
  pane: pane === undefined ? undefined : paneId(pane),
  name,
  state: { kind: 'idle' },
  sinceMs: 0,
  details: undefined,
  pid: undefined,
  sessionId: undefined,
  cwd: undefined,
  asks: undefined,
  lastText: undefined,
  tokens: undefined,
});

const child = (pane: number, parent: number, name: string): Child => ({
  pane: paneId(pane),
  parent: paneId(parent),
  root: paneId(0),
  depth: 1,
  name,
  status: { kind: 'running' },
  openedAt: 0,
  endsBy: undefined,
  restart: 'never',
  restarts: [],
});

const names = (items: readonly ChooserItem[]): unknown[] =>
  items.map(({ name, children }) => (children.length === 0 ? name : [name, names(children)]));

function shown(rows: readonly DashboardRow[], children: readonly Child[], gone: readonly PaneId[] = []): unknown[] {
  const tree: ChildTree = { children: new Map(children.map((one) => [one.pane, one])), uses: new Map() };
  const itemOf = ({ id, name }: DashboardRow) => ({ id, name, text: '' });
  return names(forest({ rows, tree, nowMs: 5000, itemOf, isThere: (pane) => !gone.includes(pane) }));
}

describe('the dashboard', () => {
  test('shows panes below those that opened them, with a Claude or without', () => {
    const rows = [row(2, 'b'), row(0, 'a'), row(undefined, 'elsewhere')];
    expect(shown(rows, [child(2, 0, 'b'), child(3, 2, 'tests'), child(4, 0, 'log')])).toEqual([
      ['a', [['b', ['tests']], 'log']],
      'elsewhere',
    ]);
  });

  test('shows by itself what has no parent there, and nothing that is gone', () => {
    expect(shown([row(2, 'b')], [child(2, 0, 'b'), child(3, 0, 'x')], [paneId(3)])).toEqual(['b']);
  });
});
