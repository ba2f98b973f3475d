/** What the kernel says of the processes that carry our mark in their environment. Reads /proc, so Linux only. */
import { readdirSync, readFileSync } from 'node:fs';

/** Programs that run inside panes; everything else with the mark belongs to the multiplexer. */
const paneProgramNames = new Set(['sh', 'dash', 'bash', 'cat', 'sleep', 'stty']);

/** Linux counts processor time in hundredths of a second for every program, whatever the kernel's own tick is. */
const msPerTick = 10;

export interface ProcessUsage {
  readonly pid: number;
  readonly name: string;
  readonly cpuMs: number;
  /** Times that a thread of it went to sleep by itself: one for each wake-up. */
  readonly wakeUps: number;
  readonly rssKb: number;
  /** Resident memory with shared pages divided among those who share them. */
  readonly pssKb: number;
}

const numberAfter = (text: string, label: string): number => Number(new RegExp(`^${label}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const readUsage = (pid: number): ProcessUsage => {
  const directory = `/proc/${pid}`;
  const stat = readFileSync(`${directory}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const threads = readdirSync(`${directory}/task`).map((thread) => readFileSync(`${directory}/task/${thread}/status`, 'utf8'));
  return {
    pid,
    name: readFileSync(`${directory}/comm`, 'utf8').trim(),
    cpuMs: (Number(fields[11]) + Number(fields[12])) * msPerTick,
    wakeUps: sum(threads.map((status) => numberAfter(status, 'voluntary_ctxt_switches'))),
    rssKb: numberAfter(readFileSync(`${directory}/status`, 'utf8'), 'VmRSS'),
    pssKb: numberAfter(readFileSync(`${directory}/smaps_rollup`, 'utf8'), 'Pss'),
  };
};

/** A process may end between two reads; it is then none of those asked for. */
const ifAlive = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

export const pidsWithMark = (mark: string): readonly number[] =>
  readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => ifAlive(() => readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(mark)) ?? false)
    .map(Number);

/** The multiplexer's own processes. */
export const multiplexerProcesses = (mark: string): readonly ProcessUsage[] =>
  pidsWithMark(mark)
    .map((pid) => ifAlive(() => readUsage(pid)))
    .filter((usage) => usage !== undefined)
    .filter((usage) => !paneProgramNames.has(usage.name));

/** How much `of` grew for the processes that are in `after`; a process that was not there before counts from zero. */
export const growth = (
  before: readonly ProcessUsage[],
  after: readonly ProcessUsage[],
  of: (usage: ProcessUsage) => number,
): number => {
  const start = new Map(before.map((usage) => [usage.pid, of(usage)]));
  return sum(after.map((usage) => of(usage) - (start.get(usage.pid) ?? 0)));
};

export const total = (processes: readonly ProcessUsage[], of: (usage: ProcessUsage) => number): number => sum(processes.map(of));
