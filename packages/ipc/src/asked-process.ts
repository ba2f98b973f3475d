/**
 * Processes by what cannot be mixed up: a pid and when it was started. Owns the reading of /proc/PID/stat, and the end of a
 * process that does not answer; refuses to touch another one that has its number by now, one that somebody has stopped, and
 * one that has not had the processor.
 */
import { readFileSync } from 'node:fs';

/** Processor time without an answer that makes a process one that hangs; less is a machine with too much to do. */
const hangCpuMs = 2_000;
/** Of the times in /proc: USER_HZ, which is 100 on every Linux. */
const tickMs = 10;

export type SilentOutcome =
  | 'killed'
  /** It has ended by itself, and maybe another process has its number. */
  | 'gone'
  /** Somebody has stopped it, or traces it: it does not answer because it may not. */
  | 'stopped'
  /** It is about to run, or waits for a disk: nobody can say yet. */
  | 'busy';

/** A process that is asked something, and ended when it hangs. */
export class AskedProcess {
  readonly #pid: number;
  /** In clock ticks since boot; undefined when it has ended already, or the system does not tell. */
  readonly #start: string | undefined;
  #cpuMs = 0;

  constructor(pid: number) {
    this.#pid = pid;
    this.#start = readStat(pid)?.start;
  }

  /** It is asked now. */
  asked(): void {
    this.#cpuMs = readStat(this.#pid)?.cpuMs ?? 0;
  }

  /** It has had its time to answer: kills it if it hangs, in a loop or in a call that does not return. */
  judge(): SilentOutcome {
    const stat = readStat(this.#pid);
    if (stat === undefined || this.#start === undefined || stat.start !== this.#start) return 'gone';
    if (stat.state === 'T' || stat.state === 't') return 'stopped';
    if (stat.state !== 'S' && stat.cpuMs - this.#cpuMs < hangCpuMs) return 'busy';
    try {
      process.kill(this.#pid, 'SIGKILL');
      return 'killed';
    } catch {
      return 'gone';
    }
  }
}

interface Stat {
  readonly state: string;
  readonly start: string;
  readonly cpuMs: number;
}

/** Fields 3, 14, 15 and 22 of proc(5); a zombie has ended. */
function readStat(pid: number): Stat | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state = ''] = fields;
    if (state === 'Z' || state === 'X') return undefined;
    return { state, start: fields[19] ?? '', cpuMs: (Number(fields[11]) + Number(fields[12])) * tickMs };
  } catch {
    return undefined;
  }
}
