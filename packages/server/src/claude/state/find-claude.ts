/** Which process in a pane is a Claude that has the pane's terminal. Reads /proc when asked; keeps nothing. */
import { type ClaudeKind, claudeKind, configDirOf } from '@ccmux/claude';
import { argvOf, childrenOf, environmentOf, type ProcessStat, statOf } from '../../process/processes.js';

export interface ClaudeProcess {
  readonly pid: number;
  /** When it began: see `ProcessStat`. */
  readonly start: string;
  readonly configDir: string | undefined;
  /** One that prints its answer and ends has no screen to be read. */
  readonly kind: ClaudeKind;
}

/** Processes that are looked at for one pane at most: a wrapper or two are usual, a `make -j` is not Claude's. */
const mostProcesses = 24;
const deepest = 4;

/** The group that has the terminal that `leader` leads; 0 when that is not known. */
export function foregroundGroup(leader: number): number {
  return leader === 0 ? 0 : Math.max(0, statOf(leader)?.foreground ?? 0);
}

/** A Claude in the group, at its head or started by it. */
export function claudeInGroup(group: number): ClaudeProcess | undefined {
  let left = mostProcesses;
  const search = (pid: number, depth: number): ClaudeProcess | undefined => {
    if (left-- <= 0) return undefined;
    const stat = statOf(pid);
    if (stat === undefined) return undefined;
    const kind = stat.group === group ? claudeKind({ name: stat.name, argv: argvOf(pid) }) : undefined;
    if (kind !== undefined) return found(stat, kind);
    for (const child of depth < deepest ? childrenOf(pid) : []) {
      const inside = search(child, depth + 1);
      if (inside !== undefined) return inside;
    }
    return undefined;
  };
  return group <= 0 ? undefined : search(group, 0);
}

/** Whether a Claude that is known still has its terminal, itself or through a program that it started: an editor. */
export function holdsTerminal({ pid, start }: ClaudeProcess): boolean {
  const stat = statOf(pid);
  if (stat === undefined || stat.start !== start || stat.state === 'Z' || stat.state === 'X') return false;
  if (stat.group === stat.foreground) return true;
  for (let at = statOf(stat.foreground), depth = 0; at !== undefined && depth < deepest; at = statOf(at.parent), depth++) {
    if (at.parent === pid) return true;
  }
  return false;
}

function found({ pid, start }: ProcessStat, kind: ClaudeKind): ClaudeProcess {
  return { pid, start, configDir: configDirOf(environmentOf(pid)), kind };
}
