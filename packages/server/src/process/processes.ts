/** What the system says of processes, from /proc. Read when asked for; nothing is kept. Processes that are gone say nothing. */
import { readFileSync } from 'node:fs';

export interface ProcessStat {
  readonly pid: number;
  readonly name: string;
  /** R, S, T, Z … */
  readonly state: string;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** The group that has its terminal; -1 without a terminal. */
  readonly foreground: number;
  /** Clock ticks after the machine began: with the number, this is one process and never another. */
  readonly start: string;
}

export function statOf(pid: number): ProcessStat | undefined {
  const text = read(`/proc/${pid}/stat`);
  if (text === undefined) return undefined;
  const end = text.lastIndexOf(')');
  const [state = '', parent, group, session, , foreground, ...rest] = text.slice(end + 2).split(' ');
  return {
    pid,
    name: text.slice(text.indexOf('(') + 1, end),
    state,
    parent: Number(parent),
    group: Number(group),
    session: Number(session),
    foreground: Number(foreground),
    // Field 22; `rest` begins with the ninth.
    start: rest[13] ?? '',
  };
}

export const argvOf = (pid: number): readonly string[] => (read(`/proc/${pid}/cmdline`) ?? '').split('\0').slice(0, -1);

/** What it was started with. */
export function environmentOf(pid: number): ReadonlyMap<string, string> {
  const entries = (read(`/proc/${pid}/environ`) ?? '').split('\0').map((entry): [string, string] => {
    const at = entry.indexOf('=');
    return [entry.slice(0, at), entry.slice(at + 1)];
  });
  return new Map(entries);
}

export function childrenOf(pid: number): readonly number[] {
  return (read(`/proc/${pid}/task/${pid}/children`) ?? '').split(' ').filter(Boolean).map(Number);
}

/** Whether the process lives that began then. One that only waits to be buried does not. */
export function isAlive(pid: number, start: string): boolean {
  const stat = statOf(pid);
  return stat !== undefined && stat.start === start && stat.state !== 'Z' && stat.state !== 'X';
}

/** Linux counts in hundredths of a second for programs, whatever it does itself (proc(5), sysconf(3)). */
const tickMs = 10;

/** When a process began that has that `start`, in milliseconds since the epoch; undefined where nothing says it. */
export function beganAtMs(start: string, nowMs: number): number | undefined {
  const upSeconds = Number(read('/proc/uptime')?.split(' ')[0]);
  const began = nowMs - upSeconds * 1000 + Number(start) * tickMs;
  return start === '' || Number.isNaN(began) ? undefined : Math.floor(began) - tickMs;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
