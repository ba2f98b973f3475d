/**
 * The limits of panes that agents opened: finds by which means they can be held here, has programs started within them, and
 * says what happens. Owns the choice of the means, once for the life of the server; a person's own panes are left alone.
 */
import { formatPaneId, isLiving, type PaneId } from '@ccmux/core';
import type { ClientRegistry } from '../../clients/client-registry.js';
import type { Timer } from '../../clock.js';
import type { ProgramLimits } from '../../panes/program-limits.js';
import type { SpawnRequest } from '../../panes/ptyhost-link.js';
import type { PtyhostSlot } from '../../panes/ptyhost-slot.js';
import type { Agents } from '../agents.js';
import type { AgentContext } from '../context.js';
import { visible } from '../visible.js';
import { actText, excessText } from './act-text.js';
import { groupOf } from './delegated-group.js';
import { Groups } from './groups.js';
import type { Holder } from './holder.js';
import { areNone, type Limits, limitsIn, profileOf, treeOf } from './limits.js';
import { bestMeans, type Means } from './means.js';
import type { LimitPorts } from './ports.js';
import { makesScopes, Scopes } from './scopes.js';
import type { Act } from './watch-policy.js';
import { type LimitedPane, Watchdog } from './watchdog.js';

/** For what is left of a tree when its last pane has gone: as long as Claude gets to end. */
const graceMs = 10_000;
/** Hexadecimal digits that tell servers apart in what they share. */
const prefixLength = 8;

export interface LimitDeps extends Pick<AgentContext, 'store' | 'panes' | 'clock' | 'socket'> {
  readonly agents: Agents;
  readonly clients: ClientRegistry;
  readonly ptyhost: PtyhostSlot;
}

/** For people and programs. */
export interface Resources extends Limits {
  readonly means: Means;
  readonly profile: 'worker' | 'own';
  readonly trees: readonly { readonly top: string; readonly memory?: number; readonly processes?: number }[];
}

interface Held {
  readonly means: Means;
  readonly holder: Holder | undefined;
}

export class AgentLimits implements ProgramLimits {
  readonly #ports: LimitPorts;
  readonly #deps: LimitDeps;
  /** Trees that have panes, or had some a moment ago. */
  readonly #trees = new Set<PaneId>();
  readonly #ends = new Map<PaneId, Timer>();
  #held: Promise<Held> | undefined;
  #watchdog: Watchdog | undefined;

  constructor(ports: LimitPorts, deps: LimitDeps) {
    this.#ports = ports;
    this.#deps = deps;
  }

  async begin(request: SpawnRequest, openedBy: PaneId | undefined): Promise<SpawnRequest> {
    const { model } = this.#deps.store;
    const tree = treeOf(model.agents, request.pane, openedBy);
    const limits = limitsIn(model);
    if (tree === undefined || areNone(limits)) return request;
    this.#began(tree);
    const { holder } = await this.#means();
    return holder === undefined ? request : { ...request, ...(await holder.begin(tree, request, limits)) };
  }

  /** Panes of a server before this one are within their limits again. */
  restored(): void {
    const panes = this.#panes();
    for (const { tree } of panes) this.#began(tree);
    if (panes.length > 0) void this.#means().then(() => this.#watchdog?.watch());
  }

  /** Panes, what is known of who opened them, or options changed. */
  changed(): void {
    if (this.#trees.size === 0) return;
    // Its pane may have come into the model only now.
    this.#watchdog?.watch();
    const living = this.#living();
    for (const tree of this.#trees) {
      if (living.has(tree) || this.#ends.has(tree)) continue;
      const timer = this.#deps.clock.after(graceMs, () => this.#end(tree));
      this.#ends.set(tree, timer);
    }
  }

  async resources(): Promise<Resources> {
    const { means, holder } = await this.#means();
    const limits = limitsIn(this.#deps.store.model);
    const trees = [...this.#trees].map((tree) => {
      const use = holder?.use(tree);
      return { top: formatPaneId(tree), ...(use && { memory: use.memory, processes: use.processes }) };
    });
    return { means, profile: profileOf(limits), ...limits, trees };
  }

  dispose(): void {
    this.#watchdog?.dispose();
    for (const timer of this.#ends.values()) timer.cancel();
    this.#ends.clear();
  }

  #began(tree: PaneId): void {
    this.#trees.add(tree);
    this.#ends.get(tree)?.cancel();
    this.#ends.delete(tree);
  }

  #end(tree: PaneId): void {
    this.#ends.delete(tree);
    if (this.#living().has(tree)) return;
    this.#trees.delete(tree);
    void this.#means().then(({ holder }) => holder?.end(tree));
  }

  #means(): Promise<Held> {
    this.#held ??= this.#find();
    return this.#held;
  }

  async #find(): Promise<Held> {
    const ports = this.#ports;
    const { socket, agents } = this.#deps;
    const prefix = agents.ports.sha256(socket).slice(0, prefixLength);
    const own = [...this.#own()];
    const hasProc = ports.read('/proc/self/stat') !== undefined;
    const group = await groupOf(ports, own);
    const first = bestMeans({ group, makesScopes: false, hasProc });
    if (first === 'cgroup' && group !== undefined) {
      const holder = Groups.open(ports, group, prefix, [...this.#trees]);
      if (holder !== undefined) return { means: 'cgroup', holder };
    }
    const means = bestMeans({ group: undefined, makesScopes: await makesScopes(ports), hasProc });
    if (means === 'scope') return { means, holder: new Scopes(ports, prefix) };
    if (means === 'none') return { means, holder: undefined };
    this.#watchdog = this.#newWatchdog();
    return { means, holder: this.#watchdog };
  }

  #newWatchdog(): Watchdog {
    const { clock, socket, store } = this.#deps;
    return new Watchdog({
      ports: this.#ports,
      clock,
      socket,
      panes: () => this.#panes(),
      limits: () => limitsIn(store.model),
      never: () => this.#own(),
      onAct: (tree, act) => this.#say(tree, act),
    });
  }

  /** The server, and last the ptyhost, whose children the panes are. */
  #own(): Set<number> {
    const host = this.#deps.ptyhost.current?.pid ?? 0;
    return new Set([this.#ports.pid, ...(host > 0 ? [host] : [])]);
  }

  /** Trees with a pane that is shown, whether its program has ended or not. */
  #living(): Set<PaneId> {
    const { model } = this.#deps.store;
    const shown = [...model.agents.children.keys()].filter((pane) => model.panes.has(pane));
    return new Set(shown.flatMap((pane) => treeOf(model.agents, pane) ?? []));
  }

  #panes(): LimitedPane[] {
    const { store, panes } = this.#deps;
    const { agents } = store.model;
    return [...agents.children.values()].flatMap((child) => {
      const { pane } = child;
      const pid = panes.get(pane)?.pid ?? 0;
      const tree = treeOf(agents, pane);
      return isLiving(child) && pid > 0 && tree !== undefined && !panes.hasEnded(pane) ? [{ pane, tree, pid }] : [];
    });
  }

  #say(tree: PaneId, act: Act): void {
    const { agents, clients, store } = this.#deps;
    const pane = act.kind === 'end' ? act.pane : tree;
    const name = visible(store.model.agents.children.get(pane)?.name ?? '');
    if (act.kind === 'end') agents.supervisor.because(act.pane, excessText(act));
    agents.audit('limit', { pane: formatPaneId(pane), ...act });
    const text = `${name} ${formatPaneId(pane)} ${actText(act)}`.trim();
    for (const client of clients.all) if (client.hello.control !== true) client.showMessage(text);
  }
}
