/** Whether a pane may open another at all, by the server's own tree. Comes before any rule; no rule changes it. */
import type { PaneId } from '../ids.js';
import { err, ok, type Result } from '../result.js';
import { hardDepth, type LimitHit, type SpawnLimits } from './limits.js';
import { type ChildTree, depthOf, isLiving, rootOf } from './tree.js';

export interface Admission {
  readonly root: PaneId;
  readonly depth: number;
}

/** `now`: milliseconds since 1970. `waiting`: requests of the same tree that a person has not answered; they count as granted. */
export function admit(
  tree: ChildTree,
  parent: PaneId,
  limits: SpawnLimits,
  now: number,
  waiting: readonly { readonly parent: PaneId }[] = [],
): Result<Admission, LimitHit> {
  const root = rootOf(tree, parent);
  const depth = depthOf(tree, parent) + 1;
  const living = [...tree.children.values()].filter(isLiving);
  const use = tree.uses.get(root);
  const asked = waiting.filter((request) => rootOf(tree, request.parent) === root).length;
  const recent = use?.recent.filter((at) => at > now - limits.rateWindowMs).length ?? 0;
  const counts: readonly LimitHit[] = [
    {
      limit: 'per-parent',
      allowed: limits.perParent,
      reached: living.filter((child) => child.parent === parent).length + waiting.filter((one) => one.parent === parent).length,
    },
    { limit: 'per-tree', allowed: limits.perTree, reached: living.filter((child) => child.root === root).length + asked },
    { limit: 'per-server', allowed: limits.perServer, reached: living.length + waiting.length },
    { limit: 'rate', allowed: limits.rate, reached: recent + asked },
    { limit: 'budget', allowed: limits.budget, reached: (use?.granted ?? 0) + asked },
  ];
  const allowedDepth = Math.min(limits.depth, hardDepth);
  if (depth > allowedDepth) return err({ limit: 'depth', allowed: allowedDepth, reached: depth });
  const hit = counts.find(({ allowed, reached }) => reached >= allowed);
  return hit === undefined ? ok({ root, depth }) : err(hit);
}
