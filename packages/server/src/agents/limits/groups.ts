/**
 * Limits by control groups of version 2: one group for each tree below the group that was delegated to us. Owns these groups.
 * Source: admin-guide/cgroup-v2.rst of Linux.
 */
import type { PaneId } from '@ccmux/core';
import { ownLeaf, treesFolder } from './delegated-group.js';
import type { Holder } from './holder.js';
import { type Limits, tasksFor } from './limits.js';
import type { GroupFacts } from './means.js';
import type { LimitPorts } from './ports.js';
import { type Program, wrapped } from './wrapped.js';

const controllers = ['memory', 'pids', 'cpu'];
const periodUs = 100_000;

export class Groups implements Holder {
  readonly #ports: LimitPorts;
  readonly #folder: string;
  /** Other servers may be in the same group. */
  readonly #prefix: string;

  private constructor(ports: LimitPorts, folder: string, prefix: string) {
    this.#ports = ports;
    this.#folder = folder;
    this.#prefix = prefix;
  }

  /**
   * Makes the delegated group ready for others below it. Undefined when the kernel does not take it, and nothing is held then.
   * `living`: trees that are there already; of others nothing is left.
   */
  static open(ports: LimitPorts, group: GroupFacts, prefix: string, living: readonly PaneId[]): Groups | undefined {
    const { folder } = group;
    const trees = `${folder}/${treesFolder}`;
    const wanted = controllers.filter((name) => group.controllers.includes(name)).map((name) => `+${name}`);
    const leaf = `${folder}/${ownLeaf}`;
    if (!ports.makeFolder(leaf) || !ports.makeFolder(trees)) return undefined;
    for (const pid of (ports.read(`${folder}/cgroup.procs`) ?? '').split('\n').filter(Boolean))
      ports.write(`${leaf}/cgroup.procs`, pid);
    for (const each of [folder, trees]) if (!ports.write(`${each}/cgroup.subtree_control`, wanted.join(' '))) return undefined;
    const groups = new Groups(ports, trees, prefix);
    const kept = new Set(living.map((tree) => groups.#name(tree)));
    for (const name of ports.names(trees)) if (name.startsWith(`${prefix}-`) && !kept.has(name)) groups.#remove(name);
    return groups;
  }

  begin(tree: PaneId, program: Program, limits: Limits): Promise<Program> {
    const folder = `${this.#folder}/${this.#name(tree)}`;
    // A group that could not be made lets no program in, which then says so and does not run.
    this.#ports.makeFolder(folder);
    this.#set(folder, limits);
    return Promise.resolve(wrapped(program, `${folder}/cgroup.procs`));
  }

  end(tree: PaneId): void {
    this.#remove(this.#name(tree));
  }

  use(tree: PaneId): ReturnType<Holder['use']> {
    const folder = `${this.#folder}/${this.#name(tree)}`;
    const memory = this.#ports.read(`${folder}/memory.current`);
    const processes = this.#ports.read(`${folder}/pids.current`);
    return memory === undefined || processes === undefined ? undefined : { memory: Number(memory), processes: Number(processes) };
  }

  #set(folder: string, { memory, cpu, processes }: Limits): void {
    const most = (n: number): string => (n === 0 ? 'max' : String(n));
    this.#ports.write(`${folder}/memory.max`, most(memory));
    // What may not be in memory would fill the disk instead, and slow everybody.
    this.#ports.write(`${folder}/memory.swap.max`, memory === 0 ? 'max' : '0');
    this.#ports.write(`${folder}/pids.max`, most(tasksFor(processes)));
    this.#ports.write(`${folder}/cpu.max`, `${cpu === 0 ? 'max' : (periodUs * cpu) / 100} ${periodUs}`);
  }

  #remove(name: string): void {
    const folder = `${this.#folder}/${name}`;
    if (!this.#ports.write(`${folder}/cgroup.kill`, '1')) {
      // Older than Linux 5.14.
      for (const pid of (this.#ports.read(`${folder}/cgroup.procs`) ?? '').split('\n').filter(Boolean))
        this.#ports.signal(Number(pid), 'SIGKILL');
    }
    // Who is being killed keeps it there for a moment; then it goes with the next server, and holds nobody meanwhile.
    void this.#ports.breathe().then(() => this.#ports.removeFolder(folder));
  }

  #name(tree: PaneId): string {
    return `${this.#prefix}-${tree}`;
  }
}
