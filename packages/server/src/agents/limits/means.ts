/** By which means limits are held: the best that a machine offers. Pure. */

/**
 * `cgroup`: groups of our own below the one that was delegated to us. `scope`: systemd makes them. `watchdog`: the server
 * looks at the processes and ends what takes too much. `none`: there is nothing to look at.
 */
export type Means = 'cgroup' | 'scope' | 'watchdog' | 'none';

export interface MeansFacts {
  /** The group of version 2 that the server and the ptyhost are in; undefined where there is none. */
  readonly group: GroupFacts | undefined;
  /** `systemd-run --user --scope` works. */
  readonly makesScopes: boolean;
  readonly hasProc: boolean;
}

export interface GroupFacts {
  readonly folder: string;
  /** What its groups can be limited by. */
  readonly controllers: readonly string[];
  readonly isWritable: boolean;
  /** Nobody else's processes are in it, and no manager has it for itself. */
  readonly isOurs: boolean;
}

/** Without these a group would hold less than the watchdog does. */
const needed = ['memory', 'pids'];

export function bestMeans({ group, makesScopes, hasProc }: MeansFacts): Means {
  if (group?.isWritable && group.isOurs && needed.every((name) => group.controllers.includes(name))) return 'cgroup';
  if (makesScopes) return 'scope';
  return hasProc ? 'watchdog' : 'none';
}
