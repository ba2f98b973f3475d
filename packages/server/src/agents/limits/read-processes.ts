/** Reads what /proc tells of processes, in small steps between which the server does other things. */
import { type PaneId, parsePaneId } from '@ccmux/core';
import type { LimitPorts } from './ports.js';
import { type ProcessInfo, type ProcessTable, parseStat } from './process-table.js';

/** About half a millisecond. */
const inOneGo = 32;

export async function readProcesses(ports: LimitPorts): Promise<ProcessTable> {
  const table = new Map<number, ProcessInfo>();
  let read = 0;
  for (const name of ports.names('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const text = ports.read(`/proc/${name}/stat`);
    const found = text === undefined ? undefined : parseStat(Number(name), text);
    if (found !== undefined) table.set(found.pid, found);
    if (++read % inOneGo === 0) await ports.breathe();
  }
  return table;
}

/** Bytes that a process has for itself, with its part of what it shares; undefined when that cannot be read. */
export async function proportionalSize(ports: LimitPorts, pid: number): Promise<number | undefined> {
  // The kernel looks at every page.
  const text = (await ports.readLater(`/proc/${pid}/smaps_rollup`)) ?? '';
  const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(text)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

/** Finds the panes of processes that have left their parents, by the environment they began with. Reads each only once. */
export class PaneNames {
  readonly #ports: LimitPorts;
  readonly #socket: string;
  #seen = new Map<number, { readonly start: string; readonly pane: PaneId | undefined }>();

  constructor(ports: LimitPorts, socket: string) {
    this.#ports = ports;
    this.#socket = socket;
  }

  paneOf({ pid, start }: ProcessInfo): PaneId | undefined {
    const seen = this.#seen.get(pid);
    if (seen?.start === start) return seen.pane;
    const pane = this.#read(pid);
    this.#seen.set(pid, { start, pane });
    return pane;
  }

  /** Forgets those that are gone. */
  keep(table: ProcessTable): void {
    this.#seen = new Map([...this.#seen].filter(([pid]) => table.has(pid)));
  }

  #read(pid: number): PaneId | undefined {
    const words = (this.#ports.read(`/proc/${pid}/environ`) ?? '').split('\0');
    if (!words.some((word) => word.startsWith(`CCMUX=${this.#socket},`))) return undefined;
    const named = words.find((word) => word.startsWith('CCMUX_PANE='))?.slice('CCMUX_PANE='.length);
    const pane = parsePaneId(named ?? '');
    return pane.ok ? pane.value : undefined;
  }
}
