/** Processes as /proc tells of them, and which of them belong to which pane. Pure. */
import type { PaneId } from '@ccmux/core';

export interface ProcessInfo {
  readonly pid: number;
  readonly parent: number;
  readonly session: number;
  /** Clock ticks of processor time that it has used. */
  readonly ticks: number;
  /** When it began; with the pid, this is one process and never another. */
  readonly start: string;
  /** Pages of memory. */
  readonly pages: number;
}

export type ProcessTable = ReadonlyMap<number, ProcessInfo>;

/** Text of /proc/PID/stat (proc(5)). Undefined for what is no such text, and for who has ended and only waits to be buried. */
export function parseStat(pid: number, text: string): ProcessInfo | undefined {
  // From the third field on; the name in front of it may contain anything.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, parent, , session] = fields;
  if (fields.length < 22 || state === 'Z' || state === 'X') return undefined;
  return {
    pid,
    parent: Number(parent),
    session: Number(session),
    ticks: Number(fields[11]) + Number(fields[12]),
    start: fields[19] ?? '',
    pages: Number(fields[21]),
  };
}

/** A process that was seen in a pane: it stays there, whatever becomes of its parent. */
export interface Member {
  readonly pane: PaneId;
  readonly start: string;
}

export interface MemberFacts {
  /** By the process that leads each pane. */
  readonly leaders: ReadonlyMap<number, PaneId>;
  readonly before: ReadonlyMap<number, Member>;
  /** They belong to no pane, wherever they were started: the server and the ptyhost. */
  readonly never: ReadonlySet<number>;
  /** The pane whose name a process without known parents has in its environment. */
  namedBy(process: ProcessInfo): PaneId | undefined;
}

export function membersOf(table: ProcessTable, facts: MemberFacts): Map<number, Member> {
  const known = new Map<number, PaneId | undefined>();
  const paneOf = (pid: number): PaneId | undefined => {
    if (known.has(pid)) return known.get(pid);
    // Ends a circle, which the kernel never has but a table read while it changes may.
    known.set(pid, undefined);
    const process = table.get(pid);
    if (process === undefined || facts.never.has(pid)) return undefined;
    const { leaders, before, namedBy } = facts;
    const was = before.get(pid);
    const pane =
      leaders.get(pid) ??
      (was?.start === process.start ? was.pane : undefined) ??
      leaders.get(process.session) ??
      paneOf(process.parent) ??
      namedBy(process);
    known.set(pid, pane);
    return pane;
  };
  const members = new Map<number, Member>();
  for (const { pid, start } of table.values()) {
    const pane = paneOf(pid);
    if (pane !== undefined) members.set(pid, { pane, start });
  }
  return members;
}
