/** The process table of Linux, as far as tests need it. Owns the reading of /proc; ends nothing. */
import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessEntry {
  readonly pid: number;
  readonly ppid: number;
  /** Arguments, as the process shows them. */
  readonly argv: readonly string[];
}

/** All processes of ours that run (zombies have ended) and whose environment at their start had `NAME=value`. */
export function processesWith(variable: string): ProcessEntry[] {
  const own = process.pid;
  const found: ProcessEntry[] = [];
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === own) continue;
    const environment = readProc(pid, 'environ');
    if (environment === undefined || !`\0${environment}`.includes(`\0${variable}\0`)) continue;
    const entry = processEntry(pid);
    if (entry !== undefined) found.push(entry);
  }
  return found;
}

/** Undefined when it has ended. Fields of /proc/PID/stat: proc(5). */
export function processEntry(pid: number): ProcessEntry | undefined {
  const stat = readProc(pid, 'stat');
  if (stat === undefined) return undefined;
  const [state, ppid] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z' || state === 'X') return undefined;
  const argv = readProc(pid, 'cmdline')?.split('\0').slice(0, -1) ?? [];
  return { pid, ppid: Number(ppid), argv };
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return undefined;
  }
}
