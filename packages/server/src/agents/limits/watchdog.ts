/**
 * Limits by looking: once a second, while there are panes of agents, it sums up what their processes take and does what the
 * policy says. Owns the timer and the memory of which process belongs to which pane. It is the last means: it holds nothing
 * back, it ends what took too much, and who changes its environment and leaves its parents in one second escapes it.
 */
import type { PaneId } from '@ccmux/core';
import type { Clock, Timer } from '../../clock.js';
import { ask, endAll } from './ending.js';
import type { Holder } from './holder.js';
import { areNone, type Limits } from './limits.js';
import type { LimitPorts } from './ports.js';
import { type Member, membersOf, type ProcessInfo, type ProcessTable } from './process-table.js';
import { PaneNames, proportionalSize, readProcesses } from './read-processes.js';
import { type Act, type PaneUse, step, type TreeUse, unwatched, type Watch } from './watch-policy.js';
import { type Program, wrapped } from './wrapped.js';

/** Between the end of a look and the next. */
const pauseMs = 1000;
/** Of `ProcessInfo.ticks` in a second: USER_HZ, the same on every Linux. */
const ticksPerSecond = 100;
/** From this part of the limit on, memory that processes share is not counted twice: to know that takes time. */
const nearLimit = 0.7;

export interface LimitedPane {
  readonly pane: PaneId;
  readonly tree: PaneId;
  /** The process that leads it. */
  readonly pid: number;
}

export interface WatchdogDeps {
  readonly ports: LimitPorts;
  readonly clock: Clock;
  readonly socket: string;
  /** Those that live. */
  panes(): readonly LimitedPane[];
  limits(): Limits;
  /** Processes that belong to no pane. */
  never(): ReadonlySet<number>;
  /** Something was done, or is to be said. */
  onAct(tree: PaneId, act: Act): void;
}

export class Watchdog implements Holder {
  readonly #deps: WatchdogDeps;
  readonly #names: PaneNames;
  readonly #watches = new Map<PaneId, Watch>();
  readonly #uses = new Map<PaneId, TreeUse>();
  /** Of panes that were here, too: processes outlive them. */
  readonly #trees = new Map<PaneId, PaneId>();
  /** When the first pane that was looked at began: nothing older can have come from one. */
  #first = Number.POSITIVE_INFINITY;
  #members = new Map<number, Member>();
  #table: ProcessTable = new Map();
  #lookedAt: number | undefined;
  #timer: Timer | undefined;
  #isLooking = false;
  #isOver = false;

  constructor(deps: WatchdogDeps) {
    this.#deps = deps;
    this.#names = new PaneNames(deps.ports, deps.socket);
  }

  begin(_tree: PaneId, program: Program): Promise<Program> {
    this.watch();
    return Promise.resolve(wrapped(program));
  }

  /** Looks as long as there is something to look at. */
  watch(): void {
    if (this.#timer !== undefined || this.#isLooking || this.#isOver) return;
    this.#timer = this.#deps.clock.after(pauseMs, () => void this.#look());
  }

  end(tree: PaneId): void {
    void this.#endAll((member) => this.#trees.get(member.pane) === tree).then(() => {
      this.#watches.delete(tree);
      this.#uses.delete(tree);
      for (const [pane, its] of this.#trees) if (its === tree) this.#trees.delete(pane);
    });
  }

  use(tree: PaneId): PaneUse | undefined {
    return this.#uses.get(tree);
  }

  dispose(): void {
    this.#isOver = true;
    this.#timer?.cancel();
  }

  async #look(): Promise<void> {
    this.#timer = undefined;
    this.#isLooking = true;
    const before = this.#table;
    await this.#update();
    const { clock, limits } = this.#deps;
    const now = clock.now();
    const seconds = (now - (this.#lookedAt ?? now - pauseMs)) / 1000;
    this.#lookedAt = now;
    const ends = [];
    for (const tree of new Set(this.#trees.values())) {
      const use = await this.#useOf(tree, before, seconds);
      this.#uses.set(tree, use);
      const { watch, acts } = step(this.#watches.get(tree) ?? unwatched, use, limits(), now);
      this.#watches.set(tree, watch);
      for (const act of acts) ends.push(this.#act(tree, act));
    }
    await Promise.all(ends);
    this.#isLooking = false;
    if (!areNone(limits()) && (this.#members.size > 0 || this.#deps.panes().length > 0)) this.watch();
    else this.#lookedAt = undefined;
  }

  /** Who is there, and to which pane it belongs. */
  async #update(): Promise<void> {
    const { ports, panes, never } = this.#deps;
    const table = await readProcesses(ports);
    const leaders = new Map<number, PaneId>();
    for (const { pane, tree, pid } of panes()) {
      leaders.set(pid, pane);
      this.#first = Math.min(this.#first, Number(table.get(pid)?.start ?? Number.POSITIVE_INFINITY));
      this.#trees.set(pane, tree);
    }
    const namedBy = (process: ProcessInfo): PaneId | undefined => {
      if (Number(process.start) < this.#first) return undefined;
      const pane = this.#names.paneOf(process);
      return pane !== undefined && this.#trees.has(pane) ? pane : undefined;
    };
    this.#members = membersOf(table, { leaders, before: this.#members, never: never(), namedBy });
    this.#names.keep(table);
    this.#table = table;
  }

  async #useOf(tree: PaneId, before: ProcessTable, seconds: number): Promise<TreeUse> {
    const { ports, limits } = this.#deps;
    const own = [...this.#members].filter(([, { pane }]) => this.#trees.get(pane) === tree);
    const resident = (pid: number): number => (this.#table.get(pid)?.pages ?? 0) * ports.pageSize;
    const most = limits().memory;
    const isNear = most > 0 && own.reduce((sum, [pid]) => sum + resident(pid), 0) > most * nearLimit;
    const panes = new Map<PaneId, { memory: number; processes: number }>();
    let ticks = 0;
    for (const [pid, { pane, start }] of own) {
      const use = panes.get(pane) ?? { memory: 0, processes: 0 };
      use.memory += (isNear ? await proportionalSize(ports, pid) : undefined) ?? resident(pid);
      use.processes++;
      panes.set(pane, use);
      const was = before.get(pid);
      ticks += (this.#table.get(pid)?.ticks ?? 0) - (was?.start === start ? was.ticks : 0);
    }
    const all = [...panes.values()];
    return {
      memory: all.reduce((sum, { memory }) => sum + memory, 0),
      processes: own.length,
      cpu: ((ticks / ticksPerSecond) * 100) / seconds,
      panes,
    };
  }

  async #act(tree: PaneId, act: Act): Promise<void> {
    const { ports, onAct } = this.#deps;
    onAct(tree, act);
    const pidsOf = (belongs: (pane: PaneId) => boolean): number[] =>
      [...this.#members].flatMap(([pid, { pane }]) => (belongs(pane) ? [pid] : []));
    if (act.kind === 'slow') for (const pid of pidsOf((pane) => this.#trees.get(pane) === tree)) ports.lowerPriority(pid);
    if (act.kind !== 'end') return;
    if (act.isForced) await this.#endAll(({ pane }) => pane === act.pane);
    else
      ask(
        ports,
        pidsOf((pane) => pane === act.pane),
      );
  }

  #endAll(belongs: (member: Member) => boolean): Promise<void> {
    return endAll(this.#deps.ports, async () => {
      await this.#update();
      return [...this.#members].flatMap(([pid, member]) => (belongs(member) ? [pid] : []));
    });
  }
}
