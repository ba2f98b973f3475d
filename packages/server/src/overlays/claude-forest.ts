/** The Claudes of the dashboard with the panes that they opened below them. Pure. */
import { type Child, type ChildTree, isLiving, type PaneId } from '@ccmux/core';
import { statusText } from '../agents/child-lines.js';
import { type DashboardRow, escaped } from '../claude/dashboard/row.js';
import { ageText } from '../claude/state/needs.js';
import type { ChooserItem } from './chooser-model.js';

export interface ForestParts {
  /** In the order in which they are shown. */
  readonly rows: readonly DashboardRow[];
  readonly tree: ChildTree;
  readonly nowMs: number;
  isThere(pane: PaneId): boolean;
  /** Without what is below it. */
  itemOf(row: DashboardRow): Omit<ChooserItem, 'children' | 'expanded'>;
}

interface Node {
  readonly pane: PaneId | undefined;
  readonly item: Omit<ChooserItem, 'children' | 'expanded'>;
}

/** Children whose parent is not shown stand by themselves. */
export function forest({ rows, tree, nowMs, isThere, itemOf }: ForestParts): ChooserItem[] {
  const shown = new Set(rows.map(({ pane }) => pane));
  const others = [...tree.children.values()].filter(({ pane }) => isThere(pane) && !shown.has(pane));
  const nodes: readonly Node[] = [
    ...rows.map((row) => ({ pane: row.pane, item: itemOf(row) })),
    ...others.map((child) => ({ pane: child.pane, item: plainItem(child, nowMs) })),
  ];
  const panes = new Set(nodes.map(({ pane }) => pane));
  const parentOf = ({ pane }: Node): PaneId | undefined => {
    const parent = pane === undefined ? undefined : tree.children.get(pane)?.parent;
    return panes.has(parent) ? parent : undefined;
  };
  const below = (parent: PaneId | undefined): ChooserItem[] =>
    nodes
      .filter((node) => parentOf(node) === parent)
      .map(({ pane, item }) => ({ ...item, children: pane === undefined ? [] : below(pane), expanded: true }));
  return below(undefined);
}

export const paneItemId = (pane: PaneId): string => `pane ${pane}`;

/** One that runs no Claude. */
function plainItem(child: Child, nowMs: number): Omit<ChooserItem, 'children' | 'expanded'> {
  const age = ageText(nowMs - child.openedAt);
  const style = isLiving(child) ? '#[fg=green]' : '#[dim]';
  const text = `${style}${statusText(child.status).padEnd(10)}#[default] ${age}`;
  return { id: paneItemId(child.pane), name: escaped(child.name).slice(0, 16), text };
}
