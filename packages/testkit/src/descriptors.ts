/** What processes hold open, how much memory they use and how often they wake up, from /proc. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface Descriptor {
  readonly fd: number;
  /** Where the link in /proc/PID/fd points: a path, `socket:[1]`, `pipe:[1]`, `anon_inode:[eventpoll]` … */
  readonly target: string;
}

/** The open descriptors of a process; empty when it has ended. */
export function descriptorsOf(pid: number): Descriptor[] {
  let names: string[];
  try {
    names = readdirSync(`/proc/${pid}/fd`);
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    try {
      return [{ fd: Number(name), target: readlinkSync(`/proc/${pid}/fd/${name}`) }];
    } catch {
      return [];
    }
  });
}

/** Resident memory of a process in bytes; 0 when it has ended. */
export function residentBytes(pid: number): number {
  try {
    const kib = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kib ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Times that the main thread of a process has gone to sleep by itself, once for each wake-up; 0 when it has ended. */
export function wakeUpsOf(pid: number): number {
  try {
    return Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
