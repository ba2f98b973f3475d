/** Signals to what runs in a pane, and what /proc knows of it. */
import { readFileSync } from 'node:fs';

/** Foreground process group of the terminal that `pid` leads: `tpgid`, field 8 of /proc/PID/stat (proc(5)). */
export function foregroundGroup(pid: number): number | undefined {
  const group = Number(statFields(pid)?.[5]);
  return group > 1 ? group : undefined;
}

/** Whether the leader of the session `pid` lives: `state` and `session`, fields 3 and 6. True also where there is no /proc. */
export function leaderLives(pid: number): boolean {
  const fields = statFields(pid);
  if (fields === undefined) return kill(pid, 0);
  return fields[0] !== 'Z' && fields[0] !== 'X' && Number(fields[3]) === pid;
}

/** False when there is nothing to signal. */
export function kill(target: number, signal: number | NodeJS.Signals): boolean {
  try {
    return process.kill(target, signal);
  } catch {
    // Already gone, or no such signal: nothing is left to do either way.
    return false;
  }
}

/** From the third on, the name of the program is in front of them. */
function statFields(pid: number): readonly string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
