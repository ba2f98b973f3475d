/**
 * Which pane opened which. Owns parents, depths and what trees have used up, from the server's own records: nothing that a
 * program says about itself is in it. Immutable; every change gives a new one.
 */
import type { PaneId } from '../ids.js';

/** How a child is or ended. `reason`: why the server had it end. */
export type ChildStatus =
  | { readonly kind: 'running' }
  | { readonly kind: 'completed'; readonly code: number; readonly reason?: string }
  | { readonly kind: 'crashed'; readonly signal: number; readonly reason?: string }
  | { readonly kind: 'timeout' }
  /** It crashed more often than it may be restarted. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'cancelled' };

export interface Child {
  readonly pane: PaneId;
  readonly parent: PaneId;
  /** The pane of a person at the top. */
  readonly root: PaneId;
  /** 1: opened by the root. */
  readonly depth: number;
  /** Unique within its tree. */
  readonly name: string;
  readonly status: ChildStatus;
  /** Milliseconds since 1970, as all times here. */
  readonly openedAt: number;
  /** undefined: without end. */
  readonly endsBy: number | undefined;
  readonly restart: 'never' | 'on-crash';
  /** When it was started again. */
  readonly restarts: readonly number[];
  /** The end of what it printed, once it has ended. */
  readonly output?: string;
  /** Names the request that it was opened for, which is not carried out twice. */
  readonly key?: string;
}

/** What a tree has been granted, also of children that are gone. */
export interface TreeUse {
  readonly granted: number;
  /** Within the window of the rate. */
  readonly recent: readonly number[];
}

export interface ChildTree {
  readonly children: ReadonlyMap<PaneId, Child>;
  readonly uses: ReadonlyMap<PaneId, TreeUse>;
}

export const noChildren: ChildTree = { children: new Map(), uses: new Map() };

export const isLiving = (child: Child): boolean => child.status.kind === 'running';

/** The pane of a person above `pane`; itself if a person opened it. */
export const rootOf = (tree: ChildTree, pane: PaneId): PaneId => tree.children.get(pane)?.root ?? pane;

export const depthOf = (tree: ChildTree, pane: PaneId): number => tree.children.get(pane)?.depth ?? 0;

export const childrenOf = (tree: ChildTree, pane: PaneId): readonly Child[] =>
  [...tree.children.values()].filter((child) => child.parent === pane);

/** Whether `ancestor` opened `pane`, directly or through others. */
export function isDescendant(tree: ChildTree, pane: PaneId, ancestor: PaneId): boolean {
  for (let at = tree.children.get(pane)?.parent; at !== undefined; at = tree.children.get(at)?.parent)
    if (at === ancestor) return true;
  return false;
}

/** The descendant of `ancestor` that has this name. Names of living children hide those of ended ones. */
export function descendantNamed(tree: ChildTree, ancestor: PaneId, name: string): Child | undefined {
  const named = [...tree.children.values()].filter((child) => child.name === name && isDescendant(tree, child.pane, ancestor));
  return named.find(isLiving) ?? named.at(-1);
}

/** A name that no pane of the tree has or will have. `waiting`: requests that are not answered. */
export function freeName(tree: ChildTree, root: PaneId, waiting: readonly { readonly name: string }[] = []): string {
  const children = [...tree.children.values()].filter((child) => child.root === root);
  const taken = new Set([...children, ...waiting].map(({ name }) => name));
  for (let i = 1; ; i++) if (!taken.has(`pane-${i}`)) return `pane-${i}`;
}

const withEntry = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> => new Map(map).set(key, value);

/** A child that was admitted at `now` and has a pane. Grants older than `rateWindowMs` are forgotten. */
export function withChild(tree: ChildTree, child: Child, rateWindowMs: number): ChildTree {
  const use = tree.uses.get(child.root) ?? { granted: 0, recent: [] };
  const recent = [...use.recent.filter((at) => at > child.openedAt - rateWindowMs), child.openedAt];
  return {
    children: withEntry(tree.children, child.pane, child),
    uses: withEntry(tree.uses, child.root, { granted: use.granted + 1, recent }),
  };
}

export function withStatus(tree: ChildTree, pane: PaneId, status: ChildStatus, output?: string): ChildTree {
  const child = tree.children.get(pane);
  if (child === undefined) return tree;
  const ended = { ...child, status, ...(output !== undefined && { output }) };
  return { ...tree, children: withEntry(tree.children, pane, ended) };
}

export function withRestart(tree: ChildTree, pane: PaneId, restarts: readonly number[]): ChildTree {
  const child = tree.children.get(pane);
  if (child === undefined) return tree;
  return { ...tree, children: withEntry(tree.children, pane, { ...child, status: { kind: 'running' }, restarts }) };
}

/** Panes are gone: children that still ran were cancelled, and trees of which nobody is left are forgotten. */
export function afterPanesClosed(tree: ChildTree, isThere: (pane: PaneId) => boolean): ChildTree {
  const children = new Map(tree.children);
  for (const child of children.values())
    if (isLiving(child) && !isThere(child.pane)) children.set(child.pane, { ...child, status: { kind: 'cancelled' } });
  const roots = new Set([...children.values()].filter(isLiving).map(({ root }) => root));
  const isOver = (root: PaneId): boolean => !isThere(root) && !roots.has(root);
  for (const child of children.values()) if (isOver(child.root)) children.delete(child.pane);
  return { children, uses: new Map([...tree.uses].filter(([root]) => !isOver(root))) };
}
