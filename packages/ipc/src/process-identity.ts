/**
 * Processes by what cannot be mixed up: a pid and when it was started. Owns the reading of /proc/PID/stat, and the killing of
 * a process that was known before; refuses to touch another one that has its number by now.
 */
import { readFileSync } from 'node:fs';

export interface ProcessIdentity {
  readonly pid: number;
  /** In clock ticks since boot. */
  readonly start: string;
}

/** Undefined when it has ended, or the system does not tell. */
export function identify(pid: number): ProcessIdentity | undefined {
  const stat = readStat(pid);
  return stat === undefined ? undefined : { pid, start: stat.start };
}

export type KillOutcome =
  | 'killed'
  /** It has ended by itself, and maybe another process has its number. */
  | 'gone'
  /** Somebody has stopped it, or traces it: it does not answer because it may not. */
  | 'stopped';

/** Kills a process that does not answer. */
export function killHung({ pid, start }: ProcessIdentity): KillOutcome {
  const stat = readStat(pid);
  if (stat === undefined || stat.start !== start) return 'gone';
  if (stat.state === 'T' || stat.state === 't') return 'stopped';
  try {
    process.kill(pid, 'SIGKILL');
    return 'killed';
  } catch {
    return 'gone';
  }
}

/** Fields 3 and 22 of proc(5); a zombie has ended. */
function readStat(pid: number): { readonly state: string; readonly start: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state = ''] = fields;
    return state === 'Z' || state === 'X' ? undefined : { state, start: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}
