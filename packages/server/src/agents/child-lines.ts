/** Children as people and programs read them. Pure. */
import { type Child, type ChildStatus, type ChildTree, childrenOf, formatPaneId, isLiving, type PaneId } from '@ccmux/core';
import { visible } from './visible.js';

export function statusText(status: ChildStatus): string {
  switch (status.kind) {
    case 'completed':
      return status.code === 0 ? 'completed' : `completed with status ${status.code}${because(status.reason)}`;
    case 'crashed':
      return `crashed by signal ${status.signal}${because(status.reason)}`;
    default:
      return status.kind;
  }
}

const because = (reason: string | undefined): string => (reason === undefined ? '' : ` (${reason})`);

export interface ChildEntry {
  readonly pane: string;
  readonly name: string;
  readonly parent: string;
  readonly depth: number;
  readonly status: ChildStatus;
  /** What the Claude in it does, if one is there. */
  readonly claude?: string;
  readonly openedAt: string;
  readonly ageSeconds: number;
  readonly restarts: number;
}

export interface ChildFacts {
  readonly nowMs: number;
  /** The state of the Claude in a pane. */
  claude(pane: PaneId): string | undefined;
}

export function childEntry(child: Child, { nowMs, claude }: ChildFacts): ChildEntry {
  const state = isLiving(child) ? claude(child.pane) : undefined;
  return {
    pane: formatPaneId(child.pane),
    name: child.name,
    parent: formatPaneId(child.parent),
    depth: child.depth,
    status: child.status,
    ...(state !== undefined && { claude: state }),
    openedAt: new Date(child.openedAt).toISOString(),
    ageSeconds: Math.max(0, Math.round((nowMs - child.openedAt) / 1000)),
    restarts: child.restarts.length,
  };
}

export function childLine(child: Child, facts: ChildFacts): string {
  const { name, pane, claude, ageSeconds, restarts } = childEntry(child, facts);
  const state = claude === undefined ? statusText(child.status) : `${statusText(child.status)}, claude ${claude}`;
  const again = restarts > 0 ? `, restarted ${restarts}×` : '';
  return `${visible(name)} ${pane}  ${state}${again}  ${ageText(ageSeconds)}`;
}

const ageText = (seconds: number): string =>
  seconds < 120 ? `${seconds} s` : seconds < 7200 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`;

/** The descendants of a pane as a tree of lines. */
export function treeLines(tree: ChildTree, top: PaneId, facts: ChildFacts, indent = ''): string[] {
  const children = childrenOf(tree, top);
  return children.flatMap((child, i) => {
    const isLast = i === children.length - 1;
    const line = `${indent}${isLast ? '└' : '├'} ${childLine(child, facts)}`;
    return [line, ...treeLines(tree, child.pane, facts, `${indent}${isLast ? ' ' : '│'} `)];
  });
}
