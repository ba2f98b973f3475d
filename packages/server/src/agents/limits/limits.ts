/** How much the panes of agents may take, and what makes up the tree that shares it. Pure. */
import { type ChildTree, type Model, numberOption, type PaneId, workerProfile } from '@ccmux/core';

/** 0: no limit. */
export interface Limits {
  /** Bytes. */
  readonly memory: number;
  /** Percent of one core. */
  readonly cpu: number;
  readonly processes: number;
}

const megabyte = 1024 * 1024;

/** What the options say, read anew each time. */
export const limitsIn = (model: Model): Limits => ({
  memory: numberOption(model, 'agent-memory', {}) * megabyte,
  cpu: numberOption(model, 'agent-cpu', {}),
  processes: numberOption(model, 'agent-processes', {}),
});

/**
 * The kernel limits tasks: threads, of which a process of Node.js or of Claude has about ten. Without room for them a few
 * programs would be taken for a hundred.
 */
export const tasksFor = (processes: number): number => processes * 10;

export const areNone = ({ memory, cpu, processes }: Limits): boolean => memory === 0 && cpu === 0 && processes === 0;

/** `own`: the person has set numbers of their own. */
export function profileOf({ memory, cpu, processes }: Limits): 'worker' | 'own' {
  const isWorker = memory === workerProfile.megabytes * megabyte && cpu === workerProfile.cpu;
  return isWorker && processes === workerProfile.processes ? 'worker' : 'own';
}

/**
 * The tree that a pane shares its limits with, named by the pane at its top: what a pane of a person opened, with all that was
 * opened below it, so that nobody gets more by opening more. Undefined for a person's own pane: it has no limits.
 * `openedBy`: who opens it, when it is not in the model yet.
 */
export function treeOf({ children }: ChildTree, pane: PaneId, openedBy?: PaneId): PaneId | undefined {
  let top = openedBy === undefined ? undefined : pane;
  for (let at = children.get(openedBy ?? pane); at !== undefined; at = children.get(at.parent)) top = at.pane;
  return top;
}
